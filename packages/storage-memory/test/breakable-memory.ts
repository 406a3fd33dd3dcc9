/** A memory storage behind a connection that can be broken, so that the fault contract can be tried on it. */
import {
  StatementFailed,
  StorageError,
  StorageUnavailable,
  type StoragePort,
  TransactionPoisoned,
} from "@fieldcare/core/storage"
import type { StorageFaults } from "@fieldcare/testkit"
import * as Effect from "effect/Effect"
import { memoryStorage } from "../src/index.ts"

/** How the storage itself goes wrong under a fault. */
export interface Wrong {
  /** Tells that a write is done although its answer was lost before it was. */
  readonly trusting?: boolean
  /** Writes again when an answer was lost, without looking whether it was done. */
  readonly repeating?: boolean
  /** Waits for an answer for ever. */
  readonly patient?: boolean
  /** Does not come back once it was broken. */
  readonly sulking?: boolean
  /** Throws what the driver throws. */
  readonly untranslated?: boolean
  /** Keeps the first half of what could not be written. */
  readonly halfHearted?: boolean
}

type State = "sound" | "before" | "after" | "after transaction" | "silent" | "refusing"

const waitMilliseconds = 30

/** The means to break a memory storage, and one that goes wrong in a way of its own under them. */
export const breakableMemory = (wrong: Wrong = {}): StorageFaults => {
  const memory = memoryStorage() as StoragePort
  let state: State = "sound"
  let broken = false
  /** Connections of transactions that were ended, told by when they began. */
  let connection = 0
  let free = Promise.resolve()

  const unavailable = (operation: string): Effect.Effect<never, StorageError> => {
    broken = true
    const cause = new Error("connection lost")
    if (wrong.untranslated === true) return Effect.fail(cause as never)
    return Effect.fail(new StorageError({ reason: new StorageUnavailable({ operation, cause }) }))
  }
  const refusal = (operation: string): Effect.Effect<never, StorageError> =>
    Effect.fail(
      new StorageError({ reason: new StatementFailed({ operation, code: "refused", cause: new Error("no") }) }),
    )

  const reading =
    <Request, A>(operation: string, verb: (request: Request) => Effect.Effect<A, StorageError>, of = -1) =>
    (request: Request): Effect.Effect<A, StorageError> =>
      Effect.suspend(() => {
        if (of === -1 && broken && wrong.sulking === true) return unavailable(operation)
        if (of !== -1 && of !== connection) return unavailable(operation)
        if (state === "silent") return wrong.patient === true ? Effect.never : silence(operation)
        return of === -1
          ? Effect.andThen(
              Effect.promise(() => free),
              verb(request),
            )
          : verb(request)
      })

  const silence = (operation: string) =>
    Effect.andThen(
      Effect.promise(() => new Promise((resolve) => void setTimeout(resolve, waitMilliseconds))),
      unavailable(operation),
    )

  const writing = <Request, A>(
    operation: string,
    verb: (request: Request) => Effect.Effect<A, StorageError>,
    of = -1,
    half?: (request: Request) => Effect.Effect<unknown, StorageError>,
  ) =>
    reading(
      operation,
      (request: Request): Effect.Effect<A, StorageError> => {
        if (state === "refusing") {
          return wrong.halfHearted === true && half !== undefined
            ? Effect.andThen(half(request), refusal(operation))
            : refusal(operation)
        }
        if (state === "before") {
          state = "sound"
          return wrong.trusting === true ? Effect.succeed(new Map() as A) : unavailable(operation)
        }
        if (state === "after") {
          state = "sound"
          const lost = Effect.andThen(verb(request), unavailable(operation))
          return wrong.repeating === true ? Effect.andThen(verb(request), verb(request)) : lost
        }
        return verb(request)
      },
      of,
    )

  const broached = (storage: StoragePort, of = -1): StoragePort => ({
    ...storage,
    load: reading("load", storage.load, of),
    find: reading("find", storage.find, of),
    journal: reading("journal", storage.journal, of),
    due: reading("due", storage.due, of),
    heads: reading("heads", storage.heads, of),
    personal: reading("personal", storage.personal, of),
    erase: writing("erase", storage.erase, of),
    commit: writing("commit", storage.commit, of, (unit) => memory.commit({ ...unit, entries: [], messages: [] })),
    claimDuties: writing("claimDuties", storage.claimDuties, of),
    claimMessages: writing("claimMessages", storage.claimMessages, of),
    settleMessages: writing("settleMessages", storage.settleMessages, of),
    parkedMessages: reading("parkedMessages", storage.parkedMessages, of),
    replayMessages: writing("replayMessages", storage.replayMessages, of),
    transaction: (use) =>
      Effect.suspend(() => {
        const own = connection
        return Effect.andThen(
          Effect.promise(() => free),
          Effect.flatMap(
            storage.transaction((handle, inside) =>
              Effect.tap(use(handle, broached(inside, own)), () => (own === connection ? Effect.void : poisoned)),
            ),
            (answer) => {
              if (state !== "after transaction") return Effect.succeed(answer)
              state = "sound"
              return unavailable("transaction")
            },
          ),
        )
      }),
  })

  const poisoned = Effect.fail(
    new StorageError({ reason: new TransactionPoisoned({ operation: "transaction", cause: new Error("lost") }) }),
  )

  const means = (begun: State) => async () => {
    state = begun
    return async () => {
      state = "sound"
    }
  }
  const storage = broached(memory)
  return {
    open: async () => storage,
    patienceMilliseconds: 1000,
    breakBeforeCommit: means("before"),
    breakAfterCommit: means("after"),
    breakAfterTransaction: means("after transaction"),
    endConnections: async () => {
      connection += 1
      return async () => {}
    },
    halfOpen: means("silent"),
    exhaustPool: async () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      free = promise
      return async () => resolve()
    },
    readOnly: means("refusing"),
    diskFull: means("refusing"),
  }
}
