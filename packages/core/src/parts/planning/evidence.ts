/** When a difference counts: a choice among many by a short history is mostly luck. */

/** Fewer differences than these prove nothing. */
export const differencesMin = 12

/**
 * Neither do periods with fewer demands: while nobody asks, the lower of two forecasts wins every time, and loses all
 * of it at the next demand.
 */
export const demandsMin = 6

// Above the usual two, since more than thirty candidates are tried at once.
const standardErrors = 2.5

/** The sum of paired differences and of their squares. */
export interface Differences {
  readonly count: number
  readonly sum: number
  readonly sumOfSquares: number
}

/**
 * Whether the mean of paired differences lies above 0 by more than two and a half times its standard error, and above
 * `noise`, what rounding may have made.
 */
export const isClearlyPositive = ({ count, sum, sumOfSquares }: Differences, noise: number): boolean => {
  if (count < differencesMin || sum <= noise * count) return false
  const variance = Math.max(0, sumOfSquares - (sum * sum) / count) / (count - 1)
  // Squared on both sides, which are positive.
  return sum * sum > standardErrors * standardErrors * variance * count
}
