/** All rows of a listing that comes in pages. */
import * as Effect from "effect/Effect"
import type { StorageError } from "../storage/errors.ts"

const rowsAtOnce = 500

/** Asks page after page, each behind the last row of the one before. */
export const everyRow = <A>(
  page: (limit: number, last: A | undefined) => Effect.Effect<ReadonlyArray<A>, StorageError>,
): Effect.Effect<ReadonlyArray<A>, StorageError> =>
  Effect.gen(function* () {
    const all: Array<A> = []
    for (;;) {
      const rows = yield* page(rowsAtOnce, all.at(-1))
      for (const row of rows) all.push(row)
      if (rows.length < rowsAtOnce) return all
    }
  })
