/** The words of a purchase plan: its methods, patterns and distributions. */
import type { DemandPattern } from "../parts/planning/demand-profile.ts"
import type { DemandDistribution } from "../parts/planning/demand-quantile.ts"
import type { ForecastMethod } from "../parts/planning/forecast-method.ts"
import type { Words } from "./words.ts"

/**
 * What the methods of forecasting are called.
 *
 * @example
 * ```ts
 * forecastMethodWords.tsb["zh-Hans"] // => "TSB 法（特恩特－辛泰托斯－巴拜）"
 * ```
 *
 * @category messages
 * @since 0.1.0
 */
export const forecastMethodWords: Readonly<Record<ForecastMethod, Words>> = {
  zero: { en: "no demand", "zh-Hans": "无需求" },
  naive: { en: "as in the last period", "zh-Hans": "沿用上期" },
  seasonalNaive: { en: "as in the same period of the last season", "zh-Hans": "沿用上一季节同期" },
  movingAverage: { en: "moving average", "zh-Hans": "移动平均" },
  mean: { en: "mean of all periods", "zh-Hans": "全期平均" },
  croston: { en: "Croston", "zh-Hans": "Croston 法（克罗斯顿）" },
  sba: { en: "SBA (Syntetos–Boylan)", "zh-Hans": "SBA 法（辛泰托斯－博伊兰）" },
  tsb: { en: "TSB (Teunter–Syntetos–Babai)", "zh-Hans": "TSB 法（特恩特－辛泰托斯－巴拜）" },
}

/**
 * What the patterns of demand are called.
 *
 * @category messages
 * @since 0.1.0
 */
export const demandPatternWords: Readonly<Record<DemandPattern, Words>> = {
  smooth: { en: "smooth: often, in even sizes", "zh-Hans": "平稳：需求频繁，数量均匀" },
  erratic: { en: "erratic: often, in uneven sizes", "zh-Hans": "波动：需求频繁，数量不均" },
  intermittent: { en: "intermittent: seldom, in even sizes", "zh-Hans": "间断：需求稀少，数量均匀" },
  lumpy: { en: "lumpy: seldom, in uneven sizes", "zh-Hans": "块状：需求稀少，数量不均" },
  none: { en: "never asked for", "zh-Hans": "从无需求" },
}

/**
 * What the distributions behind a reorder point are called.
 *
 * @category messages
 * @since 0.1.0
 */
export const demandDistributionWords: Readonly<Record<DemandDistribution, Words>> = {
  normal: { en: "normal", "zh-Hans": "正态分布" },
  negativeBinomial: { en: "negative binomial", "zh-Hans": "负二项分布" },
  poisson: { en: "Poisson", "zh-Hans": "泊松分布" },
  none: { en: "none", "zh-Hans": "无" },
}
