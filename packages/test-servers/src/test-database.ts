/** What a test file gets from a server: a database of its own, dropped afterwards. */

export interface TestDatabase {
  /** With user, password, host, port and database. */
  readonly url: string
  readonly drop: () => Promise<void>
}

export interface TestServer {
  /** Product and version, for the names of tests. */
  readonly name: string
  readonly database: () => Promise<TestDatabase>
  /** Ends what was started for the tests; a server that ran before goes on running. */
  readonly stop: () => Promise<void>
}

/** Whether a missing server is a failure: in CI, and wherever somebody names one. */
export const isDemanded = (variable: string): boolean =>
  process.env["CI"] === "true" || namedServer(variable) !== undefined

export const namedServer = (variable: string): string | undefined => process.env[variable] || undefined

let databases = 0

export const databaseName = (): string => {
  databases += 1
  return `fieldcare_test_${process.pid}_${Date.now().toString(36)}_${databases}`
}

export const withDatabase = (url: string, database: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** Why a server is not there. Several addresses may have been tried, each with a reason of its own. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ")
  return error instanceof Error ? error.message : String(error)
}
