/** How MariaDB differs from the other databases. */
import { sql } from "kysely"
import type { Dialect } from "../database.ts"
import { SettingRefused } from "../setting-refused.ts"
import { claimDuties, claimMessages, replayMessages, settleMessages } from "./claim.ts"
import { commit } from "./commit.ts"
import { slot } from "../statement.ts"
import { mariaDbTypes } from "./types.ts"
import { rowsAsJson } from "./rows-as-json.ts"
import { mariaDbSchema } from "./schema.ts"
import { checkServer } from "./server-settings.ts"
import { undone, undoneState, unlessUndone } from "./undone.ts"

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
  schema: mariaDbSchema,
  jsonAsText: true,
  rowsAsJson,
  given: (name, columns) =>
    sql`json_table(${slot(name)}, '$[*]' columns (${sql.join(
      Object.entries(columns).map(
        ([column, type]) => sql`${sql.id(column)} ${sql.raw(mariaDbTypes[type])} path ${sql.lit(`$.${column}`)}`,
      ),
    )}))`,
  lateral: false,
  folded: (text) => sql`lower(${text})`,
  occurs: (text, within) => sql`instr(${within}, ${text}) > 0`,
  checkServer,
  soundness: `begin not atomic ${unlessUndone} end`,
  inProcess: false,
  // The server itself writes what several sessions commit together.
  unitsTogetherMax: 1,
  commitsAtOnce: () => 16,
  commit,
  claimDuties,
  claimMessages,
  settleMessages,
  replayMessages,
  judge,
}
