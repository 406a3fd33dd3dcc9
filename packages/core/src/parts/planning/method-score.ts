/** How far off a method was, in a figure that can be compared between parts. */
import type { ForecastMethod, ForecastParameters } from "./forecast-method.ts"

/**
 * How a method did in the backtest of one part: forecasts of one step over all scored periods, with the parameters
 * that were chosen from the periods before each of them.
 *
 * **Details**
 *
 * `rmsse` is the root of the mean squared error over the root of the mean squared step from one period to the next
 * since the first demand; `mase` is the same with absolute errors. Below 1 is better than such a step. `null` where
 * nothing was scored or demand never changed. `parameters` are those that the method is set to now.
 *
 * **Gotchas**
 *
 * Choose by `rmsse`. What lowers absolute errors is the median, and of a part that is asked for in less than half of
 * all periods the median is 0: by `mase` the best plan for a spare part would be to keep none.
 *
 * @category forecast
 * @since 0.1.0
 */
export interface MethodScore {
  readonly method: ForecastMethod
  readonly parameters: ForecastParameters
  readonly rmsse: number | null
  readonly mase: number | null
}

/** The scores of some errors on a demand. */
export const scoresOf = (errors: Float64Array, demand: Float64Array): Pick<MethodScore, "rmsse" | "mase"> => {
  const scale = stepsOf(demand)
  if (errors.length === 0 || !(scale.meanSquare > 0)) return { rmsse: null, mase: null }
  let squares = 0
  let sum = 0
  for (const error of errors) {
    squares += error * error
    sum += Math.abs(error)
  }
  return {
    rmsse: Math.sqrt(squares / errors.length / scale.meanSquare),
    mase: sum / errors.length / scale.meanAbsolute,
  }
}

const stepsOf = (demand: Float64Array): { readonly meanSquare: number; readonly meanAbsolute: number } => {
  const first = demand.findIndex((asked) => asked > 0)
  const steps = first < 0 ? 0 : demand.length - 1 - first
  let squares = 0
  let sum = 0
  for (let t = demand.length - steps; t < demand.length; t++) {
    const step = demand[t]! - demand[t - 1]!
    squares += step * step
    sum += Math.abs(step)
  }
  return { meanSquare: squares / steps, meanAbsolute: sum / steps }
}
