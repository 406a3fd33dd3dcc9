import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { abcClasses } from "../../../src/parts/planning/abc-classes.ts"
import { demandProfile } from "../../../src/parts/planning/demand-profile.ts"
import { history } from "./demand-arbitraries.ts"

describe("the pattern of a demand", () => {
  it.each([
    ["smooth", [4, 5, 4, 5]],
    ["erratic", [1, 20, 1, 1]],
    ["intermittent", [0, 0, 4, 0, 0, 5]],
    ["lumpy", [0, 1, 0, 0, 20, 0, 1]],
    ["none", [0, 0, 0]],
  ])("%s", (pattern, periods) => {
    expect(demandProfile(periods).pattern).toBe(pattern)
  })

  it("has its figures: periods over demands, and the squared variation of the sizes", () => {
    const { interval, sizeVariation, variation, periodsWithDemand } = demandProfile([null, 0, 2, 0, 4])
    expect({ interval, periodsWithDemand }).toEqual({ interval: 2, periodsWithDemand: 2 })
    // Sizes 2 and 4: mean 3, variance 1. All periods: mean 1.5, variance 2.75.
    expect(sizeVariation).toBeCloseTo(1 / 9, 12)
    expect(variation).toBeCloseTo(Math.sqrt(2.75) / 1.5, 12)
  })

  it("changes just above its thresholds, which can be set", () => {
    const often = [1, 1, 1, 0]
    expect(demandProfile(often, { intervalMax: 4 / 3 }).pattern).toBe("smooth")
    expect(demandProfile(often).pattern).toBe("intermittent")
    expect(demandProfile([2, 4], { sizeVariationMax: 0.1 }).pattern).toBe("erratic")
  })
})

it("X, Y and Z go by the variation of the periods", () => {
  expect(demandProfile([4, 5, 4]).xyz).toBe("X")
  expect(demandProfile([2, 0, 2]).xyz).toBe("Y")
  expect(demandProfile([6, 0, 0]).xyz).toBe("Z")
  expect(demandProfile([6, 0, 0], { yMax: 2 }).xyz).toBe("Y")
  expect(demandProfile([0]).xyz).toBe("Z")
})

it("every history has a class, and none of its figures is no number", () => {
  const holds = fc.property(history, (periods) => {
    const profile = demandProfile(periods)
    expect(["X", "Y", "Z"]).toContain(profile.xyz)
    expect(profile.pattern === "none").toBe(profile.periodsWithDemand === 0)
    for (const figure of [profile.interval, profile.sizeVariation, profile.variation])
      expect(figure === null ? profile.periodsWithDemand : Number.isFinite(figure)).toBe(figure === null ? 0 : true)
  })
  fc.assert(holds)
})

describe("A, B and C", () => {
  const amounts = (...values: ReadonlyArray<number>) => values.map((amount, index) => ({ part: `p${index}`, amount }))

  it("the part that crosses the line still belongs to the class", () => {
    expect(abcClasses(amounts(90, 6, 4)).map(({ abc }) => abc)).toEqual(["A", "B", "C"])
    expect(abcClasses(amounts(80, 15, 5)).map(({ abc }) => abc)).toEqual(["A", "B", "C"])
    expect(abcClasses(amounts(50, 50)).map(({ abc }) => abc)).toEqual(["A", "A"])
  })

  it("the thresholds can be set", () => {
    const half = abcClasses(amounts(50, 30, 20), { aShare: 0.5, bShare: 0.8 })
    expect(half.map(({ abc }) => abc)).toEqual(["A", "B", "C"])
  })

  it("cover each part once, greatest first, and their shares add up", () => {
    const parts = fc.uniqueArray(fc.record({ part: fc.string({ minLength: 1 }), amount: fc.nat(1000) }), {
      selector: ({ part }) => part,
    })
    const holds = fc.property(parts, (given) => {
      const places = abcClasses(given)
      expect(places.map(({ part }) => part).toSorted()).toEqual(given.map(({ part }) => part).toSorted())
      expect(abcClasses(given.toReversed())).toEqual(places)
      const classes = places.map(({ abc }) => abc).join("")
      expect(classes).toMatch(/^A*B*C*$/)
      places.slice(1).forEach(({ amount }, index) => expect(amount).toBeLessThanOrEqual(places[index]!.amount))
      const whole = given.some(({ amount }) => amount > 0)
      expect(places[0]?.abc === "A").toBe(whole)
      expect(places.at(-1)?.cumulativeShare ?? 0).toBeCloseTo(whole ? 1 : 0, 9)
      expect(places.every(({ amount, abc }) => amount > 0 || abc === "C")).toBe(true)
    })
    fc.assert(holds)
  })

  it("refuse an amount below 0, a part given twice, and shares that do not rise", () => {
    expect(() => abcClasses([{ part: "a", amount: -1 }])).toThrow("amounts[0].amount: -1 is not an amount")
    expect(() => abcClasses([...amounts(1), ...amounts(2)])).toThrow('amounts[1].part: "p0" is given twice')
    expect(() => abcClasses([], { aShare: 0.9, bShare: 0.5 })).toThrow("thresholds.bShare: 0.5 is not a share")
    expect(() => demandProfile([1], { xMax: 2 })).toThrow(
      "thresholds.yMax: 1 is not a variation no lower than that of X",
    )
  })
})
