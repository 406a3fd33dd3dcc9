/** PostgreSQL as a storage: the reference for production. */
import { knownOptions, type Storage } from "@fieldcare/core/storage"
import type * as Layer from "effect/Layer"
import { Kysely } from "kysely"
import pg from "pg"
import type { SqlDatabase } from "../database.ts"
import { layerOf } from "../layer.ts"
import { sessionOf } from "../session.ts"
import { type SqlStorage, type SqlStorageOptions, storageOver } from "../sql-storage.ts"
import { postgresDialect } from "./dialect.ts"
import { kyselyPostgres, poolRun } from "./driver.ts"
import { sessionOfTenant } from "./row-level-security.ts"

/**
 * @category storage
 * @since 0.1.0
 */
export interface PostgresStorageOptions extends Pick<SqlStorageOptions, "tablePrefix" | "schema" | "schemaChanges"> {
  /** Where the database is; or give a `pool`. Without both, what `pg` finds in the environment (`PGHOST` …). */
  readonly connectionString?: string
  /** A pool that the host has already; it stays the host's, and is not closed here. */
  readonly pool?: pg.Pool
  /** The greatest number of connections of a pool that is made here; 10 without it. */
  readonly connectionsMax?: number
  /**
   * After so long without an answer a statement fails and its connection is given up, and after so long without a
   * statement a transaction; 30,000 without it.
   */
  readonly timeoutMilliseconds?: number
  /**
   * Whether a PgBouncer in transaction mode stands in between; `false` without it. Then nothing is asked for that
   * would outlive a transaction: no statements under names, and no timeouts of the server's, only our own.
   */
  readonly pooler?: boolean
  /**
   * Whether statements are prepared under a name, once for each connection; as a rule they are, without a
   * `pooler`. PgBouncer 1.21 and later can keep them too, with `max_prepared_statements` above 0.
   */
  readonly namedStatements?: boolean
  /**
   * Whether the server itself keeps tenants apart as well, by policies on every table; `false` without it. Each
   * verb then runs in a transaction that names the tenant, which costs two round trips, and only commands of one
   * tenant are gathered. `prepare` fails where the role is a superuser or has BYPASSRLS, which pass such walls.
   */
  readonly rowLevelSecurity?: boolean
}

/**
 * The port, with the Kysely instance for a host's own queries, and a way to end it.
 *
 * @category storage
 * @since 0.1.0
 */
export interface PostgresStorage extends SqlStorage {
  readonly db: SqlDatabase
  /** Closes the pool that was made here; a pool of the host's stays open. */
  readonly close: () => Promise<void>
}

/**
 * Opens a storage on PostgreSQL 15 to 18. No connection is made before the first verb.
 *
 * **Details**
 *
 * A commit is one prepared statement and one round trip. Commits that arrive while one is under way are
 * gathered into the next; each succeeds or fails on its own, and a lone caller waits for nobody.
 *
 * **Gotchas**
 *
 * Durability: an acknowledged commit outlives a power cut as long as the server runs with `fsync`,
 * `full_page_writes` and `synchronous_commit` on, which it does unless somebody changed it.
 *
 * @example
 * ```ts no-run
 * const storage = postgresStorage({ connectionString: "postgres://fieldcare@localhost/service" })
 * const desk = await openDesk({ storage, chapters: regulation(), calendar: company })
 * ```
 * @category storage
 * @since 0.1.0
 */
export const postgresStorage = (options: PostgresStorageOptions = {}): PostgresStorage => {
  knownOptions("postgresStorage", options, optionNames)
  const pool = options.pool ?? ownPool(options)
  const driver = { namedStatements: options.namedStatements ?? options.pooler !== true }
  const db: SqlDatabase = new Kysely({ dialect: kyselyPostgres(pool, driver) })
  const session = sessionOf(db, poolRun(pool, driver))
  const secured = options.rowLevelSecurity === true ? sessionOfTenant : undefined
  return {
    ...storageOver({ ...options, db, dialect: postgresDialect, session, secured }),
    db,
    close: async () => {
      if (options.pool === undefined) await db.destroy()
    },
  }
}

const optionNames = {
  connectionString: true,
  pool: true,
  connectionsMax: true,
  timeoutMilliseconds: true,
  pooler: true,
  namedStatements: true,
  rowLevelSecurity: true,
  tablePrefix: true,
  schema: true,
  schemaChanges: true,
} as const

/**
 * The `Storage` service on PostgreSQL, closed with its scope.
 *
 * @category storage
 * @since 0.1.0
 */
export const layer = (options: PostgresStorageOptions = {}): Layer.Layer<Storage> =>
  layerOf(() => postgresStorage(options))

const ownPool = (options: PostgresStorageOptions): pg.Pool => {
  const { connectionString, connectionsMax = 10, timeoutMilliseconds = 30_000, pooler = false } = options
  const pool = new pg.Pool({
    ...(connectionString === undefined ? {} : { connectionString }),
    max: connectionsMax,
    ...(pooler ? {} : serverTimeouts(timeoutMilliseconds)),
    // The server's own timeout comes first where the server still answers.
    query_timeout: timeoutMilliseconds + 1_000,
    connectionTimeoutMillis: Math.min(timeoutMilliseconds, 10_000),
    keepAlive: true,
    application_name: "fieldcare",
  })
  // An idle connection that is lost is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => {})
  return pool
}

const serverTimeouts = (milliseconds: number) => ({
  statement_timeout: milliseconds,
  // A transaction whose client is gone without a word would hold its locks for hours.
  idle_in_transaction_session_timeout: milliseconds,
})
