/** Numbers without surprises: whole, bounded, never -0. */
import * as Schema from "effect/Schema"

const whole = (minimum: number, maximum: number) =>
  Schema.Number.check(
    Schema.makeFilter(
      (value: number) =>
        (Number.isInteger(value) && value >= minimum && value <= maximum && !Object.is(value, -0)) ||
        `Expected a whole number from ${minimum} to ${maximum}`,
    ),
  )

/**
 * A count of things: a whole number from 0 to one thousand million.
 *
 * @category values
 * @since 0.1.0
 */
export const Count = whole(0, 1_000_000_000)

/**
 * A quantity of things: a whole number from 1 to one thousand million.
 *
 * @category values
 * @since 0.1.0
 */
export const Quantity = whole(1, 1_000_000_000)

/**
 * An amount in minor units (cents, fen): a whole number from 0 to 9,007,199,254,740,991.
 *
 * @category values
 * @since 0.1.0
 */
export const AmountMinor = whole(0, Number.MAX_SAFE_INTEGER)

/**
 * A point in time as whole milliseconds since 1970-01-01T00:00:00Z, between the years 1970 and 2199.
 *
 * @category values
 * @since 0.1.0
 */
export const InstantMs = whole(0, 7_258_118_399_999)

/**
 * A satisfaction score from 1 (poor) to 5 (very good), or another small scale.
 *
 * @category values
 * @since 0.1.0
 */
export const Score = whole(1, 5)
