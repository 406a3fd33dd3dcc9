/** The methods of forecasting, by their names, and what each of them is set to. */

/**
 * The methods that are tried, in the order in which they are listed.
 *
 * **Details**
 *
 * - `zero`: nobody will ask. A yardstick; it stands for a part only if nobody ever asked for it, or if it was given up.
 * - `naive`: what the last period asked for.
 * - `seasonalNaive`: what the same period of the last `season` asked for.
 * - `movingAverage`: the mean of the last `window` periods.
 * - `mean`: the mean of all periods.
 * - `croston`: the smoothed size of a demand over the smoothed interval between two (Croston 1972).
 * - `sba`: the same less the bias that it has, by the factor 1 − α/2 (Syntetos and Boylan 2005).
 * - `tsb`: the smoothed size of a demand times the smoothed probability of one, which also falls while nobody asks
 *   (Teunter, Syntetos and Babai 2011).
 *
 * @category forecast
 * @since 0.1.0
 */
export const forecastMethods = [
  "zero",
  "naive",
  "seasonalNaive",
  "movingAverage",
  "mean",
  "croston",
  "sba",
  "tsb",
] as const

/**
 * @category forecast
 * @since 0.1.0
 */
export type ForecastMethod = (typeof forecastMethods)[number]

/**
 * What a method is set to; each method reads its own.
 *
 * @category forecast
 * @since 0.1.0
 */
export interface ForecastParameters {
  /** `croston`, `sba`, `tsb`: the weight of the newest size (and interval), above 0, at most 1. */
  readonly alpha?: number
  /** `tsb`: the weight of the newest period in the probability, above 0, at most 1. */
  readonly beta?: number
  /** `movingAverage`: how many periods. */
  readonly window?: number
  /** `seasonalNaive`: how many periods make a season. */
  readonly season?: number
}
