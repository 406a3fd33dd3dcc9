/**
 * The method of Teunter, Syntetos and Babai.
 *
 * Teunter, R. H., Syntetos, A. A., and Babai, M. Z. (2011): Intermittent demand: linking forecasting to inventory
 * obsolescence. European Journal of Operational Research 214, 606–615.
 */

/**
 * One step forecasts: the smoothed size of a demand times the smoothed probability that there is one. The probability
 * moves in every period, so that a part which nobody asks for any more comes down by the factor 1 − β with each. Both
 * begin with the first demand: one in as many periods as there were. Before it 0 is forecast.
 */
export const tsb = (demand: Float64Array, alpha: number, beta: number): Float64Array => {
  const forecasts = new Float64Array(demand.length + 1)
  let size = 0
  let probability = 0
  for (let t = 0; t < demand.length; t++) {
    const asked = demand[t]!
    if (size === 0) {
      if (asked > 0) {
        size = asked
        probability = 1 / (t + 1)
      }
    } else if (asked > 0) {
      size += alpha * (asked - size)
      probability += beta * (1 - probability)
    } else probability -= beta * probability
    forecasts[t + 1] = size * probability
  }
  return forecasts
}
