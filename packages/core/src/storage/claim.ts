/** How a worker claims rows: open duties or messages. */
import type { Instant } from "../time/instant.ts"

/**
 * Asks for rows to work on, for one worker and for a while.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Claim {
  readonly tenant: string
  /** A name that no other claim has: what is said of a row counts only under the name it is claimed by. */
  readonly claim: string
  readonly now: Instant
  /** When the claim runs out and others may have the rows; later than `now`. */
  readonly until: Instant
  /** 1 to 500. */
  readonly limit: number
}
