// What a host writes down as a working calendar, and how it is read: into the hours of any civil day.

import { CalendarInvalid, type CalendarProblem } from "./calendar-errors.ts"
import { type CivilDay, parseCivilDay, type Weekday, weekdayOf, weekdays } from "./civil-day.ts"
import { day as dayLength, minute } from "./instant.ts"
import { type TimeZone, timeZone } from "./time-zone.ts"

/**
 * Working hours on the wall clock, from the first time up to but not including the second: `["09:00", "12:00"]`. The
 * second may be `"24:00"`. When it is earlier than the first, the hours run on into the next day: `["22:00", "06:00"]`.
 *
 * @category calendar
 * @since 0.1.0
 */
export type ClockInterval = readonly [from: string, to: string]

/**
 * A working day outside the weekly pattern, such as China's make-up days (调休). It has the given `hours`, or those of
 * the weekday named by `as`, or else those of the first weekday that has any, Monday first.
 *
 * @category calendar
 * @since 0.1.0
 */
export interface ExtraWorkday {
  readonly date: string
  readonly as?: Weekday
  readonly hours?: ReadonlyArray<ClockInterval>
}

/**
 * A working calendar as a host writes it down: plain data that can be kept as JSON.
 *
 * **Details**
 *
 * - `version` is the host's own label; it is journalled with every duty that the calendar measured.
 * - `zone` is an IANA name, such as `Asia/Shanghai`. Every time and date in the definition is local to it.
 * - `week` gives the hours of each weekday, several intervals a day, none for a day off.
 * - `holidays` and `workdays` are local dates, `2026-10-01`. A holiday has no hours, an extra working day has its own.
 * - `knownUntil` is the last local date for which holidays are known. Without it they are taken to be known for ever.
 *
 * Hours belong to the day on which they start. A holiday on Friday therefore cancels Friday's `["22:00", "06:00"]` to
 * its end on Saturday, and leaves Thursday's to its end on Friday morning. A night shift that a holiday is to cut at
 * midnight is written in two parts, `["22:00", "24:00"]` and, on the next day, `["00:00", "06:00"]`. Where the hours of
 * two days overlap, the time counts once.
 *
 * @category calendar
 * @since 0.1.0
 */
export interface CalendarDefinition {
  readonly id: string
  readonly version: string
  readonly zone: string
  readonly week: { readonly [W in Weekday]?: ReadonlyArray<ClockInterval> }
  readonly holidays?: ReadonlyArray<string>
  readonly workdays?: ReadonlyArray<ExtraWorkday | string>
  readonly knownUntil?: string
}

/** The hours of a day: starts and ends in turn, ascending, in milliseconds of wall clock since the day's midnight. */
export type DayHours = ReadonlyArray<number>

/** A definition that has been read. */
export interface DayPlan {
  readonly zone: TimeZone
  readonly hoursOf: (day: CivilDay) => DayHours
  readonly knownUntil: CivilDay | undefined
}

/** Reads a definition; throws `CalendarInvalid` with every problem in it. */
export const planOf = (definition: CalendarDefinition): DayPlan => {
  const problems: Array<CalendarProblem> = []
  const report: Report = (path, problem, remedy) => {
    problems.push({ path, problem, remedy })
    return undefined
  }
  const id = readLabel("id", definition.id, report)
  readLabel("version", definition.version, report)
  const zone = readZone(definition.zone, report)
  const week = readWeek(definition.week, report)
  const holidays = readHolidays(readList("holidays", definition.holidays, report), report)
  const workdays = readWorkdays(readList("workdays", definition.workdays, report), { week, holidays }, report)
  const knownUntil =
    definition.knownUntil === undefined ? undefined : readDate("knownUntil", definition.knownUntil, report)
  if (problems.length === 0 && workdays.size === 0 && week?.every((hours) => hours.length === 0)) {
    report("week", "has no hours, and there are no extra working days", `give a weekday hours, ${example}`)
  }
  if (zone === undefined || week === undefined || problems.length > 0) {
    throw new CalendarInvalid({ calendar: id ?? "", problems })
  }
  const special = new Map([...[...holidays].map((day) => [day, none] as const), ...workdays])
  return { zone, knownUntil, hoursOf: (day) => special.get(day) ?? week[weekdayOf(day)]! }
}

/** Notes a problem. What cannot be read is `undefined`, and nothing that rests on it is complained of a second time. */
type Report = (path: string, problem: string, remedy: string) => undefined

const none: DayHours = []
const example = `such as monday: [["09:00", "12:00"], ["13:00", "18:00"]]`

const readLabel = (path: string, label: unknown, report: Report): string | undefined =>
  typeof label === "string" && label !== "" ? label : report(path, "is missing", "give it a text that is not empty")

// A zone left out would be the machine's own to Intl, and the deadlines would depend on where the program runs.
const readZone = (zone: unknown, report: Report): TimeZone | undefined =>
  (typeof zone === "string" && zone !== "" ? timeZone(zone) : undefined) ??
  report("zone", `${JSON.stringify(zone)} is not a known time zone`, `give an IANA name, such as "Asia/Shanghai"`)

const readWeek = (given: unknown, report: Report): ReadonlyArray<DayHours> | undefined => {
  if (typeof given !== "object" || given === null) {
    return report("week", "is missing", `give weekdays hours, ${example}`)
  }
  for (const key of Object.keys(given)) {
    if (!isWeekday(key)) report(`week.${key}`, "is not a weekday", `use ${weekdays.join(", ")}`)
  }
  const days = given as { readonly [W in Weekday]?: unknown }
  const week = weekdays.map((weekday) => readHours(`week.${weekday}`, days[weekday] ?? [], report))
  return week.every((hours) => hours !== undefined) ? week : undefined
}

const isWeekday = (text: unknown): text is Weekday => (weekdays as ReadonlyArray<unknown>).includes(text)

const readHours = (path: string, given: unknown, report: Report): DayHours | undefined => {
  if (!Array.isArray(given)) return report(path, "is not a list", `give a list of pairs, ${example}`)
  const read = given.map((pair, index) => readInterval(`${path}[${index}]`, pair, report))
  const intervals = read.filter((interval) => interval !== undefined).toSorted(([a], [b]) => a - b)
  const overlap = intervals.find(([start], index) => start < (intervals[index - 1]?.[1] ?? 0))
  if (overlap !== undefined) {
    return report(path, `has hours that overlap at ${clock(overlap[0])}`, "end one interval before the next starts")
  }
  return intervals.length === given.length ? intervals.flat() : undefined
}

const readInterval = (path: string, given: unknown, report: Report): readonly [number, number] | undefined => {
  const [from, to] = Array.isArray(given) && given.length === 2 ? given.map(readTime) : []
  if (from === undefined || to === undefined || from === dayLength) {
    return report(path, `${JSON.stringify(given)} is not an interval`, `give two times, such as ["09:00", "12:00"]`)
  }
  if (from === to) {
    return report(path, "starts and ends at the same time", `give ["00:00", "24:00"] for a whole day, or leave it out`)
  }
  return [from, from < to ? to : to + dayLength]
}

const readTime = (text: unknown): number | undefined => {
  const parts = typeof text === "string" ? /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(text) : null
  if (parts === null) return undefined
  return parts[1] === undefined ? dayLength : (Number(parts[1]) * 60 + Number(parts[2])) * minute
}

const clock = (time: number): string => {
  const minutes = (time % dayLength) / minute
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
}

const readDate = (path: string, text: unknown, report: Report): CivilDay | undefined =>
  parseCivilDay(text) ?? report(path, `${JSON.stringify(text)} is not a date`, `give a date, such as "2026-10-01"`)

const readList = <A>(path: string, given: ReadonlyArray<A> | undefined, report: Report): ReadonlyArray<A> => {
  if (given === undefined || Array.isArray(given)) return given ?? []
  report(path, "is not a list", `give a list of dates, such as ["2026-10-01"]`)
  return []
}

const readHolidays = (given: ReadonlyArray<unknown>, report: Report): ReadonlySet<CivilDay> => {
  const days = new Set<CivilDay>()
  for (const [index, text] of given.entries()) {
    const day = readDate(`holidays[${index}]`, text, report)
    if (day !== undefined) days.add(day)
  }
  return days
}

const readWorkdays = (
  given: ReadonlyArray<ExtraWorkday | string>,
  { week, holidays }: { readonly week: ReadonlyArray<DayHours> | undefined; readonly holidays: ReadonlySet<CivilDay> },
  report: Report,
): ReadonlyMap<CivilDay, DayHours> => {
  const days = new Map<CivilDay, DayHours>()
  for (const [index, entry] of given.entries()) {
    const path = `workdays[${index}]`
    const workday: ExtraWorkday = typeof entry === "string" ? { date: entry } : entry
    const day = readDate(path, workday?.date, report)
    const hours = day === undefined ? undefined : readWorkdayHours(path, workday, week, report)
    if (day === undefined || hours === undefined) continue
    if (hours.length === 0) report(path, "has no hours", `give it hours, such as hours: [["09:00", "12:00"]]`)
    if (holidays.has(day)) report(path, `${workday.date} is a holiday as well`, "take it off one of the two lists")
    if (String(days.get(day) ?? hours) !== String(hours)) {
      report(path, `${workday.date} is listed before with other hours`, "list it once")
    }
    days.set(day, hours)
  }
  return days
}

const readWorkdayHours = (
  path: string,
  { as, hours }: ExtraWorkday,
  week: ReadonlyArray<DayHours> | undefined,
  report: Report,
): DayHours | undefined => {
  if (as !== undefined && hours !== undefined) return report(path, "has both `as` and `hours`", "give one of the two")
  if (hours !== undefined) return readHours(`${path}.hours`, hours, report)
  if (as === undefined) return week && (week.find((day) => day.length > 0) ?? none)
  if (isWeekday(as)) return week?.[weekdays.indexOf(as)]
  return report(`${path}.as`, `${JSON.stringify(as)} is not a weekday`, `use ${weekdays.join(", ")}`)
}
