/** What the storage needs of a MariaDB server, and of the session that it is given. */
import { sql } from "kysely"
import type { Durability } from "@fieldcare/core/storage"
import type { Dialect, SqlDatabase } from "../database.ts"
import { SettingRefused } from "../setting-refused.ts"

/** What a server says of itself. */
interface Settings {
  readonly version: string
  readonly mode: string
  readonly flush: number
}

export const checkServer = async (db: SqlDatabase, { durability }: Dialect): Promise<void> => {
  const { rows } = await sql<Settings>`select version() as version, @@sql_mode as mode,
    @@innodb_flush_log_at_trx_commit as flush`.execute(db)
  assertSound(rows[0]!, durability)
}

/** Throws `SettingRefused`. */
export const assertSound = ({ version, mode, flush }: Settings, durability: Durability): void => {
  const refused = (setting: string, wanted: string, found: string) =>
    new SettingRefused({ database: "MariaDB", setting, wanted, found })
  const [major, minor] = version.split(".").map(Number)
  if (!version.includes("MariaDB") || major! < 10 || (major === 10 && minor! < 6))
    throw refused("version", "MariaDB 10.6 or later", version)
  // Otherwise what does not fit is cut, and nobody is told.
  if (!/STRICT_(ALL|TRANS)_TABLES/.test(mode)) throw refused("sql_mode", "STRICT_TRANS_TABLES", mode)
  if (durability === "power" && flush !== 1)
    throw refused("innodb_flush_log_at_trx_commit", "1, or a storage that promises less", String(flush))
}
