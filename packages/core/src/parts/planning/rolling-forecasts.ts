/** What one method would have forecast, period by period. */
import { mean, movingAverage, naive, seasonalNaive, zero } from "./averages.ts"
import { croston, sba } from "./croston.ts"
import { checkHistory, type DemandHistory, knownDemand } from "./demand-history.ts"
import type { ForecastMethod, ForecastParameters } from "./forecast-method.ts"
import { PlanningProblems } from "./planning-invalid.ts"
import { tsb } from "./tsb.ts"

/** A method with what it is set to. */
export interface Candidate {
  readonly method: ForecastMethod
  readonly parameters: ForecastParameters
}

/**
 * What one method, set as given, would have forecast: element `t` for period `t` from the periods before it, and one
 * element more, for the first period to come. Periods are counted from the first known one of the history.
 *
 * **When to use**
 *
 * To see a method at work, or to compare it with what {@link forecastDemand} chose.
 *
 * **Details**
 *
 * In pieces for each period, never below 0; `seasonalNaive` is `NaN` until a season is known. Errors:
 * `PlanningInvalid` for a history with a negative demand and the like, and for parameters that the method lacks.
 *
 * @example
 * ```ts
 * rollingForecasts([4, 0, 0, 1], "naive", {}) // => [0, 4, 0, 0, 1]
 * rollingForecasts([4, 0, 0, 4], "croston", { alpha: 0.5 }) // => [0, 4, 4, 4, 2]
 * ```
 *
 * @category forecast
 * @since 0.1.0
 */
export const rollingForecasts = (
  history: DemandHistory,
  method: ForecastMethod,
  parameters: ForecastParameters,
): ReadonlyArray<number> => {
  const problems = new PlanningProblems()
  for (const name of parametersOf[method] ?? []) {
    if (name === "window" || name === "season")
      problems.whole(parameters[name], `parameters.${name}`, [1, 1_200], "a number of periods")
    else problems.number(parameters[name], `parameters.${name}`, [Number.MIN_VALUE, 1], "a weight above 0")
  }
  problems.expect(method in parametersOf, "method", method, "is no method", `give one of ${methodNames.join(", ")}`)
  checkHistory(history, "history", problems)
  problems.done()
  return [...rolling({ method, parameters }, knownDemand(history).demand)]
}

const parametersOf: Readonly<Record<ForecastMethod, ReadonlyArray<keyof ForecastParameters>>> = {
  zero: [],
  naive: [],
  seasonalNaive: ["season"],
  movingAverage: ["window"],
  mean: [],
  croston: ["alpha"],
  sba: ["alpha"],
  tsb: ["alpha", "beta"],
}
const methodNames = Object.keys(parametersOf)

/** The same for demand that was checked. */
export const rolling = ({ method, parameters }: Candidate, demand: Float64Array): Float64Array =>
  forecasters[method](demand, parameters as Required<ForecastParameters>)

const forecasters: Readonly<
  Record<ForecastMethod, (demand: Float64Array, parameters: Required<ForecastParameters>) => Float64Array>
> = {
  zero,
  naive,
  seasonalNaive: (demand, { season }) => seasonalNaive(demand, season),
  movingAverage: (demand, { window }) => movingAverage(demand, window),
  mean,
  croston: (demand, { alpha }) => croston(demand, alpha),
  sba: (demand, { alpha }) => sba(demand, alpha),
  tsb: (demand, { alpha, beta }) => tsb(demand, alpha, beta),
}
