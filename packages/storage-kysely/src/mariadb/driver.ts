/** How statements get to MariaDB: Kysely's, and the storage's own, which stay prepared on their connections. */
import { type Dialect, MysqlDialect, type MysqlPool } from "kysely"
import type { Pool } from "mysql2"
import type { Session } from "../database.ts"
import { connectionOf, type Patience } from "./pool.ts"
import { WatchedConnection } from "./watched-connection.ts"

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
