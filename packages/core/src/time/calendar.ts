// Working time: add it to an instant, count it between two. Every deadline and every figure of elapsed time rests on it.

import { type CalendarDefinition, planOf } from "./calendar-definition.ts"
import { DeadlineUnreachable, DurationInvalid } from "./calendar-errors.ts"
import { weekdays, yearOf } from "./civil-day.ts"
import { checkedInstant, type Instant, type InstantInterval, yearMax, yearMin } from "./instant.ts"
import { startOfDay } from "./time-zone.ts"
import { instantOfWorked, intervalAt, workedBefore, type WorkingYear, workingYear, worksAt } from "./working-year.ts"

const years = Symbol("fieldcare/calendar/years")

/**
 * A working calendar that is ready to count. It is made by {@link calendar} from a definition, and keeps the hours of
 * the years it was asked about: make it once, not for every question.
 *
 * Holidays are known for all instants before `knownBefore`; it is `undefined` when the definition sets no end.
 *
 * @category calendar
 * @since 0.1.0
 */
export interface Calendar {
  readonly id: string
  readonly version: string
  readonly zone: string
  readonly knownBefore: Instant | undefined
  /** @internal */
  readonly [years]: (year: number) => WorkingYear
}

/**
 * An instant by which something is owed. `beyondKnown` says that it lies after the last day for which the calendar's
 * holidays are known: a holiday that is announced later may move it.
 *
 * @category calendar
 * @since 0.1.0
 */
export interface Deadline {
  readonly at: Instant
  readonly beyondKnown: boolean
}

/**
 * Makes a working calendar from its definition.
 *
 * **Details**
 *
 * An instant is working time exactly when the local time it has in the calendar's zone lies in the day's hours. So when
 * clocks go forward the hours that are skipped do not count, when they go back the hours that come twice count twice,
 * and a date that a zone left out altogether has no working time.
 *
 * Errors: throws `CalendarInvalid`, which lists every problem of the definition with its place and its remedy.
 *
 * @example
 * ```ts
 * import { calendar } from "@fieldcare/core/time"
 *
 * const day = [["09:00", "12:00"], ["13:00", "18:00"]] as const
 * const company = calendar({
 *   id: "company",
 *   version: "2026-1",
 *   zone: "Asia/Shanghai",
 *   week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
 *   holidays: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
 *   workdays: ["2026-09-20", "2026-10-10"],
 *   knownUntil: "2026-12-31",
 * })
 * ```
 *
 * @category calendar
 * @since 0.1.0
 */
export const calendar = (definition: CalendarDefinition): Calendar => {
  const plan = planOf(definition)
  const known = Array.from<WorkingYear | undefined>({ length: yearMax - yearMin + 1 })
  return {
    id: definition.id,
    version: definition.version,
    zone: definition.zone,
    knownBefore: plan.knownUntil === undefined ? undefined : startOfDay(plan.zone, plan.knownUntil + 1),
    [years]: (year) => (known[year - yearMin] ??= workingYear(plan, year)),
  }
}

/**
 * The calendar in which every instant is working time: elapsed time is working time.
 *
 * @category calendar
 * @since 0.1.0
 */
export const aroundTheClock: Calendar = /* @__PURE__ */ calendar({
  id: "around-the-clock",
  version: "1",
  zone: "UTC",
  week: Object.fromEntries(weekdays.map((weekday) => [weekday, [["00:00", "24:00"]]])),
})

/**
 * The instant at which `durationMs` of working time have passed since `from`. It is the earliest such instant, so it
 * lies in a working interval or at its end, never at its start: work that is done when the day ends is due that evening,
 * not the next morning. With a duration of zero it is `from` itself, working time or not.
 *
 * **Details**
 *
 * `workingBetween(calendar, from, addWorking(calendar, from, d).at)` is always `d`.
 *
 * Units: UTC epoch milliseconds and milliseconds. Errors, in this order: `InstantInvalid`; `DurationInvalid` when the
 * duration is negative or not whole; `DeadlineUnreachable` when the calendar has not that much working time before 2200.
 *
 * @example
 * ```ts
 * import { addWorking, calendar } from "@fieldcare/core/time"
 *
 * const weekday = [["09:00", "12:00"], ["13:00", "18:00"]] as const
 * const company = calendar({ id: "company", version: "1", zone: "Asia/Shanghai", week: { monday: weekday } })
 *
 * const mondayAtEleven = Date.UTC(2026, 0, 5, 3)
 * const mondayAtTwo = Date.UTC(2026, 0, 5, 6)
 * addWorking(company, mondayAtEleven, 2 * 3_600_000).at === mondayAtTwo // => true
 * ```
 *
 * @category calendar
 * @since 0.1.0
 */
export const addWorking = (calendar: Calendar, from: Instant, durationMs: number): Deadline => {
  checkedInstant(from)
  if (!Number.isInteger(durationMs) || durationMs < 0) throw new DurationInvalid({ durationMs })
  if (durationMs === 0) return deadline(calendar, from)
  let year = yearOf(from)
  let hours = calendar[years](year)
  let worked = workedBefore(hours, from) + durationMs
  while (worked > hours.total) {
    worked -= hours.total
    if (year === yearMax) {
      throw new DeadlineUnreachable({ calendar: calendar.id, from, durationMs, availableMs: durationMs - worked })
    }
    hours = calendar[years](++year)
  }
  return deadline(calendar, instantOfWorked(hours, worked))
}

const deadline = ({ knownBefore }: Calendar, at: Instant): Deadline => ({
  at,
  beyondKnown: knownBefore !== undefined && at > knownBefore,
})

/**
 * The working time from `from` up to but not including `to`. It is zero when `to` is not after `from`, and never
 * negative.
 *
 * Units: UTC epoch milliseconds in, milliseconds out. Errors: `InstantInvalid`.
 *
 * @example
 * ```ts
 * import { calendar, workingBetween } from "@fieldcare/core/time"
 *
 * const weekday = [["09:00", "12:00"], ["13:00", "18:00"]] as const
 * const company = calendar({ id: "company", version: "1", zone: "Asia/Shanghai", week: { monday: weekday } })
 *
 * const mondayAtEleven = Date.UTC(2026, 0, 5, 3)
 * const mondayAtTwo = Date.UTC(2026, 0, 5, 6)
 * workingBetween(company, mondayAtEleven, mondayAtTwo) // => 7_200_000
 * ```
 *
 * @category calendar
 * @since 0.1.0
 */
export const workingBetween = (calendar: Calendar, from: Instant, to: Instant): number => {
  checkedInstant(from)
  checkedInstant(to)
  if (to <= from) return 0
  const lastYear = yearOf(to)
  let worked = workedBefore(calendar[years](lastYear), to)
  for (let year = yearOf(from); year < lastYear; year++) worked += calendar[years](year).total
  return worked - workedBefore(calendar[years](yearOf(from)), from)
}

/**
 * Whether an instant is working time. Intervals are half-open: the instant at which the hours end is not.
 *
 * Units: UTC epoch milliseconds. Errors: `InstantInvalid`.
 *
 * @category calendar
 * @since 0.1.0
 */
export const isWorking = (calendar: Calendar, at: Instant): boolean =>
  worksAt(calendar[years](yearOf(checkedInstant(at))), at)

/**
 * The stretches of working time from `from` up to `to`, in order, clipped to the two, none of them empty and no two of
 * them touching.
 *
 * Units: UTC epoch milliseconds. Errors: `InstantInvalid`.
 *
 * @category calendar
 * @since 0.1.0
 */
export const workingIntervals = (calendar: Calendar, from: Instant, to: Instant): ReadonlyArray<InstantInterval> => {
  checkedInstant(from)
  checkedInstant(to)
  const found: Array<{ from: Instant; to: Instant }> = []
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const { starts, ends } = calendar[years](year)
    for (let i = Math.max(0, intervalAt(calendar[years](year), from)); i < starts.length && starts[i]! < to; i++) {
      const start = Math.max(from, starts[i]!)
      const end = Math.min(to, ends[i]!)
      const last = found.at(-1)
      if (last?.to === start) last.to = end
      else if (start < end) found.push({ from: start, to: end })
    }
  }
  return found
}
