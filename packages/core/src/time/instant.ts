// Instants: the one representation of a moment, and the stretch of time in which calendars can count.

import { InstantInvalid } from "./calendar-errors.ts"

/**
 * A moment, as whole milliseconds since 1970-01-01T00:00:00Z. It has no zone: zones belong to calendars and to display.
 *
 * @category time
 * @since 0.1.0
 */
export type Instant = number

/**
 * A stretch of time: all instants from `from` on, up to but not including `to`.
 *
 * @category time
 * @since 0.1.0
 */
export interface InstantInterval {
  readonly from: Instant
  readonly to: Instant
}

export const minute = 60_000
export const day = 86_400_000

/** Calendars count from 1970 to 2199. The bounds keep a mistaken year from building thousands of years of hours. */
export const yearMin = 1970
export const yearMax = 2199
export const instantMin: Instant = 0
/** 2199-12-31T23:59:59.999Z. */
export const instantMax: Instant = 7_258_118_399_999

/** Passes an instant on; one that is not whole, or outside the years that calendars count, is `InstantInvalid`. */
export const checkedInstant = (at: Instant): Instant => {
  if (Number.isInteger(at) && at >= instantMin && at <= instantMax) return at
  throw new InstantInvalid({ at })
}
