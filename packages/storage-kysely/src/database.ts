/** The database as this package sees it: tables whose names and columns are known only from declarations. */
import type { Kysely, RawBuilder, Transaction } from "kysely"

// Rows of tables that a host declares have no type of their own here; what is read is asserted where it comes in.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyDatabase = any

/**
 * The handle of a transaction: Kysely's own, so that a host's queries can take part.
 *
 * @category storage
 * @since 0.1.0
 */
export type SqlTransaction = Transaction<AnyDatabase>

export type SqlDatabase = Kysely<AnyDatabase>

/**
 * How a database differs from the others, each difference with its reason.
 *
 * @category dialects
 * @since 0.1.0
 */
export interface Dialect {
  readonly name: string
  /** The types of columns. Ids and texts compare by code point, whatever the database's own collation. */
  readonly types: { readonly text: string; readonly integer: string; readonly boolean: string; readonly json: string }
  /** Whether `select … for share` is there to hold a record that a decision relied on. */
  readonly sharedLocks: boolean
  /** Holds other processes back while tables are made, until the transaction ends. */
  readonly migrationLock: RawBuilder<unknown> | undefined
  /** A JSON value as a parameter. */
  readonly json: (value: unknown) => RawBuilder<unknown>
  /** What a driver's error says: its code, and which of the port's words it is. */
  readonly judge: (error: unknown) => {
    readonly code: string
    readonly meaning: "aborted" | "unavailable" | "poisoned" | "failed"
  }
}
