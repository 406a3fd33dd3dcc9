// Histories of a record, and duties on them, as fast-check draws them.

import * as fc from "fast-check"
import { defaultPolicy } from "../../src/regulation/policy-defaults.ts"
import { aroundTheClock, calendar } from "../../src/time/calendar.ts"
import { categories, type Category, type Stay } from "../../src/time/category.ts"
import type { Duty, DutySetting } from "../../src/time/duty.ts"
import { definitionOf, officeWeek, weekPatterns } from "./week-patterns.ts"

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Monday, 2 March 2026, 09:00 in Shanghai. */
export const start = Date.UTC(2026, 2, 2, 1)

export const office = calendar(
  definitionOf("Asia/Shanghai", officeWeek, {
    holidays: ["2026-03-05"],
    workdays: [{ date: "2026-03-08", as: "monday" }],
  }),
)

const calendars = [
  office,
  calendar(definitionOf("Europe/Berlin", weekPatterns.night)),
  calendar(definitionOf("America/New_York", weekPatterns.shortNight)),
  calendar(definitionOf("Australia/Lord_Howe", weekPatterns.saturdayNight)),
  aroundTheClock,
]

export const dutyOf = (more: Partial<Duty> = {}): Duty => ({
  id: "resolution",
  key: "",
  startedAt: start,
  limit: { type: "working", ms: 8 * hour },
  pausedIn: ["waitingForCustomer", "waitingForParts"],
  afterClosing: false,
  calendar: "company",
  versions: { policy: "fieldcare-1", calendar: "1" },
  ...more,
})

export const stayOf = (from: number, category: Category, reason?: string): Stay => ({
  from,
  status: category,
  category,
  ...(reason === undefined ? {} : { reason }),
})

export const settingWith = (stays: ReadonlyArray<Stay>): DutySetting => ({
  stays,
  calendar: office,
  policy: defaultPolicy,
})

const reasons = [undefined, "nobodyKnowsIt", ...Object.keys(defaultPolicy.service.pauseReasons)]

/** Up to eight stays; some of them begin at one instant, some follow one of their own kind. */
const stays = fc
  .array(
    fc.record({
      after: fc.oneof(fc.nat(300), fc.nat(8_000)),
      category: fc.constantFrom(...categories),
      reason: fc.constantFrom(...reasons),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((drawn) => {
    let at = start
    return drawn.map(({ after, category, reason }, index) => {
      if (index > 0) at += after * minute
      return stayOf(at, category, category.startsWith("waiting") ? reason : undefined)
    })
  })

const limits = fc.oneof(
  fc.record({
    type: fc.constant("working" as const),
    ms: fc.integer({ min: 1, max: 6_000 }).map((minutes) => minutes * minute),
  }),
  fc.record({
    type: fc.constant("elapsed" as const),
    ms: fc.integer({ min: 1, max: 20_000 }).map((minutes) => minutes * minute),
  }),
)

/** A duty on a history, with a calendar; it starts at the beginning of the history or later. */
export const cases = fc
  .record({
    stays,
    limit: limits,
    later: fc.oneof(fc.constant(0), fc.nat(4_000)),
    pausedIn: fc.subarray<Category>(["waitingForCustomer", "waitingForParts"]),
    afterClosing: fc.boolean(),
    calendar: fc.constantFrom(...calendars),
  })
  .map(({ stays, limit, later, pausedIn, afterClosing, calendar }) => ({
    duty: dutyOf({ startedAt: start + later * minute, limit, pausedIn, afterClosing }),
    setting: { stays, calendar, policy: defaultPolicy } satisfies DutySetting,
  }))

/** A stretch of minutes after the start. */
export const minutesAfter = fc.oneof(fc.nat(3_000), fc.nat(80_000))
