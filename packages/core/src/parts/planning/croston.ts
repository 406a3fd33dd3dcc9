/**
 * Croston's method and the correction by Syntetos and Boylan.
 *
 * Croston, J. D. (1972): Forecasting and stock control for intermittent demands. Operational Research Quarterly 23,
 * 289–303. Syntetos, A. A., and Boylan, J. E. (2005): The accuracy of intermittent demand estimates. International
 * Journal of Forecasting 21, 303–314.
 */

/**
 * One step forecasts: the smoothed size of a demand over the smoothed interval between two. Both begin with the first
 * demand, whose interval is counted from the beginning, and move only in periods with a demand. Before the first one
 * 0 is forecast.
 */
export const croston = (demand: Float64Array, alpha: number): Float64Array => smoothed(demand, alpha, 1)

/** The same times 1 − α/2: Croston's quotient is too high on average, since the mean of 1/x is above 1/mean of x. */
export const sba = (demand: Float64Array, alpha: number): Float64Array => smoothed(demand, alpha, 1 - alpha / 2)

const smoothed = (demand: Float64Array, alpha: number, factor: number): Float64Array => {
  const forecasts = new Float64Array(demand.length + 1)
  let size = 0
  let interval = 0
  let since = 1
  for (let t = 0; t < demand.length; t++) {
    const asked = demand[t]!
    if (asked > 0) {
      const isFirst = interval === 0
      size = isFirst ? asked : size + alpha * (asked - size)
      interval = isFirst ? since : interval + alpha * (since - interval)
      since = 1
    } else since++
    forecasts[t + 1] = interval === 0 ? 0 : (factor * size) / interval
  }
  return forecasts
}
