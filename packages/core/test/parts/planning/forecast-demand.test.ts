import { describe, expect, it } from "vitest"
import { forecastCatalogue, forecastDemand } from "../../../src/parts/planning/forecast-demand.ts"
import type { MethodScore } from "../../../src/parts/planning/method-score.ts"
import { PlanningInvalid } from "../../../src/parts/planning/planning-invalid.ts"
import { forecastPreferences } from "../../../src/parts/planning/preferences.ts"

const repeated = (season: ReadonlyArray<number>, times: number) => Array.from({ length: times }, () => season).flat()
const monthly = [9, 0, 0, 4, 0, 0, 0, 2, 0, 7, 0, 0]

const scoreOf = (scores: ReadonlyArray<MethodScore>, method: string): number =>
  scores.find((score) => score.method === method)!.rmsse!

describe("the method", () => {
  it("is the seasonal one where each season repeats the last", () => {
    const forecast = forecastDemand(repeated(monthly, 4))
    expect(forecast).toMatchObject({ method: "seasonalNaive", parameters: { season: 12 }, expected: monthly })
    expect(forecast.expectedPerPeriod).toBeCloseTo(22 / 12, 12)
    expect(forecast.spreads).toEqual(Array.from({ length: 12 }, () => 0))
  })

  it("repeats the season for as many periods as are asked for", () => {
    const { expected } = forecastDemand(repeated([9, 0, 0, 4], 8), { seasonPeriods: 4, periodsAhead: 6 })
    expect(expected).toEqual([9, 0, 0, 4, 9, 0])
  })

  it("is the naive one where demand wanders", () => {
    const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((level) => repeated([level * level], 5))
    expect(forecastDemand(levels).method).toBe("naive")
  })

  it("stays the preferred one while less than a season proves another", () => {
    expect(forecastDemand([1, 1, 9, 9, 1, 1, 9, 9, 1, 1, 9, 9]).method).toBe("tsb")
  })

  it("stays the preferred one where fewer than six demands speak for another, and so do its settings", () => {
    // Since the demand ended, each lower forecast was nearer every time.
    const over = [...repeated([5], 12), ...repeated([0], 30)]
    const { method, parameters, scores } = forecastDemand(over)
    expect({ method, parameters }).toEqual({ method: "tsb", parameters: { alpha: 0.2, beta: 0.1 } })
    expect(scoreOf(scores, "naive")).toBeLessThan(scoreOf(scores, "tsb"))
  })

  it("stays the preferred one where another is better by luck", () => {
    const rests = Array.from({ length: 48 }, (_, t) => (t * t * 7 + t * 5) % 23)
    const { method, scores } = forecastDemand(rests.map((rest) => (rest < 7 ? rest : 0)))
    expect(method).toBe("tsb")
    expect(scoreOf(scores, "croston")).toBeLessThan(scoreOf(scores, "tsb"))
  })

  it("is what the catalogue prefers, for a part that proves nothing", () => {
    const steady = Array.from({ length: 40 }, (_, part) => repeated([part + 1, 0, 0], 12))
    const preferences = { ...forecastPreferences([]), method: "mean" } as const
    expect(forecastDemand(steady[0]!.slice(0, 9), { preferences }).method).toBe("mean")
  })
})

describe("what a catalogue prefers", () => {
  const seasonal = Array.from({ length: 30 }, (_, part) =>
    repeated(
      monthly.map((asked) => asked * (part + 1)),
      4,
    ),
  )

  it("is shown by its parts together", () => {
    expect(forecastPreferences(seasonal).method).toBe("seasonalNaive")
  })

  it("counts every part alike, whatever its size", () => {
    const giant = Array.from({ length: 48 }, (_, t) => 1_000_000 * (1 + Math.floor(t / 8)))
    expect(forecastPreferences([...seasonal, giant]).method).toBe("seasonalNaive")
  })

  it("is not shown by fewer than twelve", () => {
    expect(forecastPreferences(seasonal.slice(0, 11))).toEqual(forecastPreferences([]))
  })

  it("holds for a part that is too new to show anything", () => {
    const wandering = Array.from({ length: 30 }, (_, part) =>
      Array.from({ length: 50 }, (_, t) => 10 + Math.floor((t * (part + 3)) / 9)),
    )
    const [newest] = forecastCatalogue([[5, 7], ...wandering])
    expect(forecastPreferences(wandering).method).toBe("naive")
    expect(newest).toMatchObject({ method: "naive", expectedPerPeriod: 7 })
  })
})

describe("the spread", () => {
  it("of several periods is measured on their sums, not made from one", () => {
    // Errors that follow one another with opposite signs take each other back.
    const { spreads, method } = forecastDemand(repeated([10, 20], 30), { seasonPeriods: 3 })
    expect(method).not.toBe("seasonalNaive")
    expect(spreads[1]!).toBeLessThan(spreads[0]!)
  })

  it("is Poisson's where too little is known", () => {
    expect(forecastDemand([4, 4], { periodsAhead: 4 }).spreads).toEqual([2, 2 * Math.SQRT2, 2 * Math.sqrt(3), 4])
  })
})

describe("the scores", () => {
  it("are one for each method that was tried, naive being about 1", () => {
    const { scores, scoredPeriods } = forecastDemand(repeated([0, 5], 24))
    expect(scores.map(({ method }) => method)).toEqual([
      "zero",
      "naive",
      "seasonalNaive",
      "movingAverage",
      "mean",
      "croston",
      "sba",
      "tsb",
    ])
    expect(scoredPeriods).toBe(36)
    // Each step is one of 5, and so is each error of the naive forecast; zero errs by 5 in every other period.
    expect(scores[1]).toMatchObject({ rmsse: 1, mase: 1 })
    expect(scores[0]).toMatchObject({ rmsse: Math.sqrt(0.5), mase: 0.5 })
    expect(scores[2]).toMatchObject({ rmsse: 0, mase: 0 })
  })

  it("are set against the steps since the first demand", () => {
    const { scores } = forecastDemand([...repeated([0], 12), ...repeated([0, 5], 12)])
    // Of 24 periods the first has no error, each other one of 5.
    expect(scoreOf(scores, "naive")).toBeCloseTo(Math.sqrt(23 / 24), 12)
  })

  it("have the seasonal method from two seasons on", () => {
    expect(forecastDemand(repeated([3, 4], 12)).scores.map(({ method }) => method)).toContain("seasonalNaive")
  })

  it("leave the seasonal method out of less than two seasons, and are null where demand never changed", () => {
    const { scores } = forecastDemand(repeated([3], 23))
    expect(scores.map(({ method }) => method)).not.toContain("seasonalNaive")
    expect(scores.every(({ rmsse, mase }) => rmsse === null && mase === null)).toBe(true)
  })
})

it("a part that is not kept any more is told as ended", () => {
  expect(forecastDemand([3, 2, 4, null, null])).toMatchObject({ ended: true, method: "zero", expectedPerPeriod: 0 })
  expect(forecastDemand([null, null, 3])).toMatchObject({ ended: false, expectedPerPeriod: 3 })
  expect(forecastDemand([null, null])).toMatchObject({ ended: false, method: "zero" })
})

describe("what cannot be planned with is told with its place and what would mend it", () => {
  it.each([
    [[1, -2], "history[1]: -2 is not a demand; give a demand from 0 to 1000000000"],
    [[NaN], "history[0]: NaN is not a demand"],
    [[1, Infinity], "history[1]: Infinity is not a demand"],
    [["3"], 'history[0]: "3" is not a demand'],
    [[1, undefined], "history[1]: undefined is not a demand"],
    [[1, null, null, 2], "history[1]: null stands between two known periods; give 0 if nobody asked for the part"],
    ["1,2", 'history: "1,2" is not a history; give an array'],
  ])("%j", (history, message) => {
    expect(() => forecastDemand(history as never)).toThrow(message)
  })

  it("a history that is too long among it", () => {
    const long = Array.from({ length: 1201 }, () => 0)
    expect(() => forecastDemand(long)).toThrow("history.length: 1201 is more periods than are looked at")
  })

  it("the settings among them", () => {
    expect(() => forecastDemand([1], { seasonPeriods: 1 })).toThrow("settings.seasonPeriods: 1 is not")
    expect(() => forecastDemand([1], { periodsAhead: 0 })).toThrow("settings.periodsAhead: 0 is not")
  })

  it("all at once, a gap once, and of a catalogue the first hundred", () => {
    const problemsOf = (make: () => unknown) => {
      try {
        make()
      } catch (error) {
        if (error instanceof PlanningInvalid) return error.problems.map(({ path }) => path)
      }
      return []
    }
    expect(problemsOf(() => forecastCatalogue([[1], [-1, null, null, NaN]]))).toEqual([
      "histories[1][0]",
      "histories[1][1]",
      "histories[1][3]",
    ])
    expect(problemsOf(() => forecastCatalogue(Array.from({ length: 200 }, () => [-1])))).toHaveLength(100)
  })
})
