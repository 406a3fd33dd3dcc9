/** Months on the UTC calendar. */
import { civilDay } from "../../time/civil-day.ts"
import { day, type Instant } from "../../time/instant.ts"

/**
 * The same day and time some months later, in UTC; the last day of the month where it has no such day.
 *
 * @example
 * ```ts
 * monthsLater(Date.UTC(2026, 7, 31), 6) // => Date.UTC(2027, 1, 28)
 * ```
 * @category vehicle
 * @since 0.1.0
 */
export const monthsLater = (at: Instant, months: number): Instant => {
  const date = new Date(at)
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months
  const found = Math.min(firstOf(month) + date.getUTCDate() - 1, firstOf(month + 1) - 1)
  return found * day + (at % day)
}

const firstOf = (month: number): number => civilDay(Math.floor(month / 12), (month % 12) + 1, 1)
