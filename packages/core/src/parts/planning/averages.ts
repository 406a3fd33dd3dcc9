/** The plain methods: what was asked for last, a season ago, or on average. */

/**
 * Each function writes forecasts of one step: element `t` is the forecast of period `t` from the periods before it,
 * the last element that of the first period to come. Before the first period nothing is known, and 0 is forecast.
 */
export const naive = (demand: Float64Array): Float64Array => {
  const forecasts = new Float64Array(demand.length + 1)
  forecasts.set(demand, 1)
  return forecasts
}

/** `NaN` until a season is known. */
export const seasonalNaive = (demand: Float64Array, season: number): Float64Array => {
  const forecasts = new Float64Array(demand.length + 1).fill(Number.NaN)
  for (let t = season; t <= demand.length; t++) forecasts[t] = demand[t - season]!
  return forecasts
}

/** Until the window is full, the mean of what there is. */
export const movingAverage = (demand: Float64Array, window: number): Float64Array => {
  const forecasts = new Float64Array(demand.length + 1)
  for (let t = 1; t <= demand.length; t++) {
    // Added up anew, so that no rounding of earlier periods stays behind: all zeros come to 0 exactly.
    const from = Math.max(0, t - window)
    let sum = 0
    for (let i = from; i < t; i++) sum += demand[i]!
    forecasts[t] = sum / (t - from)
  }
  return forecasts
}

export const mean = (demand: Float64Array): Float64Array => {
  const forecasts = new Float64Array(demand.length + 1)
  let sum = 0
  for (let t = 1; t <= demand.length; t++) {
    sum += demand[t - 1]!
    forecasts[t] = sum / t
  }
  return forecasts
}

export const zero = (demand: Float64Array): Float64Array => new Float64Array(demand.length + 1)
