/** When the next visit of a maintenance plan comes: by time, by use, or by what comes first. */
import type { Calendar } from "../../time/calendar.ts"
import { day, type Instant, instantMax } from "../../time/instant.ts"
import { nextOccasion, type Occasion, occasionAt } from "../../time/rhythm.ts"
import type { MaintenancePlan, VisitSchedule } from "./maintenance-plan-record.ts"

/**
 * What the next visit is worked out from.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export type VisitCourse = Pick<
  MaintenancePlan,
  "rhythm" | "countsFrom" | "leadDays" | "schedule" | "open" | "readings" | "serviced"
>

/**
 * The plan's schedule when all days before an instant are dealt with: the visit that comes next, none where the plan
 * ends before it, where a visit has to be made first, or where too few readings tell when it comes.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const scheduleAfter = (course: VisitCourse, after: Instant, calendar: Calendar): VisitSchedule => {
  const { endsAt } = course.schedule
  const kept = endsAt === undefined ? { after } : { after, endsAt }
  const time = byTime(course, after, calendar)
  const use = byUse(course, after, calendar)
  const by = use !== undefined && (time === undefined || use.from < time.from) ? "use" : "time"
  const next = by === "use" ? use : time
  if (next === undefined || (endsAt !== undefined && next.from > endsAt)) return kept
  return { ...kept, next: { ...next, openAt: Math.max(0, next.from - course.leadDays * day), by } }
}

const byTime = (
  { rhythm: { time }, countsFrom, serviced, open }: VisitCourse,
  after: Instant,
  calendar: Calendar,
): Occasion | undefined => {
  if (time === undefined) return undefined
  if (countsFrom === "calendar") return nextOccasion(time, calendar, after)
  if (open.length > 0) return undefined
  if (serviced.at === undefined) return nextOccasion(time, calendar, after)
  // The day of the last visit is no occasion itself, and only what is counted from it moves off a day off.
  const last = occasionAt(serviced.at, "keep", calendar)
  const nominal = last && nextOccasion({ ...time, anchor: serviced.at, onDayOff: "keep" }, calendar, last.until)
  return nominal && occasionAt(Math.max(nominal.from, after), time.onDayOff, calendar)
}

const byUse = (
  { rhythm: { use }, serviced, open, readings }: VisitCourse,
  after: Instant,
  calendar: Calendar,
): Occasion | undefined => {
  if (use === undefined || open.length > 0) return undefined
  const at = reachedAt(readings, serviced.total + use.every)
  return at === undefined ? undefined : occasionAt(Math.max(at, after), "nextWorkingDay", calendar)
}

/**
 * The instant at which a counter reaches a total: that of the first reading that shows it, or an estimate by the pace
 * between the first and the last of the readings. `undefined` where the readings show no pace.
 *
 * @example
 * ```ts
 * reachedAt([{ total: 100, at: 0 }, { total: 150, at: 1_000 }], 200) // => 2_000
 * reachedAt([{ total: 100, at: 0 }], 200) // => undefined
 * ```
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const reachedAt = (readings: MaintenancePlan["readings"], total: number): Instant | undefined => {
  const shown = readings.find((reading) => reading.total >= total)
  if (shown !== undefined) return shown.at
  const [first, last] = [readings.at(0), readings.at(-1)]
  if (first === undefined || last === undefined || last.total === first.total || last.at <= first.at) return undefined
  const pace = (last.total - first.total) / (last.at - first.at)
  return Math.min(instantMax, Math.round(last.at + (total - last.total) / pace))
}
