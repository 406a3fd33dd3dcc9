/** How SQLite differs from the other databases. */
import { sql } from "kysely"
import { jsonArrayFrom } from "kysely/helpers/sqlite"
import type { Dialect } from "../database.ts"
import { claimDuties, claimMessages, settleMessages } from "./claim.ts"
import { commit } from "./commit.ts"

export const sqliteDialect: Dialect = {
  name: "sqlite",
  durability: "power",
  // Texts compare byte by byte, which in UTF-8 is by code point.
  types: { id: "text", word: "text", text: "text", integer: "integer", boolean: "integer", json: "text" },
  indexed: (column) => sql.ref(column),
  columnsOf: (table) => sql`select name from pragma_table_info(${table})`,
  jsonAsText: true,
  rowsAsJson: (query) => jsonArrayFrom(query as never),
  // The transaction itself holds the whole file.
  migrationLock: undefined,
  unitsTogetherMax: 128,
  commitsAtOnce: 1,
  commit,
  claimDuties,
  claimMessages,
  settleMessages,
  judge: (error) => {
    const { code, errcode } = (error ?? {}) as { readonly code?: unknown; readonly errcode?: unknown }
    if (typeof errcode !== "number") {
      return { code: String(code ?? "unknown"), meaning: code === "ERR_INVALID_STATE" ? "unavailable" : "failed" }
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
