/** Holds all connections of a storage, by transactions that do nothing. */
import type { StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

/** Answers, once all are held, how they are given back. A connection that turns out to be dead is left for another. */
export const heldConnections = async <Handle>(storage: StoragePort<Handle>, howMany: number) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const ended: Array<Promise<unknown>> = []
  const hold = (): Promise<void> => {
    const { promise: held, resolve, reject } = Promise.withResolvers<void>()
    const transaction = storage.transaction(() =>
      Effect.promise(() => {
        resolve()
        return released
      }),
    )
    ended.push(Effect.runPromise(transaction).catch(reject))
    return held.catch(hold)
  }
  await Promise.all(Array.from({ length: howMany }, hold))
  return async () => {
    release()
    await Promise.all(ended)
  }
}
