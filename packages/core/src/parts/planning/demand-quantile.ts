/** How many pieces cover the demand of some periods in so many cases of a hundred. */
import { normalQuantile } from "./normal-quantile.ts"

/**
 * The distribution that the demand during lead time and review is taken to have.
 *
 * **Details**
 *
 * - `normal`: smooth demand, and demand of which thousands are expected.
 * - `negativeBinomial`: demand in whole pieces that varies more than Poisson's, as the demand for parts does (Syntetos,
 *   Lengu and Babai 2013: A note on the demand distributions of spare parts, International Journal of Production
 *   Research 51, 6356–6358). It is what Poisson arrivals of batches with logarithmic sizes add up to.
 * - `poisson`: demand in whole pieces that does not vary more than that.
 * - `none`: nothing is expected and nothing was mistaken.
 *
 * @category stock
 * @since 0.1.0
 */
export type DemandDistribution = "normal" | "negativeBinomial" | "poisson" | "none"

/** What is known of a demand to come: its mean and the spread of the forecast's error, both in pieces. */
export interface DemandAhead {
  readonly mean: number
  readonly spread: number
}

/** Which distribution a demand is taken to have. */
export const distributionOf = ({ mean, spread }: DemandAhead, smooth: boolean): DemandDistribution => {
  if (mean === 0) return "none"
  if (smooth || mean > countedMax || spread > countedMax) return "normal"
  return spread * spread > mean ? "negativeBinomial" : "poisson"
}

// From here on the counted distributions are long to add up, and the next whole piece is no matter.
const countedMax = 10_000

/** The fewest whole pieces that cover the demand with at least this probability. */
export const demandQuantile = (
  distribution: DemandDistribution,
  { mean, spread }: DemandAhead,
  probability: number,
): number => {
  if (distribution === "none") return 0
  if (distribution === "normal") return Math.max(0, Math.ceil(rounded(mean + normalQuantile(probability) * spread)))
  if (distribution === "poisson") return counted(-mean, (k) => mean / (k + 1), mean, probability)
  const variance = spread * spread
  const size = (mean * mean) / (variance - mean)
  const further = 1 - mean / variance
  return counted(size * Math.log(mean / variance), (k) => ((k + size) / (k + 1)) * further, mean, probability)
}

/** Adds up probabilities from 0 on, each made from the one before, in logarithms: the first may be too small for a number. */
const counted = (logOfFirst: number, next: (k: number) => number, mean: number, probability: number): number => {
  let logOfOne = logOfFirst
  let sum = Math.exp(logOfOne)
  let k = 0
  // Past the mean, what no longer changes the sum is as good as nothing.
  while (sum < probability && (k <= mean || sum + Math.exp(logOfOne) > sum)) {
    logOfOne += Math.log(next(k))
    sum += Math.exp(logOfOne)
    k++
  }
  return k
}

/** Without the last figures, which are what rounding left: 12.000000000000002 pieces are 12. */
const rounded = (pieces: number): number => Number(pieces.toPrecision(12))
