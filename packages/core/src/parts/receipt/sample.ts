/** What is measured of arrivals, and what follows from it: a result is worked out from readings, never claimed. */
import * as Schema from "effect/Schema"
import { Text } from "../../values/text.ts"
import { Quantity } from "../../values/number.ts"
import { SerialList } from "../goods-line.ts"
import { compareDecimals, Decimal } from "./decimal.ts"

const { Array: List, Boolean: Truth, isMaxLength, isMinLength, optionalKey: optional, Struct } = Schema

/**
 * One reading: what was measured, the figure with its unit, and the limits that it must keep.
 *
 * **Details**
 *
 * At least one limit is given. What is judged by eye is counted: `{ characteristic: "dents", value: "0", unit: "pieces",
 * maximum: "0" }`.
 *
 * @category receipt
 * @since 0.1.0
 */
export const Reading = Struct({
  characteristic: Text,
  value: Decimal,
  unit: Text,
  minimum: optional(Decimal),
  maximum: optional(Decimal),
})

/**
 * @category receipt
 * @since 0.1.0
 */
export type Reading = typeof Reading.Type

/**
 * Goods of one line that were measured together, and what was read: a quantity, or the pieces by their serial numbers.
 *
 * @category receipt
 * @since 0.1.0
 */
export const Sample = Struct({
  quantity: optional(Quantity),
  serials: optional(SerialList),
  readings: List(Reading).check(isMinLength(1), isMaxLength(50)),
  remarks: optional(Text),
})

/**
 * @category receipt
 * @since 0.1.0
 */
export type Sample = typeof Sample.Type

/**
 * A sample with its result: passed when every reading keeps its limits.
 *
 * @category receipt
 * @since 0.1.0
 */
export const JudgedSample = Struct({ ...Sample.fields, quantity: Quantity, passed: Truth })

/**
 * @category receipt
 * @since 0.1.0
 */
export type JudgedSample = typeof JudgedSample.Type

/**
 * Whether a reading keeps its limits. A figure on a limit keeps it.
 *
 * @example
 * ```ts
 * isWithin({ characteristic: "resistance", value: "4.70", unit: "ohm", minimum: "4.5", maximum: "4.7" }) // => true
 * isWithin({ characteristic: "dents", value: "1", unit: "pieces", maximum: "0" }) // => false
 * ```
 * @category receipt
 * @since 0.1.0
 */
export const isWithin = ({ value, minimum, maximum }: Reading): boolean =>
  (minimum === undefined || compareDecimals(value, minimum) >= 0) &&
  (maximum === undefined || compareDecimals(value, maximum) <= 0)

/** How much a sample speaks of. */
export const sizeOf = ({ quantity, serials }: Sample): number => serials?.length ?? quantity ?? 0

/** Samples with their results. */
export const judged = (samples: ReadonlyArray<Sample>): ReadonlyArray<JudgedSample> =>
  samples.map((sample) => ({ ...sample, quantity: sizeOf(sample), passed: sample.readings.every(isWithin) }))

/** How much passed and how much did not. */
export const resultOf = (samples: ReadonlyArray<JudgedSample>) => {
  const sum = (passed: boolean) =>
    samples.filter((sample) => sample.passed === passed).reduce((total, { quantity }) => total + quantity, 0)
  return { passed: sum(true), rejected: sum(false) }
}
