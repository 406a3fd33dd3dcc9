import * as fc from "fast-check"
import { expect, it } from "vitest"
import { tryOut } from "../../../src/parts/planning/backtest.ts"
import { familiesFor } from "../../../src/parts/planning/candidates.ts"
import { forecastCatalogue, forecastDemand } from "../../../src/parts/planning/forecast-demand.ts"
import { forecastMethods } from "../../../src/parts/planning/forecast-method.ts"
import { preferencesOf } from "../../../src/parts/planning/preferences.ts"
import { rollingForecasts } from "../../../src/parts/planning/rolling-forecasts.ts"
import { demand, history } from "./demand-arbitraries.ts"

const parameters = { alpha: 0.3, beta: 0.2, window: 4, season: 6 }

it("is finite and not below 0, with each method and for every period ahead", () => {
  const holds = fc.property(history, (periods) => {
    const { expected, spreads, expectedPerPeriod } = forecastDemand(periods)
    for (const figure of [...expected, ...spreads, expectedPerPeriod]) {
      expect(Number.isFinite(figure)).toBe(true)
      expect(figure).toBeGreaterThanOrEqual(0)
    }
    for (const method of forecastMethods)
      for (const forecast of rollingForecasts(periods, method, parameters))
        expect(forecast >= 0 || (method === "seasonalNaive" && Number.isNaN(forecast))).toBe(true)
  })
  fc.assert(holds)
})

it("grows with the unit that demand is counted in, and chooses the same method", () => {
  const holds = fc.property(history, fc.constantFrom(0.25, 2, 1024), (periods, factor) => {
    const once = forecastDemand(periods)
    const scaled = forecastDemand(periods.map((asked) => (asked === null ? null : asked * factor)))
    expect(scaled.method).toBe(once.method)
    expect(scaled.parameters).toEqual(once.parameters)
    scaled.expected.forEach((expected, index) => expect(expected).toBeCloseTo(once.expected[index]! * factor, 6))
    // The spread of few errors is taken from Poisson's distribution, which knows pieces.
    const measured = once.scoredPeriods < 20 ? [] : scaled.spreads
    measured.forEach((spread, index) => expect(spread).toBeCloseTo(once.spreads[index]! * factor, 6))
  })
  fc.assert(holds)
})

it("expects nothing where nobody ever asked, and nothing of a part that was given up", () => {
  const holds = fc.property(demand(), fc.nat(60), (periods, zeros) => {
    for (const none of [Array.from({ length: zeros }, () => 0), [...periods, 1, null]])
      expect(forecastDemand(none)).toMatchObject({ method: "zero", expectedPerPeriod: 0 })
  })
  fc.assert(holds)
})

it("does not look ahead: more periods leave the earlier forecasts as they were", () => {
  const holds = fc.property(demand(), demand(12), (known, later) => {
    for (const method of forecastMethods)
      expect(rollingForecasts([...known, ...later], method, parameters).slice(0, known.length + 1)).toEqual(
        rollingForecasts(known, method, parameters),
      )
  })
  fc.assert(holds)
})

it("chooses a method's settings from the periods before the one that is scored", () => {
  const preferences = preferencesOf([], 12)
  const families = familiesFor(12).filter(({ method }) => method !== "seasonalNaive")
  // Levels that hold for a while, so that quicker settings prove better, and are chosen on the way.
  const levels = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 6, size: "max" })
  let chosen = 0
  const holds = fc.property(levels, (levels) => {
    const demand = Float64Array.from(levels.flatMap((level) => Array.from({ length: 9 }, () => level)))
    for (const family of families) {
      const { errors } = tryOut(family, preferences, demand, 12)
      for (let t = 13; t < demand.length; t++) {
        const { candidate, forecasts } = tryOut(family, preferences, demand.slice(0, t), 12)
        expect(errors[t - 12]).toBe(forecasts[t]! - demand[t]!)
        if (candidate.parameters !== preferences.parameters[family.method]) chosen++
      }
    }
  })
  fc.assert(holds, { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 5) })
  expect(chosen).toBeGreaterThan(0)
})

it("TSB comes down with each period after the last demand, to nothing in the end", () => {
  const holds = fc.property(demand(), fc.integer({ min: 1, max: 40 }), (periods, last) => {
    const zeros = Array.from({ length: 400 }, () => 0)
    const forecasts = rollingForecasts([...periods, last, ...zeros], "tsb", { alpha: 0.2, beta: 0.05 })
    const after = forecasts.slice(periods.length + 1)
    after.slice(1).forEach((forecast, index) => expect(forecast).toBeLessThan(after[index]!))
    expect(after.at(-1)).toBeLessThan(1e-6)
  })
  fc.assert(holds)
})

it("forecasts a catalogue as its parts one by one with the catalogue's preferences, in their order", () => {
  const holds = fc.property(fc.array(history, { maxLength: 8 }), (histories) => {
    expect(forecastCatalogue(histories)).toEqual(histories.map((one) => forecastDemand(one)))
  })
  // Fewer than twelve parts prove nothing, so that the preferences are those of an empty catalogue.
  fc.assert(holds)
})
