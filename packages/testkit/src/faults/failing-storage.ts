/** A storage whose n-th call fails: before it was done, or after it was done without anybody learning of it. */
import { StorageError, type StoragePort, StorageUnavailable, TransactionPoisoned } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

/**
 * A verb of the storage port that can fail.
 *
 * @category faults
 * @since 0.1.0
 */
export type Verb = Exclude<keyof StoragePort, "name" | "durability" | "within">

/**
 * Which call fails, and how.
 *
 * @category faults
 * @since 0.1.0
 */
export interface Fault {
  /** 1 for the first call after `arm`. */
  readonly call: number
  /** Only calls of this verb are counted, where it is given. */
  readonly verb?: Verb
  /** `"before"`: nothing was done. `"after"`: all was done, and only the answer was lost. */
  readonly when: "before" | "after"
}

/**
 * A storage that fails where it is told to.
 *
 * @category faults
 * @since 0.1.0
 */
export interface FailingStorage<Handle> {
  readonly storage: StoragePort<Handle>
  /** Begins to count afresh, and fails the call of that number; without a fault it only counts. */
  readonly arm: (fault?: Fault) => void
  /** The verbs called since `arm`, in their order, those inside transactions included. */
  readonly calls: () => ReadonlyArray<Verb>
}

/**
 * Wraps a storage so that one of its calls fails with `StorageUnavailable`.
 *
 * **When to use**
 *
 * To show that a host's own adapter, or what a host builds on the desk, comes through a lost connection at every
 * possible point: run an action with `{ call: 1, when: "before" }`, then `"after"`, then call 2, and so on until
 * the action needs fewer calls. After each, the state is the one before or the one after, and asking again with
 * the same idempotency key leads to the one after.
 *
 * **Details**
 *
 * A call that fails by itself answers its own error, whatever it was armed for. A fault inside a transaction
 * poisons it as a failure of the database does: it is rolled back, whatever its callback answers. In a
 * transaction that the host has opened itself, rolling back is up to the host.
 *
 * @example
 * ```ts
 * const losingTheSecondAnswer = (own) => {
 *   const { storage, arm } = failingStorage(own)
 *   arm({ call: 2, when: "after" })
 *   return storage
 * }
 * ```
 * @category faults
 * @since 0.1.0
 */
export const failingStorage = <Handle>(storage: StoragePort<Handle>): FailingStorage<Handle> => {
  const count: Count = { calls: [], fault: undefined }
  return {
    storage: failing(storage, count, { lost: undefined }),
    arm: (fault) => {
      count.calls = []
      count.fault = fault
    },
    calls: () => count.calls,
  }
}

interface Count {
  calls: Array<Verb>
  fault: Fault | undefined
}

/** The how-manieth call this is, of those that the fault counts. */
const numberOf = (verb: Verb, { calls, fault }: Count): number =>
  fault?.verb === undefined ? calls.length : calls.filter((one) => one === verb).length

/** What a transaction has lost; outside of transactions nothing is ever lost for good. */
interface Scope {
  lost: StorageError | undefined
}

const failing = <Handle>(port: StoragePort<Handle>, count: Count, scope: Scope, open = false): StoragePort<Handle> => {
  const around = <A, E>(verb: Verb, call: Effect.Effect<A, E>): Effect.Effect<A, E | StorageError> =>
    Effect.suspend((): Effect.Effect<A, E | StorageError> => {
      if (open && scope.lost !== undefined) return Effect.fail(poisoned(verb, scope.lost))
      count.calls.push(verb)
      const { fault } = count
      if (fault === undefined || (fault.verb ?? verb) !== verb || fault.call !== numberOf(verb, count)) return call
      const failure = Effect.suspend(() => {
        scope.lost = unavailable(verb, fault.when)
        return Effect.fail(scope.lost)
      })
      return fault.when === "before" ? failure : Effect.andThen(call, failure)
    })
  return {
    name: port.name,
    durability: port.durability,
    prepare: (kinds) => around("prepare", port.prepare(kinds)),
    load: (request) => around("load", port.load(request)),
    commit: (unit) => around("commit", port.commit(unit)),
    find: (request) => around("find", port.find(request)),
    search: (request) => around("search", port.search(request)),
    balances: (request) => around("balances", port.balances(request)),
    postings: (request) => around("postings", port.postings(request)),
    personal: (request) => around("personal", port.personal(request)),
    journal: (request) => around("journal", port.journal(request)),
    due: (request) => around("due", port.due(request)),
    heads: (request) => around("heads", port.heads(request)),
    claimDuties: (request) => around("claimDuties", port.claimDuties(request)),
    claimMessages: (request) => around("claimMessages", port.claimMessages(request)),
    settleMessages: (settlement) => around("settleMessages", port.settleMessages(settlement)),
    parkedMessages: (request) => around("parkedMessages", port.parkedMessages(request)),
    replayMessages: (request) => around("replayMessages", port.replayMessages(request)),
    erase: (request) => around("erase", port.erase(request)),
    transaction: (use) =>
      around(
        "transaction",
        port.transaction((handle, inside) => {
          const own: Scope = { lost: undefined }
          scopes.set(handle, own)
          return Effect.flatMap(
            Effect.suspend(() => use(handle, failing(inside, count, own, true))),
            (answer) =>
              own.lost === undefined ? Effect.succeed(answer) : Effect.fail(poisoned("transaction", own.lost)),
          )
        }),
      ),
    within: (handle) => failing(port.within(handle), count, scopes.get(handle) ?? { lost: undefined }, true),
  }
}

/** The transactions that are open, so that a port within one of them shares its fate. */
const scopes = new (class {
  readonly #known = new WeakMap<object, Scope>()
  get(handle: unknown): Scope | undefined {
    return typeof handle === "object" && handle !== null ? this.#known.get(handle) : undefined
  }
  set(handle: unknown, scope: Scope): void {
    if (typeof handle === "object" && handle !== null) this.#known.set(handle, scope)
  }
})()

const unavailable = (operation: Verb, when: Fault["when"]): StorageError =>
  new StorageError({
    reason: new StorageUnavailable({ operation, cause: new Error(`made to fail ${when} ${operation}`) }),
  })

const poisoned = (operation: Verb, cause: StorageError): StorageError =>
  new StorageError({ reason: new TransactionPoisoned({ operation, cause }) })
