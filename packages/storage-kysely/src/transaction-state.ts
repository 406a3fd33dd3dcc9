/** What is known of a transaction beside its handle: whether a statement in it has failed, and whether it is over. */
import { StatementFailed, StorageError, TransactionPoisoned } from "@fieldcare/core/storage"
import * as Semaphore from "effect/Semaphore"
import type { TransactionHandle } from "./session.ts"

export class TransactionState {
  /** Verbs in one transaction run one after the other: their savepoints must not cross. */
  readonly turn = Semaphore.makeUnsafe(1)
  #failure: unknown
  #ended = false

  refusal(operation: string): StorageError | undefined {
    if (this.#ended) {
      const cause = new Error("the transaction has ended")
      return new StorageError({ reason: new StatementFailed({ operation, code: "TransactionEnded", cause }) })
    }
    if (this.#failure === undefined) return undefined
    return new StorageError({ reason: new TransactionPoisoned({ operation, cause: this.#failure }) })
  }

  poison(failure: unknown): void {
    this.#failure ??= failure
  }

  end(): void {
    this.#ended = true
  }
}

const states = new WeakMap<TransactionHandle, TransactionState>()

/** The same state for the same handle, however often a host asks for a port within it. */
export const stateOf = (handle: TransactionHandle): TransactionState => {
  const known = states.get(handle)
  if (known !== undefined) return known
  const state = new TransactionState()
  states.set(handle, state)
  return state
}
