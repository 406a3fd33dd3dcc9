/**
 * Forecasting the demand for 2,674 car parts: how long the whole catalogue takes, and how far off it was.
 *
 * Errors are those of a rolling backtest over the last twelve months. Before each of them the whole plan is made anew
 * from the months before: what the catalogue prefers, each part's method and parameters. They are counted over the
 * 2,509 parts that were kept to the end; the others are forecast too, as given up. The rivals have one setting for
 * all parts, also where hindsight shows that it was the best one. Of the reorder points is shown how often they covered
 * the three months that they were made for.
 */

import {
  forecastCatalogue,
  type ForecastMethod,
  type ForecastParameters,
  purchaseProposal,
  rollingForecasts,
} from "@fieldcare/core/parts/planning"
import { type Comparison, defineBench } from "./bench.ts"
import { readCarParts } from "./car-parts.ts"
import { type Demands, type ForecastScores, forecastScores } from "./forecast-scores.ts"

const months = { first: 39, last: 50 }

const rivals: ReadonlyArray<{
  readonly name: string
  readonly method: ForecastMethod
  readonly parameters: ForecastParameters
  /** The plan promises to do better. */
  readonly promised?: true
}> = [
  { name: "naive", method: "naive", parameters: {}, promised: true },
  { name: "seasonal naive", method: "seasonalNaive", parameters: { season: 12 }, promised: true },
  ...[3, 6, 12].map((window) => ({
    name: `moving average ${window}`,
    method: "movingAverage" as const,
    parameters: { window },
    promised: true as const,
  })),
  ...[0.1, 0.2, 0.3].map((alpha) => ({
    name: `Croston ${alpha}`,
    method: "croston" as const,
    parameters: { alpha },
    promised: true as const,
  })),
  { name: "mean", method: "mean", parameters: {} },
  { name: "SBA 0.3", method: "sba", parameters: { alpha: 0.3 } },
  { name: "TSB 0.2 0.1", method: "tsb", parameters: { alpha: 0.2, beta: 0.1 } },
  { name: "zero", method: "zero", parameters: {} },
]

export const bench = defineBench(() => {
  const parts = readCarParts()
  if (parts === undefined) return { absent: "the demand for car parts is not there (FIELDCARE_DATA)" }
  const histories = parts.map(({ history }) => history)
  const kept = histories.filter((history) => history.at(-1) !== null) as Demands
  const stocked = parts.map((part) => ({ ...part, onHand: 2, onOrder: 0, reserved: 0, leadTimePeriods: 2 }))
  const plan = scoresOfPlan(kept)
  return {
    contestants: {
      catalogue: (operations) => {
        let expected = 0
        for (let i = 0; i < operations; i++)
          for (const forecast of forecastCatalogue(histories)) expected += forecast.expectedPerPeriod
        return expected
      },
      proposal: (operations) => {
        let pieces = 0
        for (let i = 0; i < operations; i++) for (const line of purchaseProposal(stocked).lines) pieces += line.quantity
        return pieces
      },
    },
    comparisons: [
      { case: "the catalogue forecast, of 2 s", of: "catalogue", millisecondsMax: 2_000 },
      { case: "the catalogue proposed, of 2 s", of: "proposal", millisecondsMax: 2_000 },
      ...figures("the plan", plan),
      ...[0.9, 0.95].map((serviceLevel) => ({
        case: `three months covered at service level ${serviceLevel}`,
        figure: shareCovered(kept, serviceLevel),
        better: "higher" as const,
      })),
      ...rivals.flatMap(({ name, method, parameters, promised }): ReadonlyArray<Comparison<never>> => {
        const forecasts = kept.map((history) => rollingForecasts(history, method, parameters))
        const scores = forecastScores(kept, months, (part, origin) => forecasts[part]![origin]!)
        const ratio = {
          case: `RMSSE, plan over ${name}`,
          figure: plan.rmsse,
          over: scores.rmsse,
          better: "lower",
        } as const
        return [promised === true ? { ...ratio, goal: 1 } : ratio, ...figures(name, scores)]
      }),
    ],
    rounds: 5,
  }
})

const scoresOfPlan = (demands: Demands): ForecastScores => {
  const planned = new Map<number, Float64Array>()
  for (let origin = months.first; origin <= months.last; origin++) {
    const known = demands.map((demand) => demand.slice(0, origin))
    const forecasts = forecastCatalogue(known, { periodsAhead: 1 })
    planned.set(
      origin,
      Float64Array.from(forecasts, ({ expectedPerPeriod }) => expectedPerPeriod),
    )
  }
  return forecastScores(demands, months, (part, origin) => planned.get(origin)![part]!)
}

/** In how many stretches of lead time and review, of the last twelve months, the reorder point covered the demand. */
const shareCovered = (demands: Demands, serviceLevel: number): number => {
  let covered = 0
  let stretches = 0
  for (let origin = months.first; origin <= months.last; origin += 3) {
    const parts = demands.map((demand, index) => ({
      part: `p${index}`,
      history: demand.slice(0, origin),
      onHand: 0,
      onOrder: 0,
      reserved: 0,
      leadTimePeriods: 2,
    }))
    const proposal = purchaseProposal(parts, { serviceLevel, reviewPeriods: 1 })
    for (const { part, reorderPoint } of [...proposal.lines, ...proposal.covered]) {
      const asked = demands[Number(part.slice(1))]!.slice(origin, origin + 3)
      if (asked.reduce((sum, one) => sum + one, 0) <= reorderPoint) covered++
      stretches++
    }
  }
  return covered / stretches
}

const figures = (name: string, { rmsse, mase, rmsse3, bias }: ForecastScores): ReadonlyArray<Comparison<never>> => [
  { case: `RMSSE, ${name}`, figure: rmsse, better: "lower" },
  { case: `RMSSE of three months, ${name}`, figure: rmsse3, better: "lower" },
  { case: `MASE, ${name}`, figure: mase, better: "lower" },
  { case: `bias in pieces, ${name}`, figure: bias, better: "lower" },
]
