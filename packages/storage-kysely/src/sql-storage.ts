/** The storage port over a SQL database that Kysely speaks to. */
import { checkedStorage, type KindDeclaration, StorageError, type StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { sql } from "kysely"
import type { Dialect, SqlDatabase, SqlTransaction } from "./database.ts"
import { isRefusal, translated } from "./failure.ts"
import { makeKindTable } from "./kind-table.ts"
import { migrate } from "./migrations.ts"
import { type Names, namesWith } from "./names.ts"
import { pgliteDialect } from "./pglite/dialect.ts"
import * as Read from "./read.ts"
import { stateOf, type TransactionState } from "./transaction-state.ts"
import { eraseTexts, writeUnit } from "./write.ts"

/**
 * What a SQL storage is made of.
 *
 * @category storage
 * @since 0.1.0
 */
export interface SqlStorageOptions {
  readonly db: SqlDatabase
  readonly dialect: "pglite"
  /** In front of every table's name; `fieldcare_` when not given. Lower-case letters, digits and `_`. */
  readonly tablePrefix?: string
  /** The schema that the tables are in; the connection's own when not given. It must exist. */
  readonly schema?: string
}

/**
 * Makes a storage over a host's Kysely instance.
 *
 * **Details**
 *
 * A commit is one transaction; inside a host's transaction it is a savepoint, so that a refusal leaves the
 * transaction usable. Any other failure poisons it: later verbs fail, and `transaction` rolls back and fails
 * whatever its callback answers, also when the failing statement was the host's own.
 *
 * **Gotchas**
 *
 * Where there is a single connection, a verb of the outer port inside a transaction waits for that transaction
 * for ever. Use the port that the callback is given.
 *
 * @example
 * ```ts
 * import { PGlite } from "@electric-sql/pglite"
 * import { kyselyPGlite } from "@fieldcare/storage-kysely/pglite"
 * import { Kysely } from "kysely"
 *
 * const storage = sqlStorage({ db: new Kysely({ dialect: kyselyPGlite(new PGlite()) }), dialect: "pglite" })
 * ```
 * @category storage
 * @since 0.1.0
 */
export const sqlStorage = (options: SqlStorageOptions): StoragePort<SqlTransaction> => {
  const { db, schema, tablePrefix = "fieldcare_" } = options
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(tablePrefix)) throw new TypeError(`tablePrefix ${tablePrefix}: expected a-z 0-9 _`)
  return checkedStorage(outside({ db, schema, dialect: dialects[options.dialect], names: namesWith(tablePrefix) }))
}

const dialects: Readonly<Record<SqlStorageOptions["dialect"], Dialect>> = { pglite: pgliteDialect }

interface Setting {
  readonly db: SqlDatabase
  readonly dialect: Dialect
  readonly names: Names
  readonly schema: string | undefined
}

/** How a verb gets at the database. `write` undoes what it wrote when it is refused. */
interface Access {
  readonly read: <A>(operation: string, work: (db: SqlDatabase) => Promise<A>) => Effect.Effect<A, StorageError>
  readonly write: <A>(operation: string, work: (db: SqlDatabase) => Promise<A>) => Effect.Effect<A, StorageError>
}

const scoped = (db: SqlDatabase, { schema }: Setting): SqlDatabase =>
  schema === undefined ? db : db.withSchema(schema)

const attempted = <A>(
  { dialect }: Setting,
  operation: string,
  work: () => Promise<A>,
): Effect.Effect<A, StorageError> =>
  Effect.tryPromise({ try: work, catch: (cause) => translated(dialect, operation, cause) })

const outside = (setting: Setting): StoragePort<SqlTransaction> =>
  port(
    setting,
    {
      read: (operation, work) => attempted(setting, operation, () => work(scoped(setting.db, setting))),
      write: (operation, work) =>
        Effect.uninterruptible(
          attempted(setting, operation, () =>
            setting.db.transaction().execute((transaction) => work(scoped(transaction, setting))),
          ),
        ),
    },
    (use) => begun(setting, use),
  )

const inside = (setting: Setting, handle: SqlTransaction): StoragePort<SqlTransaction> => {
  const state = stateOf(handle)
  const verb = <A>(operation: string, work: () => Promise<A>) => inTurn(setting, state, operation, work)
  return port(
    setting,
    {
      read: (operation, work) => verb(operation, () => work(scoped(handle, setting))),
      write: (operation, work) => verb(operation, () => withSavepoint(handle, () => work(scoped(handle, setting)))),
    },
    (use) => nested(setting, handle, use),
  )
}

const inTurn = <A>(
  setting: Setting,
  state: TransactionState,
  operation: string,
  work: () => Promise<A>,
): Effect.Effect<A, StorageError> =>
  state.turn.withPermits(1)(
    Effect.suspend(() => {
      const refused = state.refusal(operation)
      if (refused !== undefined) return Effect.fail(refused)
      return Effect.uninterruptible(
        Effect.tapError(attempted(setting, operation, work), (error) =>
          Effect.sync(() => {
            if (!isRefusal(error)) state.poison(error)
          }),
        ),
      )
    }),
  )

const withSavepoint = async <A>(handle: SqlTransaction, work: () => Promise<A>): Promise<A> => {
  await sql`savepoint fieldcare_commit`.execute(handle)
  try {
    const answer = await work()
    await sql`release savepoint fieldcare_commit`.execute(handle)
    return answer
  } catch (error) {
    if (error instanceof StorageError && isRefusal(error)) {
      await sql`rollback to savepoint fieldcare_commit`.execute(handle)
      await sql`release savepoint fieldcare_commit`.execute(handle)
    }
    throw error
  }
}

type Transact = StoragePort<SqlTransaction>["transaction"]

const port = (setting: Setting, access: Access, transaction: Transact): StoragePort<SqlTransaction> => {
  const { names, dialect } = setting
  return {
    name: dialect.name,
    prepare: (kinds) => access.write("prepare", (db) => prepared(db, setting, kinds)),
    load: (request) => access.read("load", (db) => Read.load(db, names, request)),
    commit: (unit) => access.write("commit", (db) => writeUnit(db, setting, unit)),
    find: (request) => access.read("find", (db) => Read.find(db, names, request)),
    personal: (request) => access.read("personal", (db) => Read.personal(db, names, request)),
    journal: (request) => access.read("journal", (db) => Read.journal(db, names, request)),
    due: (request) => access.read("due", (db) => Read.due(db, names, request)),
    erase: (request) => access.read("erase", (db) => eraseTexts(db, setting, request)),
    transaction,
    within: (handle) => inside(setting, handle),
  }
}

const prepared = async (db: SqlDatabase, setting: Setting, kinds: ReadonlyArray<KindDeclaration>): Promise<void> => {
  const { dialect, names } = setting
  kinds.forEach(({ kind, columns }) => [names.kind(kind), ...columns.map((column) => names.column(column.name))])
  if (dialect.migrationLock !== undefined) await dialect.migrationLock.execute(db)
  await migrate(db, dialect, names)
  for (const kind of kinds) await makeKindTable(db, kind, setting)
}

type Use<A, E> = (handle: SqlTransaction, inside: StoragePort<SqlTransaction>) => Effect.Effect<A, E>

const begun = <A, E>(setting: Setting, use: Use<A, E>): Effect.Effect<A, E | StorageError> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.gen(function* () {
      const handle = yield* attempted(setting, "transaction", () => setting.db.startTransaction().execute())
      const state = stateOf(handle)
      const exit = yield* Effect.exit(restore(Effect.suspend(() => use(handle, inside(setting, handle)))))
      const sound = yield* Effect.exit(inTurn(setting, state, "transaction", () => Read.probe(handle)))
      state.end()
      if (Exit.isSuccess(exit) && Exit.isSuccess(sound)) {
        yield* attempted(setting, "transaction", () => handle.commit().execute())
        return exit.value
      }
      // The connection may be gone; then there is nothing left to roll back.
      yield* Effect.ignore(attempted(setting, "transaction", () => handle.rollback().execute()))
      return Exit.isFailure(exit) ? yield* exit : yield* Effect.andThen(sound, exit)
    }),
  )

let savepoints = 0

/** A transaction inside another is a savepoint: it is undone alone, and kept only if the outer one is. */
const nested = <A, E>(setting: Setting, handle: SqlTransaction, use: Use<A, E>): Effect.Effect<A, E | StorageError> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.gen(function* () {
      savepoints += 1
      const name = sql.id(`fieldcare_nested_${savepoints}`)
      const run = (statement: ReturnType<typeof sql>) =>
        inTurn(setting, stateOf(handle), "transaction", () => statement.execute(handle))
      yield* run(sql`savepoint ${name}`)
      const exit = yield* Effect.exit(restore(Effect.suspend(() => use(handle, inside(setting, handle)))))
      if (Exit.isFailure(exit)) {
        yield* Effect.ignore(run(sql`rollback to savepoint ${name}`))
        return yield* exit
      }
      yield* run(sql`release savepoint ${name}`)
      return exit.value
    }),
  )
