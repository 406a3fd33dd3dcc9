/** How PGlite differs from the other databases. */
import { AbortedTransactionError, sql } from "kysely"
import type { Dialect } from "../database.ts"

export const pgliteDialect: Dialect = {
  name: "pglite",
  types: { text: `text collate "C"`, integer: "bigint", boolean: "boolean", json: "jsonb" },
  sharedLocks: true,
  // One connection in one process: nobody else can be making tables.
  migrationLock: undefined,
  // The driver would write a text once more as JSON if it were told that the parameter is JSON.
  json: (value) => sql`cast(cast(${JSON.stringify(value)} as text) as jsonb)`,
  judge: (error) => {
    const code = codeOf(error)
    if (error instanceof AbortedTransactionError || code === "25P02") return { code: "25P02", meaning: "poisoned" }
    if (["40001", "40P01", "55P03"].includes(code)) return { code, meaning: "aborted" }
    if (/^(08|57P)/.test(code) || saysClosed(error)) return { code, meaning: "unavailable" }
    return { code, meaning: "failed" }
  },
}

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown"

const saysClosed = (error: unknown): boolean =>
  error instanceof Error && /PGlite.*closed|driver has already been destroyed/i.test(error.message)
