/** A storage whose verbs wait a little, so that clients of one process come between each other's reads and writes. */
import type { StorageError, StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import type { Chance } from "./chance.ts"

/**
 * Makes every verb that a command uses wait for a number of turns before it runs and before it answers, and counts the
 * commits that came too late.
 *
 * **When to use**
 *
 * On storages that answer at once, as memory does: there nobody would ever be in the middle of a command.
 *
 * @category stock
 * @since 0.1.0
 */
export const interleaved = <Handle>(
  storage: StoragePort<Handle>,
  chance: Chance,
  races: { count: number },
): StoragePort<Handle> => {
  const waits = Effect.suspend(() => {
    const turns = chance.whole(0, turnsMax)
    return Effect.promise(async () => {
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
    })
  })
  const slow =
    <Request, A>(verb: (request: Request) => Effect.Effect<A, StorageError>) =>
    (request: Request): Effect.Effect<A, StorageError> =>
      Effect.andThen(
        waits,
        Effect.flatMap(verb(request), (answer) => Effect.as(waits, answer)),
      )
  const commit: typeof storage.commit = (unit) =>
    Effect.tapError(storage.commit(unit), ({ reason }) =>
      Effect.sync(() => {
        if (reason._tag === "VersionConflict" || reason._tag === "StockShort") races.count += 1
      }),
    )
  return { ...storage, load: slow(storage.load), find: slow(storage.find), commit: slow(commit) }
}

const turnsMax = 40
