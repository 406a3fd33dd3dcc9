/** What a whole catalogue prefers, which a single part follows until it proves otherwise. */
import { familiesFor, type Family } from "./candidates.ts"
import { checkHistory, type DemandHistory, knownDemand } from "./demand-history.ts"
import { differencesMin, isClearlyPositive } from "./evidence.ts"
import type { ForecastMethod, ForecastParameters } from "./forecast-method.ts"
import { checkSeason, seasonOf, type SeasonSetting } from "./forecast-settings.ts"
import { PlanningProblems } from "./planning-invalid.ts"
import { rolling } from "./rolling-forecasts.ts"
import { scoredFrom } from "./scored-periods.ts"

/**
 * A method, and for each method what it is set to: where the choice for a part begins.
 *
 * @category forecast
 * @since 0.1.0
 */
export interface ForecastPreferences {
  readonly method: Exclude<ForecastMethod, "zero">
  readonly parameters: Readonly<Record<Exclude<ForecastMethod, "zero">, ForecastParameters>>
}

/**
 * What the parts of a catalogue prefer together: the method, and the setting of each method, with the lowest squared
 * error of one step forecasts.
 *
 * **When to use**
 *
 * Before {@link forecastDemand} for the parts of one catalogue; {@link forecastCatalogue} and
 * {@link purchaseProposal} do it themselves. A part is asked for too seldom to tell by itself which setting suits it,
 * a thousand parts together can.
 *
 * **Details**
 *
 * Every part counts alike, whatever its size: its errors are divided by their mean over all candidates. Where the parts
 * show no clear difference (by 2.5 standard errors, at least 12 parts with 12 scored periods) the preferences are TSB
 * with α 0.2 and β 0.1, Croston and SBA with α 0.1, twelve periods for the moving average. Errors: `PlanningInvalid`.
 *
 * @example
 * ```ts
 * forecastPreferences([]).method // => "tsb"
 * forecastPreferences([]).parameters.tsb // => { alpha: 0.2, beta: 0.1 }
 * ```
 *
 * @category forecast
 * @since 0.1.0
 */
export const forecastPreferences = (
  histories: ReadonlyArray<DemandHistory>,
  settings: SeasonSetting = {},
): ForecastPreferences => {
  const problems = new PlanningProblems()
  checkSeason(settings, problems)
  histories.forEach((history, index) => checkHistory(history, `histories[${index}]`, problems))
  problems.done()
  return preferencesOf(
    histories.map((history) => knownDemand(history).demand),
    seasonOf(settings),
  )
}

/** The same for demand that was checked. */
export const preferencesOf = (demands: ReadonlyArray<Float64Array>, season: number): ForecastPreferences => {
  const families = familiesFor(season)
  const rows = demands.flatMap((demand) => relativeErrors(families, demand, season) ?? [])
  const firsts = families.map((_, index) =>
    families.slice(0, index).reduce((sum, one) => sum + one.candidates.length, 0),
  )
  const best = families.map(({ candidates }, index) =>
    clearlyBest(
      rows,
      candidates.map((_, place) => firsts[index]! + place),
    ),
  )
  const winner = best.indexOf(clearlyBest(rows, best))
  return {
    method: families[winner]!.method,
    parameters: Object.fromEntries(
      families.map(({ method, candidates }, index) => [method, candidates[best[index]! - firsts[index]!]!.parameters]),
    ) as ForecastPreferences["parameters"],
  }
}

/** The squared error of each candidate over their mean; nothing for a part that is too short or never asked for. */
const relativeErrors = (families: ReadonlyArray<Family>, demand: Float64Array, season: number) => {
  const from = scoredFrom(demand.length, season)
  if (demand.length - from < differencesMin) return undefined
  const errors = families.flatMap(({ candidates }) =>
    candidates.map((candidate) => squaredError(rolling(candidate, demand), demand, from)),
  )
  const known = errors.filter((error) => !Number.isNaN(error))
  const mean = known.reduce((sum, error) => sum + error, 0) / known.length
  return mean > 0 ? [errors.map((error) => error / mean)] : undefined
}

const squaredError = (forecasts: Float64Array, demand: Float64Array, from: number): number => {
  let sum = 0
  for (let t = from; t < demand.length; t++) sum += (forecasts[t]! - demand[t]!) ** 2
  return sum
}

/** The place with the lowest error among those that are clearly better than the first, or the first. */
const clearlyBest = (rows: ReadonlyArray<ReadonlyArray<number>>, places: ReadonlyArray<number>): number => {
  const [first] = places
  let best = first!
  let gain = 0
  for (const place of places) {
    let count = 0
    let sum = 0
    let sumOfSquares = 0
    for (const row of rows) {
      const difference = row[first!]! - row[place]!
      if (Number.isNaN(difference)) continue
      count++
      sum += difference
      sumOfSquares += difference * difference
    }
    if (sum / count > gain && isClearlyPositive({ count, sum, sumOfSquares }, 1e-9)) {
      best = place
      gain = sum / count
    }
  }
  return best
}
