/** One thing that somebody does: a command, what is said with it, and who gives it; and the record it is about. */
import type { Actor } from "@fieldcare/core/trust"

/**
 * A command as a client gives it. Without an `id` it makes a record.
 *
 * @category stock
 * @since 0.1.0
 */
export interface Move {
  readonly by: Omit<Actor, "tenant">
  readonly id?: string
  readonly input: object
}

/**
 * A record as a step looks at it. What is in it, its kind knows.
 *
 * @category stock
 * @since 0.1.0
 */
// oxlint-disable-next-line typescript/no-explicit-any -- records of all kinds come by
export type Row = Readonly<Record<string, any>> & { readonly id: string; readonly status: string }
