/** Where statements go, as the storage's verbs see it. */
import type { HostTransaction } from "@fieldcare/core/storage"
import { CompiledQuery } from "kysely"
import type { Row, Run, Session, SqlDatabase, SqlTransaction } from "./database.ts"

/** What a verb can take part in: a transaction of Kysely's, or one of another library. */
export type TransactionHandle = SqlTransaction | HostTransaction

export const runOf = (handle: TransactionHandle | SqlDatabase): Run => {
  if (!isKysely(handle)) return async ({ sql, parameters }) => rowsIn(await sent(handle, sql, parameters))
  // What a host's plugins do to its own rows, such as other names for columns, would change ours.
  const plain = handle.withoutPlugins()
  return async ({ sql, parameters }) => (await plain.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows
}

export const isKysely = <Handle extends SqlDatabase>(handle: Handle | HostTransaction): handle is Handle =>
  "executeQuery" in handle

const sent = async (
  { execute }: HostTransaction,
  sql: string,
  parameters: ReadonlyArray<unknown>,
): Promise<unknown> => {
  try {
    return await execute(sql, parameters)
  } catch (error) {
    throw driverErrorOf(error)
  }
}

/** Other libraries wrap what the driver throws; what happened is told by the driver's code alone. */
const driverErrorOf = (error: unknown): unknown =>
  error instanceof Error && !("code" in error) && error.cause instanceof Error ? driverErrorOf(error.cause) : error

const rowsIn = (answer: unknown): ReadonlyArray<Row> => {
  if (Array.isArray(answer)) return (Array.isArray(answer[0]) ? answer[0] : answer) as ReadonlyArray<Row>
  const { rows } = (answer ?? {}) as { readonly rows?: ReadonlyArray<Row> }
  return rows ?? []
}

/** Any free connection of the database, and transactions of its own. */
export const sessionOf = (db: SqlDatabase, run: Run = runOf(db)): Session => ({
  run,
  transaction: (work) => db.transaction().execute((transaction) => work(runOf(transaction))),
})

/** Runs work in one transaction: that of the session, or a new one. */
export const together = <A>({ run, transaction }: Session, work: (run: Run) => Promise<A>): Promise<A> =>
  transaction === undefined ? work(run) : transaction(work)
