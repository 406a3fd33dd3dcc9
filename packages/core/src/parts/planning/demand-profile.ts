/** How a part is asked for: how often, and how evenly. */
import { checkHistory, type DemandHistory, knownDemand } from "./demand-history.ts"
import { PlanningProblems } from "./planning-invalid.ts"

/**
 * The pattern of a demand, by the mean interval between two (ADI) and by how much their sizes vary (CV²): `smooth` is
 * often and even, `erratic` often and uneven, `intermittent` seldom and even, `lumpy` seldom and uneven, `none` never.
 *
 * @category classes
 * @since 0.1.0
 */
export type DemandPattern = "smooth" | "erratic" | "intermittent" | "lumpy" | "none"

/**
 * How evenly a part is asked for: `X` evenly, `Y` less so, `Z` hardly to be foretold.
 *
 * @category classes
 * @since 0.1.0
 */
export type XyzClass = "X" | "Y" | "Z"

/**
 * Where one class ends and the next begins.
 *
 * **Details**
 *
 * - `intervalMax`: up to this mean interval, in periods, a demand is often; 1.32 unless said.
 * - `sizeVariationMax`: up to this squared coefficient of variation sizes are even; 0.49 unless said. Both after
 *   Syntetos, Boylan and Croston (2005): On the categorization of demand patterns, Journal of the Operational Research
 *   Society 56, 495–503.
 * - `xMax`, `yMax`: the coefficient of variation of the demand of a period up to which a part is X, and Y; 0.5 and 1
 *   unless said, as is usual.
 *
 * @category classes
 * @since 0.1.0
 */
export interface ProfileThresholds {
  readonly intervalMax?: number
  readonly sizeVariationMax?: number
  readonly xMax?: number
  readonly yMax?: number
}

/**
 * How a part is asked for, over all periods that are known of it.
 *
 * **Details**
 *
 * `interval` is periods over periods with a demand (ADI), `sizeVariation` the squared coefficient of variation of the
 * demands above 0 (CV²), `variation` the coefficient of variation of all periods; `null` where nobody ever asked.
 *
 * @category classes
 * @since 0.1.0
 */
export interface DemandProfile {
  readonly periods: number
  readonly periodsWithDemand: number
  readonly interval: number | null
  readonly sizeVariation: number | null
  readonly variation: number | null
  readonly pattern: DemandPattern
  readonly xyz: XyzClass
}

/**
 * The profile of a part's demand with its classes.
 *
 * **Details**
 *
 * Variances are those of the population. A part that nobody ever asked for is `Z`. Errors: `PlanningInvalid`.
 *
 * @example
 * ```ts
 * demandProfile([3, 3, 3, 3]).pattern // => "smooth"
 * const { interval, pattern, xyz } = demandProfile([0, 0, 1, 0, 0, 9])
 * interval // => 3
 * pattern // => "lumpy"
 * xyz // => "Z"
 * ```
 *
 * @category classes
 * @since 0.1.0
 */
export const demandProfile = (history: DemandHistory, thresholds: ProfileThresholds = {}): DemandProfile => {
  const problems = new PlanningProblems()
  checkThresholds(thresholds, "thresholds", problems)
  checkHistory(history, "history", problems)
  problems.done()
  return profileOf(knownDemand(history).demand, thresholds)
}

const usual = { intervalMax: 1.32, sizeVariationMax: 0.49, xMax: 0.5, yMax: 1 }

/** Notes thresholds that are none. */
export const checkThresholds = (thresholds: ProfileThresholds, path: string, problems: PlanningProblems): void => {
  const { intervalMax, sizeVariationMax, xMax, yMax } = { ...usual, ...thresholds }
  problems.number(intervalMax, `${path}.intervalMax`, [1, 1_200], "an interval in periods")
  problems.number(sizeVariationMax, `${path}.sizeVariationMax`, [0, 1_000], "a squared variation")
  problems.number(xMax, `${path}.xMax`, [0, 1_000], "a variation")
  problems.number(yMax, `${path}.yMax`, [xMax, 1_000], "a variation no lower than that of X")
}

/** The profile of demand that was checked. */
export const profileOf = (demand: Float64Array, thresholds: ProfileThresholds): DemandProfile => {
  const { intervalMax, sizeVariationMax, xMax, yMax } = { ...usual, ...thresholds }
  const asked = demand.filter((one) => one > 0)
  const known = { periods: demand.length, periodsWithDemand: asked.length }
  if (asked.length === 0)
    return { ...known, interval: null, sizeVariation: null, variation: null, pattern: "none", xyz: "Z" }
  const interval = demand.length / asked.length
  const sizeVariation = variationOf(asked) ** 2
  const variation = variationOf(demand)
  const often = interval <= intervalMax
  const even = sizeVariation <= sizeVariationMax
  return {
    ...known,
    interval,
    sizeVariation,
    variation,
    pattern: often ? (even ? "smooth" : "erratic") : even ? "intermittent" : "lumpy",
    xyz: variation <= xMax ? "X" : variation <= yMax ? "Y" : "Z",
  }
}

/** Standard deviation over mean. */
const variationOf = (values: Float64Array): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / values.length) / mean
}
