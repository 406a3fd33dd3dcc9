import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  addWorking,
  aroundTheClock,
  type Calendar,
  calendar,
  isWorking,
  workingBetween,
  workingIntervals,
} from "../../src/time/calendar.ts"
import { definition, definitionIn, instant, stretch } from "./calendar-arbitraries.ts"
import { MinuteCounter, wallClock } from "./minute-counter.ts"
import { zones } from "./zones.ts"

const day = 86_400_000

/** A calendar, an instant, and two durations that the calendar has time for in the 400 days after. */
const durations = fc
  .record({ definition, from: instant, shares: fc.tuple(fc.nat(1000), fc.nat(1000)), few: fc.nat(3) })
  .map(({ definition, from, shares, few }) => {
    const tested = calendar(definition)
    const available = workingBetween(tested, from, from + 400 * day)
    const [first, second] = shares.map((share) => Math.floor((available * share) / 2000)) as [number, number]
    return { tested, definition, from, first: few === 0 ? Math.min(first, 1) : first, second }
  })

const due = (tested: Calendar, from: number, duration: number) => addWorking(tested, from, duration).at

const often = (times: number) => ({ numRuns: times * fc.readConfigureGlobal().numRuns! })

describe("adding working time", () => {
  it("is undone by counting it", () => {
    const holds = fc.property(durations, ({ tested, from, first }) => {
      expect(workingBetween(tested, from, due(tested, from, first))).toBe(first)
    })
    fc.assert(holds, often(5))
  })

  it("in two steps is adding the sum", () => {
    const holds = fc.property(durations, ({ tested, from, first, second }) => {
      expect(due(tested, due(tested, from, first), second)).toBe(due(tested, from, first + second))
    })
    fc.assert(holds, often(5))
  })

  it("ends inside working hours or at their end, at the first instant that will do", () => {
    const holds = fc.property(durations, ({ tested, from, first }) => {
      fc.pre(first > 0)
      const at = due(tested, from, first)
      expect(isWorking(tested, at - 1)).toBe(true)
      expect(workingBetween(tested, from, at - 1)).toBe(first - 1)
      const [last] = workingIntervals(tested, from, at).slice(-1)
      expect(last!.from).toBeLessThan(at)
      expect(last!.to).toBe(at)
    })
    fc.assert(holds, often(5))
  })

  it("later is due no earlier", () => {
    const holds = fc.property(durations, fc.nat(30 * day), ({ tested, from, first }, wait) => {
      const available = Math.min(first, workingBetween(tested, from + wait, from + 400 * day))
      expect(due(tested, from + wait, available)).toBeGreaterThanOrEqual(due(tested, from, available))
    })
    fc.assert(holds)
  })

  it("says when the local date of the deadline is one whose holidays are not known", () => {
    const holds = fc.property(durations, ({ tested, definition, from, first }) => {
      fc.pre(first > 0 && definition.knownUntil !== undefined)
      const { at, beyondKnown } = addWorking(tested, from, first)
      const lastWorked = new Date(wallClock(definition.zone)(at - 1)).toISOString().slice(0, 10)
      expect(beyondKnown).toBe(lastWorked > (definition.knownUntil ?? ""))
    })
    fc.assert(holds)
  })

  it("around the clock is adding", () => {
    const holds = fc.property(instant, fc.nat(50 * 365 * day), (from, duration) => {
      expect(addWorking(aroundTheClock, from, duration)).toEqual({ at: from + duration, beyondKnown: false })
      expect(workingBetween(aroundTheClock, from, from + duration)).toBe(duration)
    })
    fc.assert(holds)
  })
})

describe("counting working time", () => {
  it("over two stretches that meet is counting it over both", () => {
    const holds = fc.property(definition, fc.tuple(instant, instant, instant), (definition, instants) => {
      const tested = calendar(definition)
      const [a, b, c] = instants.toSorted((one, other) => one - other) as [number, number, number]
      expect(workingBetween(tested, a, b) + workingBetween(tested, b, c)).toBe(workingBetween(tested, a, c))
    })
    fc.assert(holds)
  })

  it("never gives less than nothing or more than all of the time", () => {
    const holds = fc.property(definition, instant, instant, (definition, from, to) => {
      const worked = workingBetween(calendar(definition), from, to)
      expect(worked).toBeGreaterThanOrEqual(0)
      expect(worked).toBeLessThanOrEqual(Math.max(0, to - from))
    })
    fc.assert(holds)
  })

  it("counts a millisecond exactly when it is working time", () => {
    const holds = fc.property(definition, fc.array(instant, { minLength: 20 }), (definition, instants) => {
      const tested = calendar(definition)
      for (const at of instants) expect(workingBetween(tested, at, at + 1)).toBe(isWorking(tested, at) ? 1 : 0)
    })
    fc.assert(holds)
  })

  it("is adding up the intervals, which are in order, apart, clipped, and work from end to end", () => {
    const holds = fc.property(definition, stretch, (definition, { from, to }) => {
      const tested = calendar(definition)
      let sum = 0
      let before = -Infinity
      for (const interval of workingIntervals(tested, from, to)) {
        expect(interval.from).toBeGreaterThan(before)
        expect(interval.to).toBeGreaterThan(interval.from)
        expect(isWorking(tested, interval.from) && isWorking(tested, interval.to - 1)).toBe(true)
        expect(interval.from === from || !isWorking(tested, interval.from - 1)).toBe(true)
        expect(interval.to === to || !isWorking(tested, interval.to)).toBe(true)
        sum += interval.to - interval.from
        before = interval.to
      }
      expect(before).toBeLessThanOrEqual(to)
      expect(sum).toBe(workingBetween(tested, from, to))
    })
    fc.assert(holds)
  })
})

describe("any calendar agrees with a counter of minutes, to the millisecond", () => {
  const intervalsPerCalendar = 60

  it.each(zones.map((zone, index) => [zone, 2020 + (index % 16)] as const))("in %s, July %i and on", (zone, year) => {
    // A year from July, so that New Year lies inside.
    const [start, end] = [Date.UTC(year, 6, 1), Date.UTC(year + 1, 6, 1)]
    const counter = new MinuteCounter(zone, start, end)
    const within = fc.integer({ min: start, max: end - 1 })
    const intervals = fc.array(fc.tuple(within, within), {
      minLength: intervalsPerCalendar,
      maxLength: intervalsPerCalendar,
    })
    const holds = fc.property(definitionIn(zone), intervals, (definition, intervals) => {
      const tested = calendar(definition)
      for (const [from, to] of intervals) {
        const worked = Math.max(0, counter.count(definition, from, to))
        expect(workingBetween(tested, from, to)).toBe(worked)
        expect(due(tested, from, worked)).toBe(worked === 0 ? from : counter.deadline(definition, from, worked))
      }
    })
    fc.assert(holds, { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 10) })
  })
})
