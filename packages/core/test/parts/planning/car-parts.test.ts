import { describe, expect, it } from "vitest"
import { forecastCatalogue } from "../../../src/parts/planning/forecast-demand.ts"
import type { ForecastMethod, ForecastParameters } from "../../../src/parts/planning/forecast-method.ts"
import { purchaseProposal } from "../../../src/parts/planning/purchase-proposal.ts"
import { rollingForecasts } from "../../../src/parts/planning/rolling-forecasts.ts"
import { carParts } from "./car-parts.ts"

it.runIf(carParts === undefined)("2,674 car parts: NOT RUN, their demand is not there (FIELDCARE_DATA)", ({ skip }) =>
  skip(),
)

describe.runIf(carParts !== undefined)("2,674 car parts", { timeout: 120_000 }, () => {
  const origins = Array.from({ length: 12 }, (_, index) => 39 + index)
  const parts = (carParts ?? []).filter((history) => history.at(-1) !== null) as ReadonlyArray<ReadonlyArray<number>>
  const scales = parts.map((history) => squaredStep(history.slice(0, 39)))

  /** The mean over parts of the root of the squared error of twelve origins over that of a step in the months before. */
  const rmsse = (forecast: (part: number, origin: number) => number): number => {
    const scores = parts.flatMap((history, part) => {
      const squares = origins.reduce((sum, t) => sum + (forecast(part, t) - history[t]!) ** 2, 0)
      return scales[part]! > 0 ? [Math.sqrt(squares / origins.length / scales[part]!)] : []
    })
    return scores.reduce((sum, score) => sum + score, 0) / scores.length
  }

  const plain = (method: ForecastMethod, parameters: ForecastParameters): number => {
    const forecasts = parts.map((history) => rollingForecasts(history, method, parameters))
    return rmsse((part, origin) => forecasts[part]![origin]!)
  }

  it("are forecast better by the plan than by naive, moving averages and Croston, from what each month knew", () => {
    expect(parts).toHaveLength(2509)
    const planned = new Map(
      origins.map((origin) => [
        origin,
        forecastCatalogue(
          parts.map((history) => history.slice(0, origin)),
          { periodsAhead: 1 },
        ),
      ]),
    )
    const plan = rmsse((part, origin) => planned.get(origin)![part]!.expected[0]!)
    const others = [
      plain("naive", {}),
      plain("seasonalNaive", { season: 12 }),
      plain("mean", {}),
      ...[3, 6, 12].map((window) => plain("movingAverage", { window })),
      ...[0.05, 0.1, 0.2, 0.3, 0.5].map((alpha) => plain("croston", { alpha })),
    ]
    for (const other of others) expect(plan).toBeLessThan(other)
  })

  it.each([0.9, 0.95])(
    "have what is asked for in about as many cases as the service level says: %f",
    (serviceLevel) => {
      let stretches = 0
      let covered = 0
      for (const origin of [39, 42, 45, 48]) {
        const given = parts.map((history, index) => ({
          part: `p${index}`,
          history: history.slice(0, origin),
          onHand: 0,
          onOrder: 0,
          reserved: 0,
          leadTimePeriods: 2,
        }))
        const proposal = purchaseProposal(given, { serviceLevel })
        for (const { part, reorderPoint } of [...proposal.lines, ...proposal.covered]) {
          const [one, two, three] = parts[Number(part.slice(1))]!.slice(origin) as [number, number, number]
          stretches++
          if (one + two + three <= reorderPoint) covered++
        }
      }
      expect(stretches).toBe(4 * 2509)
      expect(Math.abs(covered / stretches - serviceLevel)).toBeLessThan(0.02)
    },
  )

  it("are all answered, and nothing is expected of those that were given up", () => {
    const forecasts = forecastCatalogue(carParts!)
    expect(forecasts).toHaveLength(2674)
    expect(forecasts.filter(({ ended }) => ended)).toHaveLength(165)
    expect(forecasts.every(({ expectedPerPeriod }) => Number.isFinite(expectedPerPeriod))).toBe(true)
    expect(forecasts.filter(({ ended }) => ended).every(({ expectedPerPeriod }) => expectedPerPeriod === 0)).toBe(true)
  })
})

function squaredStep(history: ReadonlyArray<number>): number {
  const first = history.findIndex((asked) => asked > 0)
  const steps = first < 0 ? [] : history.slice(first + 1).map((asked, index) => (asked - history[first + index]!) ** 2)
  return steps.reduce((sum, step) => sum + step, 0) / steps.length
}
