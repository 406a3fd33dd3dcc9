/** Rhythms: what comes again and again, on days of the company's calendar. */
import * as Schema from "effect/Schema"
import { Count, InstantMs } from "../values/number.ts"
import { Text } from "../values/text.ts"
import { type Calendar, workingBetween } from "./calendar.ts"
import { type CivilDay, formatCivilDay, monthsAfter, monthsBetween } from "./civil-day.ts"
import { checkedInstant, type Instant } from "./instant.ts"
import { localDay, startOfDay, type TimeZone, timeZone } from "./time-zone.ts"

const { Literals, Struct } = Schema

type DayOff = typeof DayOff.Type
const DayOff = Literals(["keep", "nextWorkingDay"])

/**
 * A rhythm: every so many days, weeks or months, counted from the day on which `anchor` falls.
 *
 * **Details**
 *
 * Every occasion is counted from the anchor and never from the one before, so that nothing drifts: from 31 January
 * on, each month comes to its last day, and in March to the 31st again. Days are those of the calendar's zone. An
 * occasion on a day without working time keeps its day or moves to the next working day, as `onDayOff` says; the
 * occasions after it do not move along.
 *
 * Units: `anchor` in UTC epoch milliseconds; `every` from 1 to 1,200.
 *
 * @category rhythm
 * @since 0.1.0
 */
export const Rhythm = Struct({
  every: Count.check(Schema.isBetween({ minimum: 1, maximum: 1_200 })),
  unit: Literals(["days", "weeks", "months"]),
  anchor: InstantMs,
  onDayOff: DayOff,
})

/**
 * @category rhythm
 * @since 0.1.0
 */
export type Rhythm = typeof Rhythm.Type

/**
 * One occasion of a rhythm: a whole day, as it is written and as the instants it lies between. What is owed on it is
 * due at `until`.
 *
 * @category rhythm
 * @since 0.1.0
 */
export const Occasion = Struct({ day: Text, from: InstantMs, until: InstantMs })

/**
 * @category rhythm
 * @since 0.1.0
 */
export type Occasion = typeof Occasion.Type

/**
 * The first occasion that is not over at an instant, on the anchor's day or later. The one after an occasion is that
 * at its `until`. `undefined` when there is none before 2200.
 *
 * **Details**
 *
 * Two occasions that are moved to one working day are one. Errors: `InstantInvalid`.
 *
 * @example
 * ```ts
 * import { aroundTheClock, nextOccasion } from "@fieldcare/core/time"
 *
 * const monthly = { every: 1, unit: "months", anchor: Date.UTC(2026, 0, 31), onDayOff: "keep" } as const
 * nextOccasion(monthly, aroundTheClock, Date.UTC(2026, 1, 1))?.day // => "2026-02-28"
 * nextOccasion(monthly, aroundTheClock, Date.UTC(2026, 2, 1))?.day // => "2026-03-31"
 * ```
 *
 * @category rhythm
 * @since 0.1.0
 */
export const nextOccasion = (rhythm: Rhythm, calendar: Calendar, at: Instant): Occasion | undefined => {
  const zone = timeZone(calendar.zone)!
  const anchor = localDay(zone, checkedInstant(rhythm.anchor))
  const today = localDay(zone, checkedInstant(at))
  const nth = (n: number) => occasionOn(nthDay(rhythm, anchor, n), rhythm.onDayOff, calendar, zone)
  let n = Math.max(0, periodsBetween(rhythm, anchor, today))
  // Some before it may have been moved past this instant, and the first that is found may be over.
  while (n > 0 && !isOver(nth(n - 1), at)) n--
  while (isOver(nth(n), at)) n++
  return nth(n)
}

const isOver = (occasion: Occasion | undefined, at: Instant): boolean => occasion !== undefined && occasion.until <= at

/**
 * The occasion on the day of an instant, or on the next working day.
 *
 * @category rhythm
 * @since 0.1.0
 */
export const occasionAt = (at: Instant, onDayOff: DayOff, calendar: Calendar): Occasion | undefined => {
  const zone = timeZone(calendar.zone)!
  return occasionOn(localDay(zone, checkedInstant(at)), onDayOff, calendar, zone)
}

const occasionOn = (nominal: CivilDay, onDayOff: DayOff, calendar: Calendar, zone: TimeZone): Occasion | undefined => {
  // A calendar without a working day for a year moves nothing.
  const last = onDayOff === "keep" ? nominal : nominal + 366
  let first: Occasion | undefined
  for (let day = nominal; day <= last; day++) {
    const from = startOfDay(zone, day)
    const until = startOfDay(zone, day + 1)
    if (from === undefined || until === undefined) return first
    const occasion = { day: formatCivilDay(day), from, until }
    if (onDayOff === "keep" || workingBetween(calendar, from, until) > 0) return occasion
    first ??= occasion
  }
  return first
}

const nthDay = ({ unit, every }: Rhythm, anchor: CivilDay, n: number): CivilDay =>
  unit === "months" ? monthsAfter(anchor, n * every) : anchor + n * every * (unit === "weeks" ? 7 : 1)

const periodsBetween = ({ unit, every }: Rhythm, anchor: CivilDay, day: CivilDay): number =>
  Math.floor(
    unit === "months" ? monthsBetween(anchor, day) / every : (day - anchor) / (unit === "weeks" ? 7 * every : every),
  )

/**
 * The fewest days that lie between two occasions, moves to working days left aside.
 *
 * @category rhythm
 * @since 0.1.0
 */
export const rhythmDaysMin = ({ unit, every }: Rhythm): number =>
  unit === "months" ? 28 * every : every * (unit === "weeks" ? 7 : 1)
