/** How far the demand of several periods lies from what was expected of them. */
import type { Candidate } from "./rolling-forecasts.ts"

// Fewer sums than these say nothing about how widely they spread.
const sumsMin = 6

/** What a candidate expects of the periods to come, given its forecasts of one step. */
export const pathOf = (
  { method, parameters }: Candidate,
  forecasts: Float64Array,
  demand: Float64Array,
  periods: number,
): ReadonlyArray<number> =>
  Array.from({ length: periods }, (_, ahead) =>
    method === "seasonalNaive"
      ? demand[demand.length - parameters.season! + (ahead % parameters.season!)]!
      : forecasts[demand.length]!,
  )

/**
 * Element `h - 1` is the root of the mean squared error of the demand of `h` periods together, over the scored origins.
 *
 * Errors of successive periods are not independent, since they share what the level was mistaken for: sums are measured
 * as sums, and not made from one period's error by a square root. Only where fewer than six sums are known does the
 * root stand in, and where fewer than six errors are, that of a Poisson demand with the expected mean.
 */
export const errorSpreads = (
  candidate: Candidate,
  forecasts: Float64Array,
  demand: Float64Array,
  from: number,
  expected: ReadonlyArray<number>,
): ReadonlyArray<number> => {
  const one = spreadOf(candidate, forecasts, demand, from, 1) ?? Math.sqrt(expected[0] ?? 0)
  return expected.map((_, index) =>
    index === 0 ? one : (spreadOf(candidate, forecasts, demand, from, index + 1) ?? one * Math.sqrt(index + 1)),
  )
}

const spreadOf = (
  { method, parameters }: Candidate,
  forecasts: Float64Array,
  demand: Float64Array,
  from: number,
  periods: number,
): number | undefined => {
  const origins = demand.length - periods - from + 1
  if (origins < sumsMin) return undefined
  let squares = 0
  for (let t = from; t < from + origins; t++) {
    let error = 0
    for (let ahead = 0; ahead < periods; ahead++) {
      const forecast =
        method === "seasonalNaive" ? demand[t - parameters.season! + (ahead % parameters.season!)]! : forecasts[t]!
      error += demand[t + ahead]! - forecast
    }
    squares += error * error
  }
  return Math.sqrt(squares / origins)
}
