/** MariaDB as a storage. */
import { type Durability, knownOptions, type Storage } from "@fieldcare/core/storage"
import type * as Layer from "effect/Layer"
import { Kysely } from "kysely"
import type { SqlDatabase } from "../database.ts"
import { layerOf } from "../layer.ts"
import { type SqlStorage, type SqlStorageOptions, storageOver } from "../sql-storage.ts"
import { mariaDbDialect } from "./dialect.ts"
import { kyselyMariaDb, mariaDbSession } from "./driver.ts"
import { type MariaDbOptions, mariaDbPool, patienceOf } from "./pool.ts"

/**
 * @category storage
 * @since 0.1.0
 */
export interface MariaDbStorageOptions
  extends MariaDbOptions, Pick<SqlStorageOptions, "tablePrefix" | "schema" | "schemaChanges"> {
  /**
   * What is promised: `"power"` when not given. A server with another `innodb_flush_log_at_trx_commit` than 1 only
   * keeps `"process"`, and `prepare` fails until that is what is asked for.
   */
  readonly durability?: Exclude<Durability, "none">
}

/**
 * The port, with the Kysely instance for a host's own queries, and a way to end it.
 *
 * @category storage
 * @since 0.1.0
 */
export interface MariaDbStorage extends SqlStorage {
  readonly db: SqlDatabase
  readonly close: () => Promise<void>
}

/**
 * Opens a storage on MariaDB 10.6 or later. No connection is made before the first verb.
 *
 * **Details**
 *
 * A commit is one prepared compound statement and one round trip. Sessions are strict, in UTC and `read
 * committed`, whatever the server's defaults.
 *
 * **Gotchas**
 *
 * Durability: an acknowledged commit outlives a power cut with `innodb_flush_log_at_trx_commit=1`, the server's
 * default. Galera with several writers loses updates and is outside the promise. Statements that make tables can
 * not be undone: when `prepare` is cut off, run it again.
 *
 * @example
 * ```ts no-run
 * const storage = mariaDbStorage({ url: "mysql://service@localhost/service" })
 * const desk = await openDesk({ storage, chapters: regulation(), calendar: company })
 * ```
 * @category storage
 * @since 0.1.0
 */
export const mariaDbStorage = (options: MariaDbStorageOptions): MariaDbStorage => {
  knownOptions("mariaDbStorage", options, optionNames)
  const pool = mariaDbPool(options)
  const patience = patienceOf(options)
  const db: SqlDatabase = new Kysely({ dialect: kyselyMariaDb(pool, patience) })
  const dialect = { ...mariaDbDialect, durability: options.durability ?? mariaDbDialect.durability }
  return {
    ...storageOver({ ...options, db, dialect, session: mariaDbSession(pool, patience) }),
    db,
    close: () =>
      new Promise((resolve, reject) => {
        pool.end((error) => (error === null || error === undefined ? resolve() : reject(error)))
      }),
  }
}

const optionNames = {
  url: true,
  connectionsMax: true,
  connectMillisecondsMax: true,
  statementMillisecondsMax: true,
  driver: true,
  durability: true,
  tablePrefix: true,
  schema: true,
  schemaChanges: true,
} as const

/**
 * The `Storage` service on MariaDB, closed with its scope.
 *
 * @category storage
 * @since 0.1.0
 */
export const layer = (options: MariaDbStorageOptions): Layer.Layer<Storage> => layerOf(() => mariaDbStorage(options))
