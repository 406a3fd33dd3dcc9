/** Kysely's handles, whatever tables a host has beside ours. */
import type { Kysely, Transaction } from "kysely"

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
