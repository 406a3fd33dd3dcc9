/** How far off forecasts were that knew only what came before them. */

/** Demand without gaps, one array for each part. */
export type Demands = ReadonlyArray<ReadonlyArray<number>>

/** What was forecast for the period after an origin, of one part, from the `origin` periods before. */
export type Forecaster = (part: number, origin: number) => number

/**
 * The scores of one way to forecast, each a mean over the parts.
 *
 * - `rmsse`: for one part, the root of the mean squared error over all origins, over the root of the mean squared step
 *   from one period to the next, that of the periods from the first demand to the first origin.
 * - `mase`: the same with absolute errors and steps.
 * - `rmsse3`: as `rmsse`, for the sum of three periods from each origin on, over the step times the root of three.
 * - `bias`: forecast less demand, in pieces for each part and period.
 *
 * Parts whose demand did not change before the first origin have no scale, and are left out of all but the bias.
 */
export interface ForecastScores {
  readonly rmsse: number
  readonly mase: number
  readonly rmsse3: number
  readonly bias: number
  readonly parts: number
}

export const forecastScores = (
  demands: Demands,
  { first, last }: { readonly first: number; readonly last: number },
  forecast: Forecaster,
): ForecastScores => {
  const scores = demands.map((demand, part) => {
    const scale = stepsOf(demand, first)
    let squares = 0
    let absolute = 0
    let squaresOfThree = 0
    let sum = 0
    for (let origin = first; origin <= last; origin++) {
      const error = forecast(part, origin) - demand[origin]!
      squares += error * error
      absolute += Math.abs(error)
      sum += error
      if (origin + 2 <= last) {
        const ofThree = 3 * forecast(part, origin) - demand[origin]! - demand[origin + 1]! - demand[origin + 2]!
        squaresOfThree += ofThree * ofThree
      }
    }
    const origins = last - first + 1
    return {
      scaled: scale.square > 0,
      rmsse: Math.sqrt(squares / origins / scale.square),
      mase: absolute / origins / scale.absolute,
      rmsse3: Math.sqrt(squaresOfThree / (origins - 2) / (3 * scale.square)),
      bias: sum / origins,
    }
  })
  const scaled = scores.filter((score) => score.scaled)
  return {
    rmsse: mean(scaled.map(({ rmsse }) => rmsse)),
    mase: mean(scaled.map(({ mase }) => mase)),
    rmsse3: mean(scaled.map(({ rmsse3 }) => rmsse3)),
    bias: mean(scores.map(({ bias }) => bias)),
    parts: scaled.length,
  }
}

const stepsOf = (
  demand: ReadonlyArray<number>,
  end: number,
): { readonly square: number; readonly absolute: number } => {
  const first = demand.findIndex((asked) => asked > 0)
  let square = 0
  let absolute = 0
  if (first < 0) return { square, absolute }
  for (let t = first + 1; t < end; t++) {
    const step = demand[t]! - demand[t - 1]!
    square += step * step
    absolute += Math.abs(step)
  }
  const steps = Math.max(1, end - 1 - first)
  return { square: square / steps, absolute: absolute / steps }
}

const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, value) => sum + value, 0) / values.length
