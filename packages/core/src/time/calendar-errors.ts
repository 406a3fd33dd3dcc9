// What can be wrong with a calendar, or with what it is asked.

import * as Schema from "effect/Schema"
import { TaggedError } from "../values/tagged-error.ts"

const CalendarProblem = Schema.Struct({
  path: Schema.String,
  problem: Schema.String,
  remedy: Schema.String,
})

/**
 * One thing that is wrong in a calendar's definition: where (`path`, such as `week.monday[1]`), what, and how to mend it.
 *
 * @category errors
 * @since 0.1.0
 */
export type CalendarProblem = typeof CalendarProblem.Type

/**
 * A calendar's definition cannot be used. It lists every problem found, not only the first.
 *
 * @category errors
 * @since 0.1.0
 */
export class CalendarInvalid extends TaggedError<CalendarInvalid>()("CalendarInvalid", {
  calendar: Schema.String,
  problems: Schema.Array(CalendarProblem),
}) {
  override get message(): string {
    const lines = this.problems.map(({ path, problem, remedy }) => `  ${path}: ${problem}; ${remedy}`)
    return [`The calendar "${this.calendar}" cannot be used:`, ...lines].join("\n")
  }
}

/**
 * An instant is not a whole number of milliseconds from the start of 1970 to the end of 2199 (UTC), the years in which
 * calendars count.
 *
 * @category errors
 * @since 0.1.0
 */
export class InstantInvalid extends TaggedError<InstantInvalid>()("InstantInvalid", {
  at: Schema.Unknown,
}) {
  override get message(): string {
    return `${String(this.at)} is not an instant: give whole UTC epoch milliseconds of the years 1970 to 2199`
  }
}

/**
 * A duration is not a whole number of milliseconds, zero or more.
 *
 * @category errors
 * @since 0.1.0
 */
export class DurationInvalid extends TaggedError<DurationInvalid>()("DurationInvalid", {
  durationMs: Schema.Unknown,
}) {
  override get message(): string {
    return `${String(this.durationMs)} is not a duration: give whole milliseconds, zero or more`
  }
}

/**
 * A calendar has not enough working time left for a deadline: `availableMs` from `from` to the end of 2199, less than
 * the `durationMs` asked for.
 *
 * @category errors
 * @since 0.1.0
 */
export class DeadlineUnreachable extends TaggedError<DeadlineUnreachable>()("DeadlineUnreachable", {
  calendar: Schema.String,
  from: Schema.Number,
  durationMs: Schema.Number,
  availableMs: Schema.Number,
}) {
  override get message(): string {
    return (
      `The calendar "${this.calendar}" has ${this.availableMs} ms of working time from ${this.from} to the end of ` +
      `2199, not the ${this.durationMs} ms asked for: shorten the duration, or add hours to the week`
    )
  }
}
