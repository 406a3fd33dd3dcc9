/** A record as a storage keeps it: the engine's envelope, the declared columns, and the record itself. */
import type { Category } from "../time/category.ts"
import type { Trail } from "../engine/trail.ts"

/**
 * What a column, an operand or a cursor may hold. Instants are epoch milliseconds, truth is a boolean.
 *
 * @category storage
 * @since 0.1.0
 */
export type Scalar = string | number | boolean

/**
 * A column that a lifecycle declares beside its record: a projection of the record for people's queries.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Column {
  readonly name: string
  readonly type: "text" | "integer" | "instant" | "boolean"
  /** Whether the storage keeps an index over tenant and this column. */
  readonly indexed: boolean
}

/**
 * A kind of record, as a storage is told of it. A storage knows no lifecycle: this is all it needs to make a
 * table (tenant, id, version, status, category, head, the declared columns, record and trail as JSON).
 *
 * @category storage
 * @since 0.1.0
 */
export interface KindDeclaration {
  readonly kind: string
  readonly columns: ReadonlyArray<Column>
  /**
   * The values of the columns for a record of this kind, whatever version of its lifecycle wrote it. With it a
   * storage fills a new column for the records that it holds already; without it they have none until their
   * next command.
   */
  readonly project?: (record: unknown) => Readonly<Record<string, Scalar | null>>
}

/**
 * A record with its envelope.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Stored<R = unknown> {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  /** 1 after the command that created it, one more with every accepted command. */
  readonly version: number
  readonly status: string
  readonly category: Category
  /** Hash of the newest journal entry. */
  readonly head: string
  readonly record: R
  readonly trail: Trail
}

/**
 * A record with the values of its declared columns, as it is written. A column without a value is `null`.
 *
 * @category storage
 * @since 0.1.0
 */
export interface StoredRow extends Stored {
  readonly columns: Readonly<Record<string, Scalar | null>>
}
