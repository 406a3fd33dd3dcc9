/** A working calendar from a file that people write. */
import { type Calendar, calendar } from "./calendar.ts"
import type { CalendarDefinition } from "./calendar-definition.ts"
import { CalendarInvalid, type CalendarProblem } from "./calendar-errors.ts"

const fields = ["id", "version", "zone", "week", "holidays", "workdays", "knownUntil"]
const workdayFields = ["date", "as", "hours"]

/**
 * A calendar from parsed JSON. What {@link calendar} would not look at is refused here: a misspelled field would
 * leave its holidays out without a word.
 *
 * Errors: throws `CalendarInvalid`, which lists every problem with its place and its remedy.
 *
 * @example
 * ```ts
 * import { calendarFrom } from "@fieldcare/core/time"
 *
 * const json = '{ "id": "company", "version": "1", "zone": "UTC", "week": { "monday": [["09:00", "17:00"]] } }'
 * calendarFrom(JSON.parse(json)).zone // => "UTC"
 * ```
 *
 * @category calendar
 * @since 0.1.0
 */
export const calendarFrom = (json: unknown): Calendar => {
  if (!isObject(json))
    throw invalid([{ path: "calendar", problem: "is no object", remedy: `give ${fields.join(", ")}` }])
  const problems = strangers(json, fields, "")
  const { workdays } = json
  if (Array.isArray(workdays)) {
    for (const [index, workday] of workdays.entries())
      if (isObject(workday)) problems.push(...strangers(workday, workdayFields, `workdays[${index}].`))
  }
  if (problems.length > 0) throw invalid(problems)
  return calendar(json as unknown as CalendarDefinition)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const strangers = (value: object, known: ReadonlyArray<string>, place: string): Array<CalendarProblem> =>
  Object.keys(value).flatMap((name) =>
    known.includes(name)
      ? []
      : [{ path: `${place}${name}`, problem: "is no field of it", remedy: `use ${known.join(", ")}` }],
  )

const invalid = (problems: ReadonlyArray<CalendarProblem>) => new CalendarInvalid({ calendar: "", problems })
