/** The storage port over a SQL database that Kysely speaks to. */
import {
  checkedKinds,
  checkedStorage,
  type KindDeclaration,
  knownOptions,
  RequestInvalid,
  StorageError,
  type StoragePort,
  type UnitOfWork,
} from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import type { Dialect, Session, Setting, SqlDatabase, SqlTransaction } from "./database.ts"
import { isRefusal, isUncertain, translated } from "./failure.ts"
import { Gathering } from "./gathering.ts"
import { mariaDbDialect } from "./mariadb/dialect.ts"
import { namesWith } from "./names.ts"
import { type Outcome, refusalOf } from "./outcome.ts"
import { pgliteDialect } from "./pglite/dialect.ts"
import { postgresDialect } from "./postgres/dialect.ts"
import { load } from "./load.ts"
import * as Read from "./read.ts"
import { applied } from "./schema/apply.ts"
import { planned } from "./schema/planner.ts"
import { prepare } from "./schema/prepare.ts"
import { refill } from "./schema/refill.ts"
import type { SchemaPlan } from "./schema/schema-plan.ts"
import { isKysely, runOf, sessionOf, type TransactionHandle } from "./session.ts"
import { search } from "./search.ts"
import { Statements } from "./statement.ts"
import { balances, postings } from "./stock-read.ts"
import { sqliteDialect } from "./sqlite/dialect.ts"
import { begun, nested } from "./transaction.ts"
import { stateOf, type TransactionState } from "./transaction-state.ts"
import { erase } from "./erase.ts"

/**
 * What a SQL storage is made of.
 *
 * @category storage
 * @since 0.1.0
 */
export interface SqlStorageOptions {
  readonly db: SqlDatabase
  readonly dialect: keyof typeof dialects
  /** In front of every table's name; `fieldcare_` when not given. Lower-case letters, digits and `_`. */
  readonly tablePrefix?: string
  /** The schema that the tables are in; the connection's own when not given. It must exist. */
  readonly schema?: string
  /**
   * What `prepare` does when tables, columns or indexes are missing: `"apply"` makes them; `"refuse"` fails with
   * `SchemaOutdated`, which has the SQL, for hosts whose own role may not change tables. `"apply"` without it.
   */
  readonly schemaChanges?: "apply" | "refuse"
}

/**
 * The port, and what a SQL database has beside it: its tables can be looked at before they are changed.
 *
 * @category storage
 * @since 0.1.0
 */
export interface SqlStorage extends StoragePort<SqlTransaction> {
  /**
   * What `prepare` would do, and why it would refuse. Only reads. See `schemaSql` for the plan as a text, and
   * `kindsOf` in `@fieldcare/core` for the kinds of chapters.
   */
  readonly plan: (kinds: ReadonlyArray<KindDeclaration>) => Effect.Effect<SchemaPlan, StorageError>
  /**
   * Changes the tables, whatever `schemaChanges` says, and answers the plan that was run. Fails with
   * `SchemaRefused`, and nothing has been run, when the plan has refusals. One process does it at a time.
   */
  readonly apply: (kinds: ReadonlyArray<KindDeclaration>) => Effect.Effect<SchemaPlan, StorageError>
  /**
   * Works the columns of these kinds out of their records again, for all tenants and while commits go on; answers
   * how many records had another value. For when a column's meaning has changed, or an older version of a
   * lifecycle has written since a column was added. The kinds must have been prepared.
   */
  readonly refill: (kinds: ReadonlyArray<KindDeclaration>) => Effect.Effect<number, StorageError>
}

const dialects = {
  mariadb: mariaDbDialect,
  pglite: pgliteDialect,
  postgres: postgresDialect,
  sqlite: sqliteDialect,
} satisfies Record<string, Dialect>

/**
 * Makes a storage over a host's Kysely instance.
 *
 * **Details**
 *
 * A commit is one transaction, on PostgreSQL one statement; commits that arrive while one is under way are
 * gathered into the next. Inside a host's transaction nothing is gathered, and a refusal leaves the transaction
 * usable. Any other failure poisons it: later verbs fail, and `transaction` rolls back and fails whatever its
 * callback answers, also when the failing statement was the host's own.
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
export const sqlStorage = (options: SqlStorageOptions): SqlStorage => {
  knownOptions("sqlStorage", options, optionNames)
  return storageOver({ ...options, dialect: dialects[options.dialect], session: sessionOf(options.db) })
}

const optionNames = { db: true, dialect: true, tablePrefix: true, schema: true, schemaChanges: true } as const

/** A storage whose statements go where its database's own driver sends them. */
export const storageOver = (
  options: Omit<SqlStorageOptions, "dialect"> &
    Pick<Setting, "dialect"> & { readonly session: Session; readonly secured?: Setting["secured"] | undefined },
): SqlStorage => {
  const { db, dialect, session, schema, tablePrefix = "fieldcare_", schemaChanges = "apply" } = options
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(tablePrefix)) throw new TypeError(`tablePrefix ${tablePrefix}: expected a-z 0-9 _`)
  const scoped = schema === undefined ? db : db.withSchema(schema)
  const names = namesWith(tablePrefix)
  const { secured } = options
  const setting: Setting = {
    db: scoped,
    dialect,
    names,
    schema,
    schemaChanges,
    secured,
    statements: new Statements(),
    kinds: new Map(),
  }
  const verb =
    <A>(
      operation: string,
      work: (setting: Setting, db: SqlDatabase, kinds: ReadonlyArray<KindDeclaration>) => Promise<A>,
    ) =>
    (kinds: ReadonlyArray<KindDeclaration>) =>
      checkedKinds(operation, kinds, () =>
        Effect.uninterruptible(attempted(setting, operation, () => work(setting, scoped, kinds))),
      )
  return {
    ...checkedStorage(outside(setting, session)),
    plan: verb("plan", planned),
    apply: verb("apply", applied),
    refill: verb("refill", refill),
  }
}

/** How a verb gets at the database. */
interface Access {
  readonly verb: <A>(
    operation: string,
    request: { readonly tenant: string },
    work: (session: Session) => Promise<A>,
  ) => Effect.Effect<A, StorageError>
  readonly commit: (unit: UnitOfWork) => Promise<Outcome>
  readonly prepare: StoragePort["prepare"]
  readonly transaction: StoragePort<SqlTransaction>["transaction"]
}

const attempted = <A>(
  { dialect }: Setting,
  operation: string,
  work: () => Promise<A>,
): Effect.Effect<A, StorageError> =>
  Effect.tryPromise({ try: work, catch: (cause) => translated(dialect, operation, cause) })

const sessionFor = ({ secured }: Setting, session: Session, { tenant }: { readonly tenant: string }): Session =>
  secured === undefined ? session : secured(session, tenant)

const outside = (setting: Setting, session: Session): StoragePort<SqlTransaction> => {
  const { dialect } = setting
  const gathering = new Gathering({
    write: (units) => dialect.commit(setting, sessionFor(setting, session, units[0]!), units),
    unitsMax: dialect.unitsTogetherMax,
    groupOf: setting.secured === undefined ? () => "" : ({ tenant }) => tenant,
    batchesAtOnce: dialect.commitsAtOnce,
    isInProcess: dialect.inProcess,
    isUncertain: (error) => isUncertain(translated(dialect, "commit", error)),
  })
  return port(setting, {
    verb: (operation, request, work) =>
      Effect.uninterruptible(attempted(setting, operation, () => work(sessionFor(setting, session, request)))),
    commit: (unit) => gathering.commit(unit),
    prepare: (kinds) =>
      Effect.uninterruptible(attempted(setting, "prepare", () => prepare(setting, setting.db, kinds))),
    transaction: (use) =>
      begun(
        setting,
        (operation, work) => attempted(setting, operation, work),
        (handle) => inside(setting, handle),
        use,
      ),
  })
}

const inside = (setting: Setting, handle: TransactionHandle): StoragePort<SqlTransaction> => {
  const state = stateOf(handle)
  const session: Session = { run: runOf(handle) }
  return port(setting, {
    verb: (operation, request, work) =>
      inTurn(setting, state, operation, () => work(sessionFor(setting, session, request))),
    commit: async (unit) => (await setting.dialect.commit(setting, sessionFor(setting, session, unit), [unit]))[0]!,
    prepare: (kinds) =>
      isKysely(handle) ? inTurn(setting, state, "prepare", () => prepare(setting, handle, kinds)) : foreign("prepare"),
    transaction: (use) => {
      if (!isKysely(handle)) return foreign("transaction")
      return nested(
        (statement) => inTurn(setting, state, "transaction", () => session.run({ sql: statement, parameters: [] })),
        () => use(handle, inside(setting, handle)),
      )
    },
  })
}

const foreign = (operation: string): Effect.Effect<never, StorageError> =>
  Effect.fail(
    new StorageError({
      reason: new RequestInvalid({ operation, problem: "a transaction of another library, which can not do that" }),
    }),
  )

/** Verbs in one transaction run one after the other; a failure that is no refusal poisons it. */
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

const port = (setting: Setting, { verb, commit, prepare, transaction }: Access): StoragePort<SqlTransaction> => {
  const { dialect } = setting
  return {
    name: dialect.name,
    durability: dialect.durability,
    prepare,
    load: (request) => verb("load", request, ({ run }) => load(setting, run, request)),
    commit: (unit) =>
      verb("commit", unit, async () => {
        const outcome = await commit(unit)
        const refusal = refusalOf(outcome, unit)
        if (refusal !== undefined) throw refusal
        return outcome.type === "done" ? outcome.texts : new Map()
      }),
    find: (request) => verb("find", request, ({ run }) => Read.find(setting, run, request)),
    search: (request) => verb("search", request, ({ run }) => search(setting, run, request)),
    balances: (request) => verb("balances", request, ({ run }) => balances(setting, run, request)),
    postings: (request) => verb("postings", request, ({ run }) => postings(setting, run, request)),
    personal: (request) => verb("personal", request, ({ run }) => Read.personal(setting, run, request)),
    journal: (request) => verb("journal", request, ({ run }) => Read.journal(setting, run, request)),
    due: (request) => verb("due", request, ({ run }) => Read.due(setting, run, request)),
    heads: (request) => verb("heads", request, ({ run }) => Read.heads(setting, run, request)),
    claimDuties: (request) => verb("claimDuties", request, (session) => dialect.claimDuties(setting, session, request)),
    claimMessages: (request) =>
      verb("claimMessages", request, (session) => dialect.claimMessages(setting, session, request)),
    settleMessages: (request) =>
      verb("settleMessages", request, (session) => dialect.settleMessages(setting, session, request)),
    parkedMessages: (request) =>
      verb("parkedMessages", request, ({ run }) => Read.parkedMessages(setting, run, request)),
    replayMessages: (request) =>
      verb("replayMessages", request, (session) => dialect.replayMessages(setting, session, request)),
    erase: (request) => verb("erase", request, (session) => erase(setting, session, request)),
    transaction,
    within: (handle) => inside(setting, handle),
  }
}
