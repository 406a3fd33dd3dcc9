/** The storage in memory: the same laws as a database, and nothing left when the process ends. */
import {
  checkedStorage,
  type KeyTaken,
  type KindDeclaration,
  knownOptions,
  RequestInvalid,
  type StockShort,
  Storage,
  StorageError,
  type StoragePort,
  type VersionConflict,
} from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HashMap from "effect/HashMap"
import * as Layer from "effect/Layer"
import { claimedDuties, claimedMessages, parkedMessages, replayedMessages, settledMessages } from "./claims.ts"
import { dutiesDue, entriesOf, found, headsOf, loaded, personalOf } from "./queries.ts"
import { projected } from "./projection.ts"
import { searched } from "./search.ts"
import { balancesPage, postingsPage } from "./stock-pages.ts"
import { emptyState, tenantOf, type TenantState } from "./state.ts"
import { MemoryTransaction, type Root } from "./transaction.ts"
import { applied, erased } from "./unit.ts"

/**
 * Makes an empty storage in memory.
 *
 * **When to use**
 *
 * For tests, trials and simulations. It keeps every law of the port, races included: verbs give way to other
 * fibers before and after their work, a commit swaps one state for the next, and what it hands out is frozen.
 *
 * **Details**
 *
 * Transactions work on a snapshot. At its end a transaction fails with `TransactionAborted`, which can be
 * retried, when another commit has changed a tenant that it looked at.
 *
 * **Gotchas**
 *
 * Durability: none. Everything is gone when the process ends.
 *
 * @example
 * ```ts
 * const storage = memoryStorage()
 * await Effect.runPromise(storage.prepare([{ kind: "ticket", columns: [] }]))
 * ```
 * @category storage
 * @since 0.1.0
 */
export const memoryStorage = (options: Readonly<Record<string, never>> = {}): StoragePort<MemoryTransaction> => {
  knownOptions("memoryStorage", options, {})
  const root: Root = { state: emptyState }
  return checkedStorage(port(root, directly(root)))
}

/**
 * The `Storage` service in memory, empty for everyone who builds it.
 *
 * @category storage
 * @since 0.1.0
 */
export const layer: Layer.Layer<Storage> = Layer.sync(Storage, () => memoryStorage() as StoragePort)

/** How a verb gets at the state: directly, or through a transaction. */
interface Access {
  readonly read: <A>(
    operation: string,
    tenant: string,
    ask: (state: TenantState) => A,
  ) => Effect.Effect<A, StorageError>
  readonly write: <A>(
    operation: string,
    tenant: string,
    change: (state: TenantState) => { readonly state: TenantState; readonly answer: A } | StorageError,
  ) => Effect.Effect<A, StorageError>
}

const givingWay = <A>(work: () => A | StorageError): Effect.Effect<A, StorageError> =>
  Effect.gen(function* () {
    yield* Effect.yieldNow
    const answer = work()
    yield* Effect.yieldNow
    return answer instanceof StorageError ? yield* Effect.fail(answer) : answer
  })

const directly = (root: Root): Access => ({
  read: (_, tenant, ask) => givingWay(() => ask(tenantOf(root.state, tenant))),
  write: (_, tenant, change) =>
    givingWay(() => {
      const next = change(tenantOf(root.state, tenant))
      if (next instanceof StorageError) return next
      root.state = HashMap.set(root.state, tenant, next.state)
      return next.answer
    }),
})

const through = (transaction: MemoryTransaction): Access => ({
  read: (operation, tenant, ask) => givingWay(() => transaction.refusal(operation) ?? ask(transaction.read(tenant))),
  write: (operation, tenant, change) =>
    givingWay(() => {
      const refused = transaction.refusal(operation)
      if (refused !== undefined) return refused
      const next = change(transaction.read(tenant))
      if (next instanceof StorageError) {
        if (!leavesUsable(next.reason)) transaction.poison(next)
        return next
      }
      transaction.write(tenant, next.state)
      return next.answer
    }),
})

/** What is new to the records is no transaction's to undo; one that has looked at them is tried again. */
const prepared = (root: Root, kinds: ReadonlyArray<KindDeclaration>): Effect.Effect<void, StorageError> =>
  Effect.try({
    try: () => {
      root.state = projected(root.state, kinds)
    },
    catch: (error) => error as StorageError,
  })

const leavesUsable = (reason: StorageError["reason"]): reason is VersionConflict | KeyTaken | StockShort =>
  reason._tag === "VersionConflict" || reason._tag === "KeyTaken" || reason._tag === "StockShort"

const port = (root: Root, access: Access, outer?: MemoryTransaction): StoragePort<MemoryTransaction> => ({
  name: "memory",
  durability: "none",
  prepare: (kinds) => prepared(root, kinds),
  load: (request) => access.read("load", request.tenant, (state) => loaded(state, request)),
  commit: (unit) =>
    access.write("commit", unit.tenant, (before) => {
      const state = applied(before, unit)
      if (state instanceof StorageError) return state
      const { kind, id } = unit.writes[0]!.row
      return { state, answer: unit.textsWanted === true ? personalOf(state, kind, [id]) : new Map<string, string>() }
    }),
  find: (request) => access.read("find", request.tenant, (state) => found(state, request)),
  search: (request) => access.read("search", request.tenant, (state) => searched(state, request)),
  balances: (request) => access.read("balances", request.tenant, ({ stock }) => balancesPage(stock, request)),
  postings: (request) => access.read("postings", request.tenant, ({ stock }) => postingsPage(stock, request)),
  personal: (request) =>
    access.read("personal", request.tenant, (state) => personalOf(state, request.kind, request.ids)),
  journal: (request) => access.read("journal", request.tenant, (state) => entriesOf(state, request)),
  due: (request) => access.read("due", request.tenant, (state) => dutiesDue(state, request)),
  heads: (request) => access.read("heads", request.tenant, (state) => headsOf(state, request)),
  claimDuties: (request) => access.write("claimDuties", request.tenant, (before) => claimedDuties(before, request)),
  claimMessages: (request) =>
    access.write("claimMessages", request.tenant, (before) => claimedMessages(before, request)),
  settleMessages: (settlement) =>
    access.write("settleMessages", settlement.tenant, (before) => settledMessages(before, settlement)),
  parkedMessages: (request) => access.read("parkedMessages", request.tenant, (state) => parkedMessages(state, request)),
  replayMessages: (request) =>
    access.write("replayMessages", request.tenant, (before) => replayedMessages(before, request.messages)),
  erase: (request) =>
    access.write("erase", request.tenant, (before) => {
      const { state, count } = erased(before, request.subject)
      return { state, answer: count }
    }),
  transaction: (use) => (outer === undefined ? begun(root, use) : nested(root, outer, use)),
  within: (transaction) => {
    if (transaction instanceof MemoryTransaction) return port(root, through(transaction), transaction)
    const problem = "a transaction of another library, of which memory has none"
    throw new StorageError({ reason: new RequestInvalid({ operation: "within", problem }) })
  },
})

type Use<A, E> = (handle: MemoryTransaction, inside: StoragePort<MemoryTransaction>) => Effect.Effect<A, E>

const begun = <A, E>(root: Root, use: Use<A, E>): Effect.Effect<A, E | StorageError> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.gen(function* () {
      yield* Effect.yieldNow
      const transaction = new MemoryTransaction(root)
      const exit = yield* Effect.exit(
        restore(Effect.suspend(() => use(transaction, port(root, through(transaction), transaction)))),
      )
      if (Exit.isFailure(exit)) {
        transaction.rollback()
        return yield* exit
      }
      const refused = transaction.commit()
      yield* Effect.yieldNow
      return refused === undefined ? exit.value : yield* Effect.fail(refused)
    }),
  )

/** A transaction inside another is a part of it that can be undone by itself. */
const nested = <A, E>(root: Root, outer: MemoryTransaction, use: Use<A, E>): Effect.Effect<A, E | StorageError> =>
  Effect.suspend((): Effect.Effect<A, E | StorageError> => {
    const refused = outer.refusal("transaction")
    if (refused !== undefined) return Effect.fail(refused)
    const undo = outer.savepoint()
    const used = Effect.onExit(use(outer, port(root, through(outer), outer)), (exit) =>
      Exit.isFailure(exit) ? Effect.sync(undo) : Effect.void,
    )
    return Effect.flatMap(used, (answer): Effect.Effect<A, StorageError> => {
      const poisoned = outer.refusal("transaction")
      return poisoned === undefined ? Effect.succeed(answer) : Effect.fail(poisoned)
    })
  })
