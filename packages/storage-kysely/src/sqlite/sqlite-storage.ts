/** Node's own SQLite as an embedded storage: one file, nothing to install, durable. */
import { DatabaseSync } from "node:sqlite"
import { knownOptions, type Storage } from "@fieldcare/core/storage"
import type * as Layer from "effect/Layer"
import { Kysely } from "kysely"
import type { SqlDatabase } from "../database.ts"
import { layerOf } from "../layer.ts"
import { type SqlStorage, type SqlStorageOptions, storageOver } from "../sql-storage.ts"
import { commitOver } from "./commit.ts"
import { connectionOf } from "./connection.ts"
import { sqliteDialect } from "./dialect.ts"
import { connectionSession, kyselyOver } from "./driver.ts"

/**
 * @category storage
 * @since 0.1.0
 */
export interface SqliteStorageOptions extends Pick<SqlStorageOptions, "tablePrefix" | "schemaChanges"> {
  /** Where the data is kept, on a local disk; in memory when not given. */
  readonly file?: string
  /** A database that the host has opened itself, in place of `file`; it stays open. */
  readonly database?: DatabaseSync
  /** How long a write waits for another process; 10,000 without it. Then it fails and can be tried again. */
  readonly busyMillisecondsMax?: number
}

/**
 * The port, with the Kysely instance for a host's own queries, and a way to end it.
 *
 * @category storage
 * @since 0.1.0
 */
export interface SqliteStorage extends SqlStorage {
  readonly db: SqlDatabase
  /** Closes what was opened here; a `database` of the host's stays open. */
  readonly close: () => Promise<void>
}

/**
 * Opens a storage over a SQLite file. Throws `SettingRefused` when the file can not be made durable, and `OptionUnknown`
 * for an option that there is not.
 *
 * **Details**
 *
 * Commits that arrive together are written in one transaction, which waits for the disk once; each succeeds or
 * fails on its own. Several processes may use one file: a write waits for another process without blocking
 * this one.
 *
 * **Gotchas**
 *
 * Durability: an acknowledged commit outlives a power cut (`journal_mode=WAL`, `synchronous=FULL`), as long as
 * the file is on a local disk. A database in memory is gone with its process. There is one connection: inside a
 * transaction, only use the handle and the port of that transaction.
 *
 * @example
 * ```ts
 * import * as Effect from "effect/Effect"
 *
 * const storage = sqliteStorage({ file: "./service.sqlite" })
 * await Effect.runPromise(storage.prepare([{ kind: "ticket", columns: [] }]))
 * ```
 * @category storage
 * @since 0.1.0
 */
export const sqliteStorage = (options: SqliteStorageOptions = {}): SqliteStorage => {
  knownOptions("sqliteStorage", options, optionNames)
  const database = options.database ?? new DatabaseSync(options.file ?? ":memory:")
  const connection = connectionOf(database, options)
  const db: SqlDatabase = new Kysely({ dialect: kyselyOver(connection) })
  const durability = connection.isInMemory ? "none" : sqliteDialect.durability
  const dialect = { ...sqliteDialect, durability, commit: commitOver(connection) }
  return {
    ...storageOver({ ...options, db, dialect, session: connectionSession(connection) }),
    db,
    close: async () => {
      if (options.database === undefined && database.isOpen) database.close()
    },
  }
}

const optionNames = {
  file: true,
  database: true,
  busyMillisecondsMax: true,
  tablePrefix: true,
  schemaChanges: true,
} as const

/**
 * The `Storage` service over SQLite, closed with its scope.
 *
 * @category storage
 * @since 0.1.0
 */
export const layer = (options: SqliteStorageOptions = {}): Layer.Layer<Storage> => layerOf(() => sqliteStorage(options))
