/** Kysely over Node's own SQLite: one connection, and whoever has it keeps it until its transaction ends. */
import type { DatabaseSync } from "node:sqlite"
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely"
import type { Row, Run, Session } from "../database.ts"
import { connectionOf, type SqliteConnection } from "./connection.ts"

/**
 * The Kysely dialect for a database of `node:sqlite`.
 *
 * **Details**
 *
 * Sets what a durable commit rests on (`journal_mode=WAL`, `synchronous=FULL`) and throws `SettingRefused` when
 * the database does not take it. Transactions begin `immediate`. Several processes may use one file: a write
 * waits for another process without blocking this one, up to ten seconds.
 *
 * **Gotchas**
 *
 * Truth is read back as 0 or 1, JSON as text. A whole number over 2^53 - 1 is an error when it is read. Inside
 * a transaction, a query on the outer handle waits until that transaction ends: use the transaction's own.
 *
 * @example
 * ```ts
 * import { Kysely } from "kysely"
 * import { DatabaseSync } from "node:sqlite"
 *
 * const db = new Kysely({ dialect: kyselySqlite(new DatabaseSync(":memory:")) })
 * ```
 * @category storage
 * @since 0.1.0
 */
export const kyselySqlite = (database: DatabaseSync): Dialect => kyselyOver(connectionOf(database))

/** The Kysely dialect over a connection that others use as well. */
export const kyselyOver = (connection: SqliteConnection): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createDriver: () => new SqliteDriver(connection),
})

/** Where the storage's own statements go, past Kysely. */
export const connectionSession = (connection: SqliteConnection): Session => {
  const run: Run = async ({ sql, parameters }) => rowsOf(connection, sql, parameters)
  const held = async <A>(work: () => Promise<A>): Promise<A> => {
    await connection.hold()
    try {
      return await work()
    } finally {
      connection.release()
    }
  }
  return {
    run: ({ sql, parameters }) => held(() => connection.patiently(() => rowsOf(connection, sql, parameters))),
    transaction: (work) =>
      held(async () => {
        await connection.begin()
        const answer = await work(run)
        connection.commit()
        return answer
      }),
  }
}

const rowsOf = (connection: SqliteConnection, sql: string, parameters: ReadonlyArray<unknown>): ReadonlyArray<Row> => {
  if (connection.answers(sql)) return connection.rows(sql, parameters)
  connection.run(sql, parameters)
  return []
}

class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection
  readonly #kyselyConnection: DatabaseConnection

  constructor(connection: SqliteConnection) {
    this.#connection = connection
    this.#kyselyConnection = new KyselyConnection(connection)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#connection.hold()
    return this.#kyselyConnection
  }

  async releaseConnection(): Promise<void> {
    this.#connection.release()
  }

  beginTransaction(): Promise<void> {
    return this.#connection.begin()
  }

  async commitTransaction(): Promise<void> {
    this.#connection.commit()
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.rollback()
  }

  async savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint ${quoted(name)}`))
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to ${quoted(name)}`))
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release ${quoted(name)}`))
  }

  async destroy(): Promise<void> {
    if (this.#connection.database.isOpen) this.#connection.database.close()
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

class KyselyConnection implements DatabaseConnection {
  readonly #connection: SqliteConnection

  constructor(connection: SqliteConnection) {
    this.#connection = connection
  }

  executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return this.#connection.patiently(() => {
      if (this.#connection.answers(sql)) return { rows: this.#connection.rows(sql, parameters) as Array<R> }
      const { changes, lastInsertRowid } = this.#connection.run(sql, parameters)
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
    })
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#connection.each(sql, parameters)) yield { rows: [row as R] }
  }
}
