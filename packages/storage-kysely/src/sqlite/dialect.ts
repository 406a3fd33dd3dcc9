/** How SQLite differs from the other databases. */
import { jsonArrayFrom } from "kysely/helpers/sqlite"
import { sql } from "kysely"
import type { Dialect } from "../database.ts"
import { claimDuties, claimMessages, replayMessages, settleMessages } from "./claim.ts"
import { slot } from "../statement.ts"
import { commit } from "./commit.ts"
import { TransactionUndone } from "./connection.ts"
import { sqliteSchema } from "./schema.ts"

export const sqliteDialect: Dialect = {
  name: "sqlite",
  durability: "power",
  schema: sqliteSchema,
  jsonAsText: true,
  rowsAsJson: (query) => jsonArrayFrom(query as never),
  given: (name, columns) =>
    sql`(select ${sql.join(
      Object.keys(columns).map((column) => sql`value ->> ${sql.lit(`$.${column}`)} as ${sql.id(column)}`),
    )} from json_each(${slot(name)}))`,
  lateral: false,
  folded: (text) => sql`lower(${text})`,
  occurs: (text, within) => sql`instr(${within}, ${text}) > 0`,
  soundness: "select 1",
  inProcess: true,
  unitsTogetherMax: 128,
  commitsAtOnce: () => 1,
  commit,
  claimDuties,
  claimMessages,
  settleMessages,
  replayMessages,
  judge: (error) => {
    if (error instanceof TransactionUndone) return { code: error.name, meaning: "poisoned" }
    const { code, errcode } = (error ?? {}) as { readonly code?: unknown; readonly errcode?: unknown }
    if (typeof errcode !== "number") {
      const name = typeof code === "string" ? code : "unknown"
      return { code: name, meaning: name === "ERR_INVALID_STATE" ? "unavailable" : "failed" }
    }
    const [name, meaning] = results[errcode & 0xff] ?? [String(errcode), "failed"]
    return { code: name, meaning }
  },
}

/** By the lower byte of SQLite's result codes; what is not named here is a statement that failed. */
const results: Readonly<Record<number, readonly [string, ReturnType<Dialect["judge"]>["meaning"]]>> = {
  5: ["SQLITE_BUSY", "aborted"],
  6: ["SQLITE_LOCKED", "aborted"],
  8: ["SQLITE_READONLY", "failed"],
  // Whether a commit that could not be synced outlives a power cut is not known.
  10: ["SQLITE_IOERR", "unavailable"],
  11: ["SQLITE_CORRUPT", "failed"],
  13: ["SQLITE_FULL", "failed"],
  14: ["SQLITE_CANTOPEN", "unavailable"],
  15: ["SQLITE_PROTOCOL", "aborted"],
  19: ["SQLITE_CONSTRAINT", "failed"],
  26: ["SQLITE_NOTADB", "failed"],
}
