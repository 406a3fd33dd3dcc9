// Calendars, and questions to them, as fast-check draws them.

import * as fc from "fast-check"
import type { CalendarDefinition, ClockInterval, ExtraWorkday } from "../../src/time/calendar-definition.ts"
import { definitionOf } from "./week-patterns.ts"
import { zones } from "./zones.ts"

const day = 86_400_000
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const

const clock = (minutes: number): string => {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`
}

/** Up to three intervals; the last may be a night shift, which ends on the next day. */
const hours: fc.Arbitrary<ReadonlyArray<ClockInterval>> = fc
  .tuple(fc.uniqueArray(fc.nat(1440), { maxLength: 6 }), fc.option(fc.nat(1439)))
  .map(([minutes, night]) => {
    const sorted = minutes.toSorted((a, b) => a - b)
    const pairs: Array<ClockInterval> = []
    for (let i = 0; i + 1 < sorted.length; i += 2) pairs.push([clock(sorted[i]!), clock(sorted[i + 1]!)])
    const start = sorted.length % 2 === 1 ? sorted.at(-1)! : 0
    if (night !== null && night < start && start < 1440) pairs.push([clock(start), clock(night)])
    return pairs
  })

/** Dates from mid 2019 to early 2037. */
const date = fc.integer({ min: 18_078, max: 24_500 }).map((days) => new Date(days * day).toISOString().slice(0, 10))

const workdaysOf = (
  week: CalendarDefinition["week"],
  dates: ReadonlyArray<string>,
): fc.Arbitrary<ReadonlyArray<ExtraWorkday | string>> => {
  const worked = weekdays.filter((weekday) => (week[weekday] ?? []).length > 0)
  return fc.tuple(
    ...dates.map((date) =>
      fc.oneof(
        fc.constant(date),
        fc.constantFrom(...worked).map((as) => ({ date, as })),
        hours.filter((given) => given.length > 0).map((given) => ({ date, hours: given })),
      ),
    ),
  )
}

/** Any calendar of a zone: any week with some hours, up to 60 holidays and 20 extra working days. */
export const definitionIn = (zone: string): fc.Arbitrary<CalendarDefinition> =>
  fc
    .record({
      week: fc
        .tuple(...weekdays.map(() => hours))
        .filter((days) => days.some((intervals) => intervals.length > 0))
        .map((days) => Object.fromEntries(weekdays.map((weekday, index) => [weekday, days[index]!]))),
      holidays: fc.uniqueArray(date, { maxLength: 60 }),
      workdays: fc.uniqueArray(date, { maxLength: 20 }),
      knownUntil: fc.option(date),
    })
    .chain(({ week, holidays, workdays, knownUntil }) =>
      workdaysOf(
        week,
        workdays.filter((date) => !holidays.includes(date)),
      ).map((extra) =>
        definitionOf(zone, week, { holidays, workdays: extra, ...(knownUntil === null ? {} : { knownUntil }) }),
      ),
    )

export const definition = fc.constantFrom(...zones).chain(definitionIn)

/** Any millisecond of the years 2020 to 2035. */
export const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2036, 0, 1) - 1 })

/** A stretch of up to 400 days. */
export const stretch = fc
  .tuple(instant, fc.oneof(fc.nat(3 * day), fc.nat(400 * day)))
  .map(([from, length]) => ({ from, to: from + length }))
