/** How statements get to MariaDB: Kysely's, and the storage's own, which stay prepared on their connections. */
import { type Dialect, MysqlDialect, type MysqlPool, type MysqlPoolConnection } from "kysely"
import type { Pool, PoolConnection } from "mysql2"
import type { Row, Session } from "../database.ts"
import { nameOf } from "../statement.ts"
import { connectionOf, isBroken, type Patience } from "./pool.ts"

/**
 * The Kysely dialect for a pool of mysql2 connections. A connection that is lost, or whose answer did not come in
 * time, is destroyed and not handed to anybody else.
 *
 * @category storage
 * @since 0.1.0
 */
export const kyselyMariaDb = (pool: Pool, patience: Patience): Dialect =>
  new MysqlDialect({
    pool: {
      getConnection: (answer) => {
        connectionOf(pool, patience.connect).then(
          (connection) => answer(undefined, new WatchedConnection(connection, patience.statement)),
          (error: unknown) => answer(error, undefined as never),
        )
      },
      end: (answer) => pool.end(answer),
    } satisfies MysqlPool,
  })

/** Where the storage's own statements go: to any free connection, or into a transaction of their own. */
export const mariaDbSession = (pool: Pool, patience: Patience): Session => {
  const connected = async <A>(work: (connection: WatchedConnection) => Promise<A>): Promise<A> => {
    const connection = new WatchedConnection(await connectionOf(pool, patience.connect), patience.statement)
    try {
      return await work(connection)
    } catch (error) {
      // A statement of several steps may have left a transaction open.
      await connection.send("rollback").catch(() => connection.destroy())
      throw error
    } finally {
      connection.release()
    }
  }
  return {
    run: (statement) => connected((connection) => connection.send(statement.sql, statement.parameters)),
    transaction: (work) =>
      connected(async (connection) => {
        await connection.send("start transaction")
        const answer = await work((statement) => connection.send(statement.sql, statement.parameters))
        await connection.send("commit")
        return answer
      }),
  }
}

/** A connection that is destroyed as soon as it fails: what is sent after that fails at once. */
class WatchedConnection {
  readonly #connection: PoolConnection
  readonly #millisecondsMax: number

  constructor(connection: PoolConnection, millisecondsMax: number) {
    this.#connection = connection
    this.#millisecondsMax = millisecondsMax
  }

  get config(): object {
    return this.#connection.config
  }

  get threadId(): number {
    return this.#connection.threadId
  }

  /** A statement with a name stays prepared; what is built for one use is not worth the way there and back. */
  send(sql: string, parameters: ReadonlyArray<unknown> = []): Promise<ReadonlyArray<Row>> {
    return new Promise((resolve, reject) => {
      this.query(sql, parameters, (error, answer) => (error === null ? resolve(rowsIn(answer)) : reject(error)))
    })
  }

  query(
    sql: string,
    parameters: ReadonlyArray<unknown>,
    answer: (error: Error | null, result: never) => void = () => {},
  ): ReturnType<MysqlPoolConnection["query"]> {
    // Kysely hands over the storage's own statements as well, by their texts.
    const how = nameOf(sql) === undefined ? "query" : "execute"
    const values = parameters as Array<string | number | boolean | null>
    return this.#connection[how]({ sql, values, timeout: this.#millisecondsMax }, (error, result) => {
      this.#watch(error)
      answer(error, result as never)
    }) as unknown as ReturnType<MysqlPoolConnection["query"]>
  }

  #watch(error: unknown): void {
    if (isBroken(error)) this.destroy()
  }

  connect(): void {
    this.#connection.connect()
  }

  destroy(): void {
    this.#connection.destroy()
  }

  release(): void {
    this.#connection.release()
  }
}

/** A statement of several steps answers each of them; the rows are in the first. */
const rowsIn = (answer: unknown): ReadonlyArray<Row> => {
  if (!Array.isArray(answer)) return []
  return (Array.isArray(answer[0]) ? answer[0] : answer) as ReadonlyArray<Row>
}
