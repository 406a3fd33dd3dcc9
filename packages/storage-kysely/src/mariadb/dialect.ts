/** How MariaDB differs from the other databases. */
import type { Dialect } from "../database.ts"

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

export const judge: Dialect["judge"] = (error) => {
  const { code, errno, sqlState, message } = (error ?? {}) as Readonly<Record<string, unknown>>
  const number = typeof errno === "number" && errno > 0 ? errno : undefined
  const name = typeof code === "string" && !code.startsWith("UNKNOWN_CODE") ? code : String(number ?? "unknown")
  const known = number === undefined ? undefined : meanings.get(number)
  if (known !== undefined) return { code: name, meaning: known }
  if (sqlState === "40001") return { code: name, meaning: "aborted" }
  if (lost.test(name) || saysLost.test(String(message))) return { code: name, meaning: "unavailable" }
  return { code: name, meaning: "failed" }
}

/** Whether a statement failed because a row with the same key is there. */
export const isDuplicate = (error: unknown): boolean => (error as { readonly errno?: unknown } | null)?.errno === 1062
