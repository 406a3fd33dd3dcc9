/** What a status means for the clocks. The category drives them, never the status's name. */
import type { Instant } from "./instant.ts"

/**
 * The categories of statuses.
 *
 * **Details**
 *
 * - `open`: work is ours to do; every duty runs
 * - `waitingForCustomer`, `waitingForParts`: duties that name this category as a pause stand still
 * - `done`: the work is done, something may still be owed (acceptance, asking again)
 * - `closed`, `cancelled`: nothing of the case's own runs any more
 *
 * @category time
 * @since 0.1.0
 */
export const categories = ["open", "waitingForCustomer", "waitingForParts", "done", "closed", "cancelled"] as const

/**
 * One of the categories.
 *
 * @category time
 * @since 0.1.0
 */
export type Category = (typeof categories)[number]

/**
 * Whether a case is over in a category: closed or cancelled.
 *
 * @category time
 * @since 0.1.0
 */
export const isOver = (category: Category | undefined): boolean => category === "closed" || category === "cancelled"

/**
 * A stay in one status, from an instant until the next stay begins.
 *
 * @category time
 * @since 0.1.0
 */
export interface Stay {
  readonly from: Instant
  readonly status: string
  readonly category: Category
  /** The pause reason given on entering a waiting status; names an entry of the policy's pauses. */
  readonly reason?: string
}
