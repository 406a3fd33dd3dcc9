import { describe, expect, test } from "vitest"
import { compare, isMet, median } from "../src/compare.ts"

const measured = { fast: [10, 20, 10], slow: [1000, 2000, 1500], ticking: [5e6, 10e6, 10e6] }

describe("a ratio", () => {
  test("of speeds says how many times as much is done", () => {
    const found = compare("b", { case: "c", of: "fast", against: "slow", better: "higher", goal: 100 }, measured)
    expect(found).toEqual({ bench: "b", case: "c", ratio: 100, goal: 100, better: "higher" })
    expect(isMet(found)).toBe(true)
    expect(isMet({ ...found, goal: 101 })).toBe(false)
  })

  test("of times says how many times as long it takes", () => {
    const found = compare("b", { case: "c", of: "slow", against: "fast", better: "lower", goal: 100 }, measured)
    expect(found.ratio).toBe(100)
    expect(isMet(found)).toBe(true)
    expect(isMet({ ...found, goal: 99 })).toBe(false)
  })

  test("compares what was measured in the same round", () => {
    const drifting = { a: [10, 1000, 50], b: [20, 2000, 100] }
    expect(compare("b", { case: "c", of: "a", against: "b", better: "higher", goal: 1 }, drifting).ratio).toBe(2)
  })

  test("against a number is that number's multiple, with 1 as its goal", () => {
    expect(compare("b", { case: "c", of: "fast", perSecond: 50e6 }, measured)).toMatchObject({
      ratio: 2,
      goal: 1,
      better: "higher",
    })
    expect(compare("b", { case: "c", of: "ticking", millisecondsMax: 20 }, measured)).toMatchObject({
      ratio: 0.5,
      goal: 1,
      better: "lower",
    })
  })

  test("of a difference is how much longer one takes than another, over a number", () => {
    const times = { library: [50e6, 90e6, 70e6], empty: [10e6, 20e6, 20e6] }
    const comparison = { case: "c", of: "library", than: "empty", millisecondsMoreMax: 100 } as const
    expect(compare("b", comparison, times)).toEqual({ bench: "b", case: "c", ratio: 0.5, goal: 1, better: "lower" })
  })

  test("without a goal is told, and neither met nor missed", () => {
    const found = compare("b", { case: "c", of: "fast", against: "slow", better: "higher" }, measured)
    expect(found).toEqual({ bench: "b", case: "c", ratio: 100, better: "higher" })
    expect(isMet(found)).toBeUndefined()
  })

  test("of figures is one over the other, or the figure as it is; nothing of it was timed", () => {
    const found = compare("b", { case: "c", figure: 3, over: 4, better: "lower", goal: 1 }, {})
    expect(found).toEqual({ bench: "b", case: "c", ratio: 0.75, goal: 1, better: "lower" })
    expect(compare("b", { case: "c", figure: 0.57, better: "lower" }, {})).toMatchObject({ ratio: 0.57 })
  })

  test("of a contestant that is not there is an error, not a number", () => {
    expect(() => compare("b", { case: "c", of: "absent", perSecond: 1 }, measured)).toThrow(/absent/)
  })
})

test("the median is the middle value, or the mean of the middle two", () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(median([7])).toBe(7)
})
