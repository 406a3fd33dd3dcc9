/** Months on the UTC calendar. */
import { monthsAfter } from "./civil-day.ts"
import { day, type Instant } from "./instant.ts"

/**
 * The same day and time some months later, in UTC; the last day of the month where it has no such day.
 *
 * @example
 * ```ts
 * monthsLater(Date.UTC(2026, 7, 31), 6) // => Date.UTC(2027, 1, 28)
 * ```
 * @category time
 * @since 0.1.0
 */
export const monthsLater = (at: Instant, months: number): Instant =>
  monthsAfter(Math.floor(at / day), months) * day + (at % day)
