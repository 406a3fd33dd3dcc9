/** The stock at which a part is to be ordered. */
import { type DemandDistribution, demandQuantile, distributionOf } from "./demand-quantile.ts"
import type { DemandPattern } from "./demand-profile.ts"
import type { DemandForecast } from "./forecast-demand.ts"
import { PlanningProblems } from "./planning-invalid.ts"

/**
 * How long stock has to last, and how surely.
 *
 * **Details**
 *
 * `leadTimePeriods` from order to stock-in and `reviewPeriods` from one plan to the next, both in the history's periods
 * and not necessarily whole; together above 0, at most 120. `serviceLevel`, between 0 and 1, is that of a cycle: in how
 * many of all such stretches of time everything asked for is there.
 *
 * @category stock
 * @since 0.1.0
 */
export interface ProtectionSettings {
  readonly leadTimePeriods: number
  readonly reviewPeriods: number
  readonly serviceLevel: number
}

/**
 * A reorder point and what it is made of, in pieces.
 *
 * **Details**
 *
 * `protectionPeriods` is lead time and review together; `expectedDemand` and `spread` are for that stretch. The safety
 * stock is what the reorder point has above the expected demand; with a service level below half it may be below 0.
 *
 * @category stock
 * @since 0.1.0
 */
export interface ReorderPoint {
  readonly reorderPoint: number
  readonly protectionPeriods: number
  readonly expectedDemand: number
  readonly spread: number
  readonly distribution: DemandDistribution
  readonly safetyStock: number
}

/**
 * The fewest pieces that cover the demand until what is ordered at the next plan has come, with the probability asked
 * for.
 *
 * **Details**
 *
 * An order that is not placed now can be placed at the next review, and takes the lead time from then: stock must last
 * for both. Mean and spread for that stretch come from the forecast, whose spread is that of its own errors over as many
 * periods. Smooth demand is taken as normal; all other as negative binomial, or as Poisson where it varies no more than
 * that: for a part that is asked for now and then, a normal distribution puts a good part of its weight below 0 and too
 * little far out. Errors: `PlanningInvalid`, also where the forecast looks fewer periods ahead than stock has to last.
 *
 * @example
 * ```ts
 * import { forecastDemand } from "@fieldcare/core/parts/planning"
 *
 * const forecast = forecastDemand([0, 2, 0, 0, 1, 0, 3, 0, 0, 1, 0, 2])
 * const point = reorderPoint(forecast, "lumpy", { leadTimePeriods: 2, reviewPeriods: 1, serviceLevel: 0.95 })
 * point.protectionPeriods // => 3
 * point.distribution // => "negativeBinomial"
 * point.reorderPoint // => 7
 * ```
 *
 * @category stock
 * @since 0.1.0
 */
export const reorderPoint = (
  forecast: DemandForecast,
  pattern: DemandPattern,
  settings: ProtectionSettings,
): ReorderPoint => {
  const problems = new PlanningProblems()
  checkProtection(settings, "settings", problems)
  const periods = settings.leadTimePeriods + settings.reviewPeriods
  problems.expect(
    !(periods > forecast.expected.length),
    "forecast.expected.length",
    forecast.expected.length,
    `periods are fewer than the ${periods} that stock has to last`,
    "forecast more periods ahead",
  )
  problems.done()
  return reorderPointOf(forecast, pattern, settings)
}

const periodsMax = 120

/** Notes a stretch of time or a service level that is none. */
export const checkProtection = (settings: ProtectionSettings, path: string, problems: PlanningProblems): void => {
  const { leadTimePeriods, reviewPeriods, serviceLevel } = settings
  problems.number(leadTimePeriods, `${path}.leadTimePeriods`, [0, periodsMax], "a number of periods")
  problems.number(reviewPeriods, `${path}.reviewPeriods`, [0, periodsMax], "a number of periods")
  const periods = leadTimePeriods + reviewPeriods
  problems.expect(
    !(periods <= 0 || periods > periodsMax),
    `${path}.leadTimePeriods`,
    leadTimePeriods,
    `and the ${reviewPeriods} from one plan to the next make ${periods} periods`,
    `give periods that make more than 0, at most ${periodsMax}`,
  )
  checkServiceLevel(serviceLevel, `${path}.serviceLevel`, problems)
}

/** Notes a probability that no stock reaches, or any does. */
export const checkServiceLevel = (serviceLevel: number, path: string, problems: PlanningProblems): void =>
  problems.expect(
    serviceLevel > 0 && serviceLevel < 1,
    path,
    serviceLevel,
    "is not a service level",
    "give a number above 0 and below 1, such as 0.95",
  )

/** The same for settings that were checked. */
export const reorderPointOf = (
  forecast: DemandForecast,
  pattern: DemandPattern,
  { leadTimePeriods, reviewPeriods, serviceLevel }: ProtectionSettings,
): ReorderPoint => {
  const protectionPeriods = leadTimePeriods + reviewPeriods
  const whole = Math.ceil(protectionPeriods)
  const begun = whole - protectionPeriods
  const sum = forecast.expected.slice(0, whole).reduce((demand, expected) => demand + expected, 0)
  const mean = sum - begun * forecast.expected[whole - 1]!
  const spread = forecast.spreads[whole - 1]! * Math.sqrt(protectionPeriods / whole)
  const distribution = distributionOf({ mean, spread }, pattern === "smooth")
  const pieces = demandQuantile(distribution, { mean, spread }, serviceLevel)
  return {
    reorderPoint: pieces,
    protectionPeriods,
    expectedDemand: mean,
    spread,
    distribution,
    safetyStock: pieces - mean,
  }
}
