/** A connection of mysql2 that is not used on after something went wrong on it. */
import type { MysqlPoolConnection } from "kysely"
import type { PoolConnection } from "mysql2"
import type { Row } from "../database.ts"
import { nameOf } from "../statement.ts"
import { isBroken } from "./pool.ts"

type Answer = (error: Error | null, result: never) => void

/**
 * **Details**
 *
 * It is destroyed when it is lost or when an answer does not come in time, and then fails at once. After a
 * deadlock the server has undone the whole transaction, and a statement that came after it would stand alone:
 * such a transaction takes nothing but its end.
 */
export class WatchedConnection {
  readonly #connection: PoolConnection
  readonly #millisecondsMax: number
  #isInTransaction = false
  #undoneBy: Error | undefined

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

  send(sql: string, parameters: ReadonlyArray<unknown> = []): Promise<ReadonlyArray<Row>> {
    return new Promise((resolve, reject) => {
      this.query(sql, parameters, (error, answer) => {
        if (error === null) resolve(rowsIn(answer))
        else reject(error)
      })
    })
  }

  /** Without somebody to answer to, the caller reads the rows as a stream. */
  query(sql: string, parameters: ReadonlyArray<unknown>, answer?: Answer): ReturnType<MysqlPoolConnection["query"]> {
    const values = parameters as Array<string | number | boolean | null>
    if (answer === undefined) return this.#connection.query({ sql, values }) as never
    if (this.#undoneBy !== undefined && sql !== "rollback") answer(this.#undoneBy, undefined as never)
    else this.#send(sql, values, answer)
    return undefined as never
  }

  #send(sql: string, values: Array<string | number | boolean | null>, answer: Answer): void {
    let answered = false
    const once: Answer = (error, result) => {
      if (answered) return
      answered = true
      clearTimeout(timer)
      this.#watch(sql, error)
      answer(error, result)
    }
    // The driver's own timeout does not count the time that it takes to prepare.
    const timer = setTimeout(() => once(new NoAnswer(this.#millisecondsMax), undefined as never), this.#millisecondsMax)
    // A statement with a name stays prepared; Kysely hands over the storage's own as well, by their texts.
    const how = nameOf(sql) === undefined ? "query" : "execute"
    this.#connection[how]({ sql, values }, (error, result) => once(error, result as never))
  }

  #watch(sql: string, error: Error | null): void {
    if (error === null) {
      if (sql === "begin" || sql === "start transaction") this.#isInTransaction = true
      else if (sql === "commit" || sql === "rollback") this.#isInTransaction = false
    } else if (isBroken(error)) this.destroy()
    else if (this.#isInTransaction && undoes(error)) this.#undoneBy = error
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

/** Deadlock, lock wait timeout, record changed: the transaction can only be tried again as a whole. */
const undoes = (error: Error): boolean => [1020, 1205, 1213].includes(Number((error as { errno?: unknown }).errno))

class NoAnswer extends Error {
  readonly code = "PROTOCOL_SEQUENCE_TIMEOUT"
  constructor(milliseconds: number) {
    super(`no answer in ${milliseconds} ms`)
  }
}

/** A statement of several steps answers each of them; the rows are in the first. */
const rowsIn = (answer: unknown): ReadonlyArray<Row> => {
  if (!Array.isArray(answer)) return []
  return (Array.isArray(answer[0]) ? answer[0] : answer) as ReadonlyArray<Row>
}
