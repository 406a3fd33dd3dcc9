/** Callers of a storage: what they are told, alone, several at once, or trying again. */
import type { StorageError } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

/** What a caller may be told in place of an answer. */
const tagOf = (error: unknown): string | undefined => (error as Partial<StorageError> | undefined)?.reason?._tag

/** Runs a verb that must fail, and answers the reason's tag. Anything but a `StorageError` is a broken law. */
export const reasonOf = <A>(effect: Effect.Effect<A, unknown>): Promise<string> =>
  Effect.runPromise(
    Effect.match(effect, {
      onSuccess: () => "no failure",
      onFailure: (error) => tagOf(error) ?? `no StorageError: ${String(error)}`,
    }),
  )

/** Runs several callers at once; answers "ok" or the reason's tag for each. */
export const raced = <A>(callers: ReadonlyArray<Effect.Effect<A, unknown>>): Promise<ReadonlyArray<string>> =>
  Effect.runPromise(
    Effect.all(
      callers.map((caller) =>
        Effect.matchEffect(caller, {
          onSuccess: () => Effect.succeed("ok"),
          onFailure: (error) => {
            const tag = tagOf(error)
            return tag === undefined ? Effect.die(error) : Effect.succeed(tag)
          },
        }),
      ),
      { concurrency: "unbounded" },
    ),
  )

/** How many of the answers are this one. */
export const count = (answers: ReadonlyArray<string>, wanted: string): number =>
  answers.filter((answer) => answer === wanted).length

/** The answers, each of them once, in order. */
export const kinds = (answers: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(answers)].toSorted()

/** Some callers, numbered from 0. */
export const several = <A>(howMany: number, caller: (n: number) => A): ReadonlyArray<A> =>
  Array.from({ length: howMany }, (_, n) => caller(n))

/** Runs a whole command again while the storage says that it may be, as the engine does. */
export const retried = async <A>(command: () => Effect.Effect<A, unknown>): Promise<A> => {
  for (let attempt = 1; ; attempt += 1) {
    const exit = await Effect.runPromise(Effect.result(command()))
    if (exit._tag === "Success") return exit.success
    const error = exit.failure as Partial<StorageError> | undefined
    if (error?.isRetryable !== true || attempt === 200) throw exit.failure
    await pause(Math.min(attempt, 10))
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds))
