// Every change of a zone's offset, against the minute counter.

import { describe, expect, it } from "vitest"
import { addWorking, calendar, isWorking, workingBetween } from "../../src/time/calendar.ts"
import type { CalendarDefinition } from "../../src/time/calendar-definition.ts"
import { jumpsOf, MinuteCounter, wallClock } from "./minute-counter.ts"
import { definitionOf, weekPatterns } from "./week-patterns.ts"
import { oddTransitions, zones } from "./zones.ts"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Minutes around a change: well before, on both sides of it, inside and at the ends of any gap or overlap, well after. */
const around = [
  -2160, -1440, -600, -180, -121, -120, -90, -61, -60, -59, -45, -31, -30, -15, -1, 0, 1, 15, 29, 30, 31, 45, 59, 60,
  61, 90, 119, 120, 121, 180, 600, 1440, 2160,
]

const durations = [1, 15, 29, 30, 60, 61, 120, 480, 600]

/** Hours that start or end just before, inside and just after what the clock skips or repeats, on every day. */
const hoursAt = (zone: string, jump: number): ReadonlyArray<CalendarDefinition> => {
  const wall = wallClock(zone)
  const [one, other] = [wall(jump - minute) + minute, wall(jump)]
  const [first, last] = one < other ? [one, other] : [other, one]
  const middle = first + Math.floor((last - first) / 2 / minute) * minute
  const time = (shown: number) => new Date(shown).toISOString().slice(11, 16)
  const pairs = [
    [middle, last + 20 * minute],
    [first - 20 * minute, middle],
    [first, last],
    [first + minute, last - minute],
    [first - hour, last + hour],
  ]
  return pairs
    .map(([start, end]) => [time(start!), time(end!)] as const)
    .filter(([start, end]) => start !== end)
    .map((hours) =>
      definitionOf(zone, { monday: [hours], wednesday: [hours], friday: [hours], saturday: [hours], sunday: [hours] }),
    )
}

/** Compares counter and calendar around one change; answers with how many answers were compared. */
const compare = (zone: string, jump: number, definitions: ReadonlyArray<CalendarDefinition>): number => {
  const start = Math.floor(jump / hour) * hour - 4 * day
  const counter = new MinuteCounter(zone, start, start + 9 * day)
  const wrong: Array<unknown> = []
  let compared = 0
  const same = (definition: CalendarDefinition, question: string, answer: unknown, expected: unknown) => {
    compared++
    if (answer !== expected) wrong.push({ jump: new Date(jump), definition, question, answer, expected })
  }
  const instants = around.map((minutes) => jump + minutes * minute)
  for (const definition of definitions) {
    const tested = calendar(definition)
    for (const from of instants) {
      same(definition, "isWorking", isWorking(tested, from), counter.count(definition, from, from + minute) > 0)
      for (const to of instants) {
        const expected = Math.max(0, counter.count(definition, from, to))
        same(definition, "workingBetween", workingBetween(tested, from, to), expected)
      }
      for (const duration of durations) {
        const expected = counter.deadline(definition, from, duration * minute)
        if (expected === undefined) continue
        same(definition, "addWorking", addWorking(tested, from, duration * minute).at, expected)
      }
    }
  }
  expect(wrong.slice(0, 3)).toEqual([])
  return compared
}

const weeks = Object.values(weekPatterns)

describe("a calendar agrees with a counter of minutes around every change of offset from 2020 to 2035", () => {
  let jumps = 0
  it.each(zones)("in %s", (zone) => {
    for (const jump of jumpsOf(zone, Date.UTC(2020, 0, 1), Date.UTC(2036, 0, 1))) {
      jumps++
      const definitions = [...weeks.map((week) => definitionOf(zone, week)), ...hoursAt(zone, jump)]
      expect(compare(zone, jump, definitions)).toBeGreaterThan(10_000)
    }
  })

  it("and there are many of them", () => {
    expect(jumps).toBeGreaterThan(750)
  })
})

describe("a calendar agrees with a counter of minutes around changes unlike the others", () => {
  it.each(oddTransitions)("in %s near %s", (zone, date) => {
    const near = Date.parse(`${date}T00:00:00Z`)
    const [jump] = jumpsOf(zone, near - day, near + 2 * day)
    const definitions = [...weeks.map((week) => definitionOf(zone, week)), ...hoursAt(zone, jump!)]
    expect(compare(zone, jump!, definitions)).toBeGreaterThan(10_000)
  })
})
