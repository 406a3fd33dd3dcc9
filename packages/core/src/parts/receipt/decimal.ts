/** Decimal figures as text, compared exactly: a reading of 0.3 is 0.3. */
import * as Schema from "effect/Schema"

const pattern = /^-?\d{1,12}(\.\d{1,9})?$/

/**
 * A measured figure as it is read: up to 12 digits, and behind a point up to 9.
 *
 * @category receipt
 * @since 0.1.0
 */
export const Decimal = Schema.String.check(
  Schema.makeFilter((value: string) => pattern.test(value) || "Expected a decimal figure, as 12.5 or -3"),
)

/**
 * Less than, equal to or more than zero as one figure is less than, equal to or more than the other.
 *
 * @example
 * ```ts
 * compareDecimals("0.30", "0.3") // => 0
 * compareDecimals("-2", "1.5") // => -1
 * ```
 * @category receipt
 * @since 0.1.0
 */
export const compareDecimals = (one: string, other: string): number => {
  const [a, b] = [scaled(one), scaled(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

const scaled = (figure: string): bigint => {
  const [whole = "0", fraction = ""] = figure.split(".")
  return BigInt(whole + fraction.padEnd(9, "0"))
}
