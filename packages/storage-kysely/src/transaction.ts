/** Transactions: begun here, or nested in one that is open. */
import type { StorageError, StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { Setting, SqlTransaction } from "./database.ts"
import { runOf } from "./session.ts"
import { stateOf } from "./transaction-state.ts"

type Attempt = <A>(operation: string, work: () => Promise<A>) => Effect.Effect<A, StorageError>
type Inside = StoragePort<SqlTransaction>

/** Commits when the callback succeeds and nothing in the transaction has failed, also nothing of the host's. */
export const begun = <A, E>(
  setting: Setting,
  attempt: Attempt,
  inside: (handle: SqlTransaction) => Inside,
  use: (handle: SqlTransaction, inside: Inside) => Effect.Effect<A, E>,
): Effect.Effect<A, E | StorageError> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.gen(function* () {
      const handle = yield* attempt("transaction", () => setting.db.startTransaction().execute())
      const state = stateOf(handle)
      const exit = yield* Effect.exit(restore(Effect.suspend(() => use(handle, inside(handle)))))
      // A failed statement that was swallowed shows in the next one; COMMIT itself would not tell.
      const sound = yield* Effect.exit(
        state.turn.withPermits(1)(
          Effect.suspend(
            (): Effect.Effect<unknown, StorageError> =>
              state.refusal("transaction") ??
              attempt("transaction", () => runOf(handle)({ sql: setting.dialect.soundness, parameters: [] })),
          ),
        ),
      )
      state.end()
      if (Exit.isSuccess(exit) && Exit.isSuccess(sound)) {
        // Only a rollback gives back the connection of a transaction whose end was not answered.
        const rollback = Effect.ignore(attempt("transaction", () => handle.rollback().execute()))
        yield* Effect.onError(
          attempt("transaction", () => handle.commit().execute()),
          () => rollback,
        )
        return exit.value
      }
      // The connection may be gone; then there is nothing left to roll back.
      yield* Effect.ignore(attempt("transaction", () => handle.rollback().execute()))
      return Exit.isFailure(exit) ? yield* exit : yield* Effect.andThen(sound, exit)
    }),
  )

let savepoints = 0

/** A transaction inside another is a savepoint: it is undone alone, and kept only if the outer one is. */
export const nested = <A, E>(
  run: (statement: string) => Effect.Effect<unknown, StorageError>,
  use: () => Effect.Effect<A, E>,
): Effect.Effect<A, E | StorageError> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.gen(function* () {
      savepoints += 1
      const name = `fieldcare_nested_${savepoints}`
      yield* run(`savepoint ${name}`)
      const exit = yield* Effect.exit(restore(Effect.suspend(use)))
      if (Exit.isFailure(exit)) {
        yield* Effect.ignore(run(`rollback to savepoint ${name}`))
        return yield* exit
      }
      yield* run(`release savepoint ${name}`)
      return exit.value
    }),
  )
