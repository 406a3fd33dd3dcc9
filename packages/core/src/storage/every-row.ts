/** All rows of a listing that comes in pages. */
import * as Effect from "effect/Effect"
import type { StorageError } from "./errors.ts"

const rowsAtOnce = 500

/**
 * Asks page after page, each behind the last row of the one before, and answers all rows. `limit` is 500, the most
 * that every verb of a storage answers at once.
 *
 * **Gotchas**
 *
 * All rows are held in memory. What is written between two pages may be in the answer or not.
 *
 * @example
 * ```ts
 * import { everyRow, type Head, type StoragePort } from "@fieldcare/core/storage"
 *
 * const ticketHeads = (storage: StoragePort, tenant: string) =>
 *   everyRow<Head>((limit, last) =>
 *     storage.heads({ tenant, kind: "ticket", limit, ...(last && { after: last.id }) }),
 *   )
 * ```
 * @category storage
 * @since 0.1.0
 */
export const everyRow = <Row>(
  page: (limit: number, last: Row | undefined) => Effect.Effect<ReadonlyArray<Row>, StorageError>,
): Effect.Effect<ReadonlyArray<Row>, StorageError> =>
  Effect.gen(function* () {
    const all: Array<Row> = []
    for (;;) {
      const rows = yield* page(rowsAtOnce, all.at(-1))
      for (const row of rows) all.push(row)
      if (rows.length < rowsAtOnce) return all
    }
  })
