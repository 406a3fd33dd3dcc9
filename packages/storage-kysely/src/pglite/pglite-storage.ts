/** PGlite, PostgreSQL inside the process, as an embedded storage. */
import { PGlite } from "@electric-sql/pglite"
import { knownOptions, type Storage } from "@fieldcare/core/storage"
import type * as Layer from "effect/Layer"
import { Kysely } from "kysely"
import type { SqlDatabase } from "../database.ts"
import { layerOf } from "../layer.ts"
import { type SqlStorage, sqlStorage, type SqlStorageOptions } from "../sql-storage.ts"
import { lockDirectory } from "./directory-lock.ts"
import { kyselyPGlite } from "./driver.ts"

/**
 * @category storage
 * @since 0.1.0
 */
export interface PGliteStorageOptions extends Pick<SqlStorageOptions, "tablePrefix" | "schema" | "schemaChanges"> {
  /** Where the data is kept; in memory when not given. */
  readonly dataDir?: string
  /** A PGlite that the host has opened itself, in place of `dataDir`; it stays the host's, and is not closed here. */
  readonly client?: PGlite
  /** A Kysely instance over such a PGlite, where the host has one already. See `kyselyPGlite`. */
  readonly db?: SqlDatabase
}

/**
 * The port, with the Kysely instance for a host's own queries, and a way to end it.
 *
 * @category storage
 * @since 0.1.0
 */
export interface PGliteStorage extends SqlStorage {
  readonly db: SqlDatabase
  /** Closes what was opened here; a `client` or `db` of the host's stays open. */
  readonly close: () => Promise<void>
}

/**
 * Opens a storage over PGlite. Throws `DirectoryInUse` when the directory is open already, and
 * `OptionUnknown` for an option that there is not.
 *
 * **Gotchas**
 *
 * Durability: PGlite does not wait for the disk. For demonstrations, tests and the edge, not as a system of
 * record. It has one connection: inside a transaction, only use the handle and the port of that transaction.
 *
 * @example
 * ```ts
 * import * as Effect from "effect/Effect"
 *
 * const storage = pgliteStorage({ dataDir: "./data/service" })
 * await Effect.runPromise(storage.prepare([{ kind: "ticket", columns: [] }]))
 * ```
 * @category storage
 * @since 0.1.0
 */
export const pgliteStorage = (options: PGliteStorageOptions = {}): PGliteStorage => {
  const { client: _client, dataDir: _dataDir, ...rest } = knownOptions("pgliteStorage", options, optionNames)
  const { db, close } = databaseOf(options)
  return { ...sqlStorage({ ...rest, db, dialect: "pglite" }), db, close }
}

const optionNames = {
  dataDir: true,
  client: true,
  db: true,
  tablePrefix: true,
  schema: true,
  schemaChanges: true,
} as const

/**
 * The `Storage` service over PGlite, closed with its scope.
 *
 * @category storage
 * @since 0.1.0
 */
export const layer = (options: PGliteStorageOptions = {}): Layer.Layer<Storage> => layerOf(() => pgliteStorage(options))

const databaseOf = ({ db, client, dataDir }: PGliteStorageOptions): Pick<PGliteStorage, "db" | "close"> => {
  if (db === undefined && client === undefined) return opened(dataDir)
  return { db: db ?? new Kysely({ dialect: kyselyPGlite(client!) }), close: async () => {} }
}

const opened = (dataDir: string | undefined): Pick<PGliteStorage, "db" | "close"> => {
  const unlock = dataDir === undefined || dataDir.startsWith("memory://") ? () => {} : lockDirectory(dataDir)
  const pglite = dataDir === undefined ? new PGlite() : new PGlite(dataDir)
  const db: SqlDatabase = new Kysely({ dialect: kyselyPGlite(pglite) })
  return {
    db,
    close: async () => {
      try {
        await db.destroy()
        if (!pglite.closed) await pglite.close()
      } finally {
        unlock()
      }
    },
  }
}
