import { describe, expect, it } from "vitest"
import { rollingForecasts } from "../../../src/parts/planning/rolling-forecasts.ts"

// Worked out by hand from the recursions of the papers; the sizes are 3, 2, 4, the intervals 2, 3, 2.
const history = [0, 3, 0, 0, 2, 0, 4]

const close = (seen: ReadonlyArray<number>, expected: ReadonlyArray<number>) => {
  expect(seen).toHaveLength(expected.length)
  seen.forEach((forecast, t) => expect(forecast, `period ${t}`).toBeCloseTo(expected[t]!, 12))
}

describe("Croston (1972)", () => {
  it("is the smoothed size over the smoothed interval, both moved by a demand alone", () => {
    close(rollingForecasts(history, "croston", { alpha: 0.2 }), [
      0,
      0,
      3 / 2,
      3 / 2,
      3 / 2,
      2.8 / 2.2,
      2.8 / 2.2,
      3.04 / 2.16,
    ])
  })

  it("is the demand itself where each period asks for the same", () => {
    close(rollingForecasts([5, 5, 5], "croston", { alpha: 0.1 }), [0, 5, 5, 5])
  })
})

describe("Syntetos and Boylan (2005)", () => {
  it("is Croston's forecast times 1 − α/2", () => {
    close(rollingForecasts(history, "sba", { alpha: 0.2 }), [
      0,
      0,
      1.35,
      1.35,
      1.35,
      (0.9 * 2.8) / 2.2,
      (0.9 * 2.8) / 2.2,
      (0.9 * 3.04) / 2.16,
    ])
  })
})

describe("Teunter, Syntetos and Babai (2011)", () => {
  it("is the smoothed size times the probability of a demand, which every period moves", () => {
    close(rollingForecasts(history, "tsb", { alpha: 0.2, beta: 0.1 }), [
      0,
      0,
      3 * 0.5,
      3 * 0.45,
      3 * 0.405,
      2.8 * 0.4645,
      2.8 * 0.41805,
      3.04 * 0.476245,
    ])
  })

  it("falls by 1 − β with each period after the last demand", () => {
    const forecasts = rollingForecasts([4, 2, 0, 0, 0], "tsb", { alpha: 0.3, beta: 0.2 })
    expect(forecasts[4]! / forecasts[3]!).toBeCloseTo(0.8, 12)
    expect(forecasts[5]! / forecasts[4]!).toBeCloseTo(0.8, 12)
  })
})

describe("the plain methods", () => {
  it("naive repeats the last period", () => {
    expect(rollingForecasts(history, "naive", {})).toEqual([0, 0, 3, 0, 0, 2, 0, 4])
  })

  it("seasonal naive repeats the period of the last season, and knows nothing before one is full", () => {
    expect(rollingForecasts(history, "seasonalNaive", { season: 3 })).toEqual([NaN, NaN, NaN, 0, 3, 0, 0, 2])
  })

  it("the moving average takes the last periods, as many as there are", () => {
    close(rollingForecasts(history, "movingAverage", { window: 3 }), [0, 0, 3 / 2, 1, 1, 2 / 3, 2 / 3, 2])
  })

  it("the mean takes all of them", () => {
    close(rollingForecasts(history, "mean", {}), [0, 0, 3 / 2, 1, 3 / 4, 1, 5 / 6, 9 / 7])
  })

  it("zero expects nothing", () => {
    expect(rollingForecasts([1, 2], "zero", {})).toEqual([0, 0, 0])
  })
})

it("periods before the part existed are no demand", () => {
  expect(rollingForecasts([null, null, ...history], "croston", { alpha: 0.2 })).toEqual(
    rollingForecasts(history, "croston", { alpha: 0.2 }),
  )
})

describe("what a method lacks is told", () => {
  it.each([
    ["croston", {}, "parameters.alpha: undefined is not a weight above 0"],
    ["tsb", { alpha: 0.1, beta: 0 }, "parameters.beta: 0 is not a weight above 0"],
    ["tsb", { alpha: 1.1, beta: 1 }, "parameters.alpha: 1.1 is not a weight above 0"],
    ["movingAverage", { window: 2.5 }, "parameters.window: 2.5 is not a number of periods"],
    ["holtWinters", {}, 'method: "holtWinters" is no method'],
  ])("%s %o", (method, parameters, message) => {
    expect(() => rollingForecasts(history, method as "tsb", parameters)).toThrow(message)
  })
})
