/** How MariaDB differs from the other databases. */
import { sql } from "kysely"
import type { Dialect } from "../database.ts"
import { SettingRefused } from "../setting-refused.ts"
import { claimDuties, claimMessages, settleMessages } from "./claim.ts"
import { commit } from "./commit.ts"
import { rowsAsJson } from "./rows-as-json.ts"
import { checkServer } from "./server-settings.ts"
import { undone, undoneState, unlessUndone } from "./undone.ts"
import { indexedCharacters, mariaDbTypes } from "./types.ts"

type Meaning = ReturnType<Dialect["judge"]>["meaning"]

/** By the server's error numbers; what is not named here is a statement that failed. */
const meanings: ReadonlyMap<number, Meaning> = new Map(
  Object.entries({
    // Record changed (with innodb_snapshot_isolation), lock wait timeout, deadlock: nothing of the unit stays.
    aborted: [1020, 1205, 1213],
    // Too many connections, shutdown, aborted and killed connections, network errors.
    unavailable: [1040, 1053, 1077, 1152, 1153, 1158, 1159, 1160, 1161, 1184, 1203, 1226, 1927],
  }).flatMap(([meaning, numbers]) => numbers.map((number) => [number, meaning as Meaning] as const)),
)

/** The driver's own errors, and the operating system's. */
const lost =
  /^(PROTOCOL_(CONNECTION_LOST|SEQUENCE_TIMEOUT|ENQUEUE_)|POOL_|E(CONN|PIPE|TIMEDOUT|NOTFOUND|HOST|NET|AI_AGAIN)|HANDSHAKE_)/

/** What mysql2 says without a code. */
const saysLost =
  /Pool is closed|Can't add new command when connection is in closed state|driver has already been destroyed/

const judge: Dialect["judge"] = (error) => {
  if (error instanceof SettingRefused) return { code: error.setting, meaning: "failed" }
  const { code, errno, sqlState, message } = (error ?? {}) as Readonly<Record<string, unknown>>
  const number = typeof errno === "number" && errno > 0 ? errno : undefined
  const name = typeof code === "string" && !code.startsWith("UNKNOWN_CODE") ? code : String(number ?? "unknown")
  const known = number === undefined ? undefined : meanings.get(number)
  if (known !== undefined) return { code: name, meaning: known }
  if (sqlState === undoneState && message === undone) return { code: name, meaning: "poisoned" }
  if (sqlState === "40001") return { code: name, meaning: "aborted" }
  if (lost.test(name) || saysLost.test(String(message))) return { code: name, meaning: "unavailable" }
  return { code: name, meaning: "failed" }
}

export const mariaDbDialect: Dialect = {
  name: "mariadb",
  durability: "power",
  types: mariaDbTypes,
  indexed: (column, type) =>
    type === "text" ? sql`${sql.ref(column)}(${sql.lit(indexedCharacters)})` : sql.ref(column),
  columnsOf: (table, schema) => sql`select column_name as name from information_schema.columns
    where table_schema = ${schema === undefined ? sql`database()` : schema} and table_name = ${table}`,
  jsonAsText: true,
  rowsAsJson,
  checkServer,
  soundness: `begin not atomic ${unlessUndone} end`,
  // Statements that make tables end the transaction they are in, so the lock is the session's.
  migrationLock: sql`begin not atomic
    if coalesce(get_lock(concat(database(), '.fieldcare'), 20), 0) <> 1 then
      signal sqlstate '40001' set message_text = 'another process is making tables';
    end if;
    end`,
  migrationUnlock: sql`do release_lock(concat(database(), '.fieldcare'))`,
  // The server itself writes what several sessions commit together.
  unitsTogetherMax: 1,
  commitsAtOnce: 16,
  commit,
  claimDuties,
  claimMessages,
  settleMessages,
  judge,
}
