/** What every method would have forecast so far, and how far off it was. */
import type { Family } from "./candidates.ts"
import { demandsMin, isClearlyPositive } from "./evidence.ts"
import type { ForecastPreferences } from "./preferences.ts"
import { type Candidate, rolling } from "./rolling-forecasts.ts"

/** One method over the scored periods, set anew before each of them from what was known then. */
export interface Tried {
  /** What the method is set to now. */
  readonly candidate: Candidate
  /** Forecasts of one step with that setting. */
  readonly forecasts: Float64Array
  /** The error of each scored period, forecast less demand, with the setting of that time. */
  readonly errors: Float64Array
}

/** Runs one method from the first scored period to the last known one. */
export const tryOut = (
  { method, candidates }: Family,
  preferences: ForecastPreferences,
  demand: Float64Array,
  from: number,
): Tried => {
  const preferred = preferences.parameters[method]
  // The preferred setting first: the others have to prove themselves against it.
  const settings = [
    { method, parameters: preferred },
    ...candidates.filter(({ parameters }) => !isSame(parameters, preferred)),
  ]
  const rivals = settings.map((candidate) => rolling(candidate, demand))
  const noise = noiseOf(demand)
  const sums = new Float64Array(rivals.length)
  const sumsOfSquares = new Float64Array(rivals.length)
  const errors = new Float64Array(demand.length - from)
  let chosen = 0
  let demands = 0
  for (let t = from; t < demand.length; t++) {
    errors[t - from] = rivals[chosen]![t]! - demand[t]!
    if (demand[t]! > 0) demands++
    const own = (rivals[0]![t]! - demand[t]!) ** 2
    chosen = 0
    for (let r = 1; r < rivals.length; r++) {
      const difference = own - (rivals[r]![t]! - demand[t]!) ** 2
      const sum = (sums[r]! += difference)
      const sumOfSquares = (sumsOfSquares[r]! += difference * difference)
      if (
        demands >= demandsMin &&
        sum > sums[chosen]! &&
        isClearlyPositive({ count: t - from + 1, sum, sumOfSquares }, noise)
      )
        chosen = r
    }
  }
  return { candidate: settings[chosen]!, forecasts: rivals[chosen]!, errors }
}

/** The method whose errors are clearly lower than those of the preferred one, and lowest; or the preferred one. */
export const choose = (tried: ReadonlyArray<Tried>, preferred: Tried, demand: Float64Array): Tried => {
  const scored = demand.subarray(demand.length - preferred.errors.length)
  if (scored.reduce((count, asked) => (asked > 0 ? count + 1 : count), 0) < demandsMin) return preferred
  const noise = noiseOf(demand)
  let best = preferred
  let gain = 0
  for (const rival of tried) {
    let sum = 0
    let sumOfSquares = 0
    for (let i = 0; i < rival.errors.length; i++) {
      const difference = preferred.errors[i]! ** 2 - rival.errors[i]! ** 2
      sum += difference
      sumOfSquares += difference * difference
    }
    if (sum > gain && isClearlyPositive({ count: rival.errors.length, sum, sumOfSquares }, noise)) {
      best = rival
      gain = sum
    }
  }
  return best
}

/** What rounding can make of a squared error. */
const noiseOf = (demand: Float64Array): number => {
  let squares = 0
  for (const asked of demand) squares += asked * asked
  return (1e-12 * squares) / Math.max(1, demand.length)
}

const isSame = (one: Candidate["parameters"], other: Candidate["parameters"]): boolean =>
  one.alpha === other.alpha && one.beta === other.beta && one.window === other.window && one.season === other.season
