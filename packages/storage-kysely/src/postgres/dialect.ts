/** How PostgreSQL differs from the other databases. */
import { AbortedTransactionError, sql } from "kysely"
import { jsonArrayFrom } from "kysely/helpers/postgres"
import type { Dialect } from "../database.ts"
import { claimDuties, claimMessages, replayMessages, settleMessages } from "./claim.ts"
import { slot } from "../statement.ts"
import { commit } from "./commit.ts"
import { postgresSchema } from "./schema.ts"

export const postgresDialect: Dialect = {
  name: "postgres",
  durability: "power",
  schema: postgresSchema,
  jsonAsText: false,
  rowsAsJson: (query) => jsonArrayFrom(query as never),
  given: (name, columns) =>
    sql`(select * from json_to_recordset(cast(cast(${slot(name)} as text) as json)) as ${sql.id("given")} (${sql.join(
      Object.keys(columns).map((column) => sql`${sql.id(column)} text`),
    )}))`,
  lateral: true,
  folded: (text) => sql`lower(${text} collate "C")`,
  occurs: (text, within) => sql`strpos(${within}, ${text}) > 0`,
  soundness: "select 1",
  inProcess: false,
  // Measured: greater batches take more of the server's time for each unit, and so do more of them at once, unless each
  // is large: then one can be on its way to the disk, while the server works at the next and this process at another.
  unitsTogetherMax: 64,
  commitsAtOnce: (waiting) => (waiting > 16 ? 3 : 2),
  commit,
  claimDuties,
  claimMessages,
  settleMessages,
  replayMessages,
  judge: (error) => {
    const code = codeOf(error)
    if (error instanceof AbortedTransactionError || code === "25P02") return { code: "25P02", meaning: "poisoned" }
    if (abortedCodes.has(code)) return { code, meaning: "aborted" }
    // 57014 is the statement timeout; 25P03 ends a transaction that was left lying.
    if (/^(08|57P|57014|25P03)/.test(code) || socketCodes.has(code) || saysLost(error))
      return { code, meaning: "unavailable" }
    return { code, meaning: "failed" }
  },
}

// Serialization failure, deadlock, lock not available.
const abortedCodes = new Set(["40001", "40P01", "55P03"])

const socketCodes = new Set(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH"])

export const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown"

// The driver and the pool have no codes for these.
const saysLost = (error: unknown): boolean =>
  error instanceof Error &&
  /Connection terminated|Client has encountered a connection error|not queryable|timeout exceeded when trying to connect|Query read timeout|already been destroyed|PGlite.*closed|after calling end on the pool/i.test(
    error.message,
  )
