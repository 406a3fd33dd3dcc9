/** The forecast of a part's demand: the method by backtest, what it expects, and how far off it may be. */
import { choose, tryOut } from "./backtest.ts"
import { familiesFor } from "./candidates.ts"
import { checkHistory, type DemandHistory, type KnownDemand, knownDemand } from "./demand-history.ts"
import { errorSpreads, pathOf } from "./error-spread.ts"
import { forecastMethods, type ForecastMethod, type ForecastParameters } from "./forecast-method.ts"
import { checkSeason, seasonOf, type SeasonSetting } from "./forecast-settings.ts"
import { type MethodScore, scoresOf } from "./method-score.ts"
import { PlanningProblems } from "./planning-invalid.ts"
import { type ForecastPreferences, preferencesOf } from "./preferences.ts"
import { scoredFrom } from "./scored-periods.ts"

/**
 * What can be set about a forecast: the periods of a season, and how many periods ahead it looks, 12 unless said, from
 * 1 to 120.
 *
 * @category forecast
 * @since 0.1.0
 */
export interface ForecastSettings extends SeasonSetting {
  readonly periodsAhead?: number
}

/**
 * The forecast of one part.
 *
 * **Details**
 *
 * Demand is in pieces for each period. `expected` begins with the first period to come; `expectedPerPeriod` is its mean.
 * `spreads[h - 1]` is the error of the first `h` periods together, as the root of its mean square. `scores` has every
 * method that was tried; `scoredPeriods` says over how many periods. `ended`: the last period was `null`, the part is
 * not kept any more, and nothing is expected.
 *
 * @category forecast
 * @since 0.1.0
 */
export interface DemandForecast {
  readonly method: ForecastMethod
  readonly parameters: ForecastParameters
  readonly expected: ReadonlyArray<number>
  readonly expectedPerPeriod: number
  readonly spreads: ReadonlyArray<number>
  readonly scores: ReadonlyArray<MethodScore>
  readonly scoredPeriods: number
  readonly ended: boolean
}

/**
 * Forecasts one part's demand by the method that did best in its own past.
 *
 * **Details**
 *
 * Rolling origin: for each period after the first season (or after the first half of a short history) every method
 * forecasts it from the periods before, with the setting that had proved best by then. The method with the lowest
 * squared error is taken, but only if it is clearly lower than that of the preferred one: by more than 2.5 standard
 * errors of the paired difference, over at least 12 periods. Anything less is luck, and to follow it makes forecasts
 * worse. Squared errors, because what lowers them is the mean, which a purchase has to cover. `zero` is scored, never
 * chosen, unless nobody ever asked.
 *
 * `preferences` come from {@link forecastPreferences}; without them they are those of an empty catalogue. Clause 5.1.3.
 * Errors: `PlanningInvalid`.
 *
 * @example
 * ```ts
 * const forecast = forecastDemand([null, null, 0, 3, 0, 0, 2, 0, 4, 0, 0, 3])
 * forecast.method // => "tsb"
 * forecast.expectedPerPeriod.toFixed(2) // => "1.36"
 * forecastDemand([0, 0, 0]).expectedPerPeriod // => 0
 * ```
 *
 * @category forecast
 * @since 0.1.0
 */
export const forecastDemand = (
  history: DemandHistory,
  settings: ForecastSettings & { readonly preferences?: ForecastPreferences } = {},
): DemandForecast => {
  const problems = new PlanningProblems()
  checkForecastSettings(settings, problems)
  checkHistory(history, "history", problems)
  problems.done()
  return forecastOf(knownDemand(history), settings.preferences ?? preferencesOf([], seasonOf(settings)), settings)
}

/**
 * Forecasts a whole catalogue: what its parts prefer together, and then each part.
 *
 * **Details**
 *
 * One forecast for each history, in their order. Errors: `PlanningInvalid`, with the path of each wrong demand.
 *
 * @example
 * ```ts
 * forecastCatalogue([[2, 2, 2], [0, 0, 0]]).map((forecast) => forecast.expectedPerPeriod) // => [2, 0]
 * ```
 *
 * @category forecast
 * @since 0.1.0
 */
export const forecastCatalogue = (
  histories: ReadonlyArray<DemandHistory>,
  settings: ForecastSettings = {},
): ReadonlyArray<DemandForecast> => {
  const problems = new PlanningProblems()
  checkForecastSettings(settings, problems)
  histories.forEach((history, index) => checkHistory(history, `histories[${index}]`, problems))
  problems.done()
  const known = histories.map((history) => knownDemand(history))
  const preferences = preferencesOf(
    known.map(({ demand }) => demand),
    seasonOf(settings),
  )
  return known.map((one) => forecastOf(one, preferences, settings))
}

export const checkForecastSettings = (settings: ForecastSettings, problems: PlanningProblems): void => {
  checkSeason(settings, problems)
  problems.whole(settings.periodsAhead ?? 12, "settings.periodsAhead", [1, 120], "a number of periods")
}

/** The forecast of demand that was checked. */
export const forecastOf = (
  { demand, ended }: KnownDemand,
  preferences: ForecastPreferences,
  settings: ForecastSettings,
): DemandForecast => {
  const season = seasonOf(settings)
  const periods = settings.periodsAhead ?? 12
  const from = Math.min(scoredFrom(demand.length, season), demand.length)
  const families = familiesFor(season).filter(({ method }) => method !== "seasonalNaive" || from >= season)
  const tried = families.map((family) => tryOut(family, preferences, demand, from))
  const zero = demand.slice(from).map((asked) => -asked)
  const scores = [
    { method: "zero", parameters: {}, ...scoresOf(zero, demand) } as const,
    ...tried.map(({ candidate, errors }) => ({ ...candidate, ...scoresOf(errors, demand) })),
  ].toSorted((a, b) => forecastMethods.indexOf(a.method) - forecastMethods.indexOf(b.method))
  const known = { scores, scoredPeriods: demand.length - from, ended }
  if (ended || demand.every((asked) => asked === 0)) {
    const none = Array.from({ length: periods }, () => 0)
    return { method: "zero", parameters: {}, expected: none, expectedPerPeriod: 0, spreads: none, ...known }
  }
  const preferred = tried.find(({ candidate }) => candidate.method === preferences.method) ?? tried[0]!
  const { candidate, forecasts } = choose(tried, preferred, demand)
  const expected = pathOf(candidate, forecasts, demand, periods)
  return {
    ...candidate,
    expected,
    expectedPerPeriod: expected.reduce((sum, one) => sum + one, 0) / periods,
    spreads: errorSpreads(candidate, forecasts, demand, from, expected),
    ...known,
  }
}
