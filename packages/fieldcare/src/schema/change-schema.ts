/** A SQL storage's own verbs about tables, for chapters instead of kinds, and as Promises. */
import { kindsOf } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import type { SchemaPlan, SqlStorage } from "@fieldcare/storage-kysely"
import * as Effect from "effect/Effect"

/**
 * What opening a desk with these chapters would do to the database, and why it would be refused. Only reads. Print
 * it with `schemaSql`.
 *
 * @example
 * ```ts
 * import { regulation } from "fieldcare"
 * import { sqliteStorage } from "fieldcare/sqlite"
 *
 * const { refusals } = await planSchema(sqliteStorage(), regulation())
 * refusals // => []
 * ```
 * @category schema
 * @since 0.1.0
 */
export const planSchema = (storage: Pick<SqlStorage, "plan">, chapters: ReadonlyArray<Chapter>): Promise<SchemaPlan> =>
  Effect.runPromise(storage.plan(kindsOf(chapters)))

/**
 * Makes the tables, columns and indexes that are missing, whatever the storage's `schemaChanges` says, and answers
 * the plan that was run. Rejects with `SchemaRefused`, and nothing has been run, when the plan has refusals. New
 * columns are filled when a desk is opened.
 *
 * @category schema
 * @since 0.1.0
 */
export const applySchema = (
  storage: Pick<SqlStorage, "apply">,
  chapters: ReadonlyArray<Chapter>,
): Promise<SchemaPlan> => Effect.runPromise(storage.apply(kindsOf(chapters)))

/**
 * Works all declared columns out of their records again, for all tenants and while commands go on; answers how many
 * records had another value.
 *
 * @category schema
 * @since 0.1.0
 */
export const refillColumns = (storage: Pick<SqlStorage, "refill">, chapters: ReadonlyArray<Chapter>): Promise<number> =>
  Effect.runPromise(storage.refill(kindsOf(chapters)))
