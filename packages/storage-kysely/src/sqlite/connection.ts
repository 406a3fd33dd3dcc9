/** One connection to a SQLite file through Node's own module: settings that make it durable, statements prepared once. */
import type { DatabaseSync, SQLInputValue, StatementResultingChanges, StatementSync } from "node:sqlite"
import type { Row } from "../database.ts"
import { SettingRefused } from "../setting-refused.ts"

/** How many statements stay prepared. The engine has a few texts for each kind; the rest is a host's own queries. */
const preparedMax = 256

/** How long queries go on in one turn of the event loop before timers, sockets and others have theirs. */
const turnMillisecondsMax = 5

/** How long a write waits for another process, unless the host says otherwise. */
const busyMillisecondsMax = 10_000

/**
 * A connection that one holder has at a time.
 *
 * **Details**
 *
 * node:sqlite blocks the whole process while it waits for a lock. So SQLite itself never waits: a write that finds
 * another process writing is tried again after a moment, in which the event loop runs.
 */
export class SqliteConnection {
  readonly database: DatabaseSync
  /** Whether the data is gone with the process. */
  readonly isInMemory: boolean
  readonly #prepared = new Map<string, Prepared>()
  readonly #waiting: Array<() => void> = []
  readonly #busyMillisecondsMax: number
  #held = false
  #begun = false
  #turnBegan: number | undefined

  /** Throws `SettingRefused`. */
  constructor(database: DatabaseSync, options: { readonly busyMillisecondsMax?: number } = {}) {
    this.database = database
    this.isInMemory = inOrder(database)
    this.#busyMillisecondsMax = options.busyMillisecondsMax ?? busyMillisecondsMax
  }

  /** Waits until the connection is free; the first to come is the first to have it. */
  async hold(): Promise<void> {
    if (this.#isTooLong()) await new Promise<void>((resolve) => setImmediate(resolve))
    if (!this.#held) {
      this.#held = true
      return
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#waiting.push(resolve)
    await promise
  }

  /** Nothing here waits for anything outside, so a loop of queries would keep the process from all else for ever. */
  #isTooLong(): boolean {
    const now = performance.now()
    if (this.#turnBegan === undefined) {
      this.#turnBegan = now
      setImmediate(() => {
        this.#turnBegan = undefined
      })
    }
    return now - this.#turnBegan > turnMillisecondsMax
  }

  /** A transaction that nobody ended is undone, so that it is not the next holder's. */
  release(): void {
    try {
      if (this.database.isOpen) this.rollback()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#held = false
      else next()
    }
  }

  /** Every transaction takes the write lock at once: one that reads first cannot always get it later. */
  begin(): Promise<void> {
    return this.patiently(() => {
      this.run("begin immediate")
      this.#begun = true
    })
  }

  commit(): void {
    this.run("commit")
    this.#begun = false
  }

  rollback(): void {
    this.#begun = false
    if (this.database.isTransaction) this.run("rollback")
  }

  /** Does something that writes by itself, again while another process is writing. */
  async patiently<A>(work: () => A): Promise<A> {
    const end = performance.now() + this.#busyMillisecondsMax
    for (let attempt = 1; ; attempt++) {
      try {
        return work()
      } catch (error) {
        if (!isBusy(error) || this.database.isTransaction || performance.now() > end) throw error
      }
      await moment(attempt)
    }
  }

  /** The rows that a statement answers. */
  rows(sql: string, parameters: ReadonlyArray<unknown> = []): ReadonlyArray<Row> {
    const rows = this.#prepare(sql).statement.all(...allBound(parameters))
    return rows.map((row) => ({ ...row }))
  }

  /** Runs a statement that answers no rows. */
  run(sql: string, parameters: ReadonlyArray<unknown> = []): StatementResultingChanges {
    return this.#prepare(sql).statement.run(...allBound(parameters))
  }

  /** Whether a statement answers rows. */
  answers(sql: string): boolean {
    return this.#prepare(sql).answers
  }

  /** Rows one by one, of a statement of its own: others may use the same text meanwhile. */
  *each(sql: string, parameters: ReadonlyArray<unknown>): Generator<Row> {
    for (const row of this.database.prepare(sql).iterate(...allBound(parameters))) yield { ...row }
  }

  #prepare(sql: string): Prepared {
    if (this.#begun && !this.database.isTransaction) throw new TransactionUndone()
    const known = this.#prepared.get(sql)
    if (known !== undefined) {
      // The first in the map is the one that was not used for longest; while all have room it does not matter.
      if (this.#prepared.size === preparedMax) {
        this.#prepared.delete(sql)
        this.#prepared.set(sql, known)
      }
      return known
    }
    if (this.#prepared.size === preparedMax) this.#prepared.delete(this.#prepared.keys().next().value!)
    const statement = this.database.prepare(sql)
    const prepared = { statement, answers: statement.columns().length > 0 }
    this.#prepared.set(sql, prepared)
    return prepared
  }
}

/** SQLite itself undoes a transaction after some errors, for example a full disk; what came next would stand alone. */
export class TransactionUndone extends Error {
  override readonly name = "TransactionUndone"
  constructor() {
    super("SQLite has undone the transaction after an earlier error")
  }
}

const connections = new WeakMap<DatabaseSync, SqliteConnection>()

/** The same connection for the same database: whoever uses it waits for all others who do. Throws `SettingRefused`. */
export const connectionOf = (
  database: DatabaseSync,
  options: ConstructorParameters<typeof SqliteConnection>[1] = {},
): SqliteConnection => {
  const known = connections.get(database)
  if (known !== undefined) return known
  const connection = new SqliteConnection(database, options)
  connections.set(database, connection)
  return connection
}

interface Prepared {
  readonly statement: StatementSync
  readonly answers: boolean
}

/**
 * SQLite knows no truth values, and node:sqlite binds every number as a floating-point one. Whole numbers are
 * bound as such; they are read as numbers, and one over 2^53 - 1 is an error and never a rounded one.
 */
const allBound = (parameters: ReadonlyArray<unknown>): ReadonlyArray<SQLInputValue> => {
  for (const value of parameters) {
    if (typeof value === "number" || typeof value === "boolean") return parameters.map(bound)
  }
  return parameters as ReadonlyArray<SQLInputValue>
}

const bound = (value: unknown): SQLInputValue => {
  if (typeof value === "boolean") return value ? 1n : 0n
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value)
  return value as SQLInputValue
}

/** SQLite's own result code, without what extends it. */
const resultOf = (error: unknown): number => Number((error as { errcode?: unknown } | null)?.errcode) & 0xff

const isBusy = (error: unknown): boolean => resultOf(error) === 5

/** Longer from time to time, and never the same for two who wait. */
const moment = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(attempt, 10)))

/** Settings that belong to the connection or to the file; answers whether the database is in memory only. */
const inOrder = (database: DatabaseSync): boolean => {
  const setting = (name: string): string => String(Object.values(database.prepare(`pragma ${name}`).get()!)[0])
  const location = database.location()
  // While it is opened there is nothing else to do: here the whole process waits for other processes.
  database.exec("pragma busy_timeout = 5000; pragma foreign_keys = on")
  if (location !== null) {
    inWriteAheadMode(database)
    // On Apple's systems a synced file is on the disk only with the second and third of these.
    database.exec("pragma synchronous = full; pragma fullfsync = on; pragma checkpoint_fullfsync = on")
    for (const [name, wanted] of [
      ["journal_mode", "wal"],
      ["synchronous", "2"],
    ] as const) {
      const found = setting(name)
      if (found !== wanted) throw new SettingRefused({ database: location, setting: name, wanted, found })
    }
  }
  database.exec("pragma busy_timeout = 0")
  return location === null
}

/** SQLite does not wait, whatever the timeout, when two processes change the mode of a new file at once. */
const inWriteAheadMode = (database: DatabaseSync): void => {
  for (let attempt = 1; ; attempt++) {
    try {
      database.exec("pragma journal_mode = wal")
      return
    } catch (error) {
      // A file that is only read stays as it is, which is found out next.
      if (resultOf(error) === 8) return
      if (!isBusy(error) || attempt === 100) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}
