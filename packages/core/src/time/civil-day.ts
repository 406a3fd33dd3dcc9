// Days of the civil calendar as whole numbers, so that no Date is needed and nothing depends on the machine's zone.

import { day as dayLength, type Instant, yearMax, yearMin } from "./instant.ts"

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export type CivilDay = number

/** The names of the weekdays, Monday first. */
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const

/**
 * A day of the week, in lower case and in English.
 *
 * @category time
 * @since 0.1.0
 */
export type Weekday = (typeof weekdays)[number]

/** The day's number; years are counted from March, so that the leap day comes last. */
export const civilDay = (year: number, month: number, dayOfMonth: number): CivilDay => {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The day written as `2026-10-01`; `undefined` when no such day exists. */
export const parseCivilDay = (text: unknown): CivilDay | undefined => {
  const parts = typeof text === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) : null
  if (parts === null) return undefined
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (month < 1 || month > 12 || dayOfMonth < 1) return undefined
  const found = civilDay(year, month, dayOfMonth)
  const nextMonth = month === 12 ? civilDay(year + 1, 1, 1) : civilDay(year, month + 1, 1)
  return found < nextMonth ? found : undefined
}

/** The same day of the month some months later; the last day of the month where it has no such day. */
export const monthsAfter = (day: CivilDay, months: number): CivilDay => {
  const month = monthOf(day) + months
  return Math.min(firstOf(month) + new Date(day * dayLength).getUTCDate() - 1, firstOf(month + 1) - 1)
}

/** The whole months from the month of one day to the month of another. */
export const monthsBetween = (from: CivilDay, to: CivilDay): number => monthOf(to) - monthOf(from)

const monthOf = (day: CivilDay): number => {
  const date = new Date(day * dayLength)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

const firstOf = (month: number): CivilDay => civilDay(Math.floor(month / 12), (month % 12) + 1, 1)

/** The day as it is written: `2026-10-01`. */
export const formatCivilDay = (day: CivilDay): string => new Date(day * dayLength).toISOString().slice(0, 10)

/** The weekday as an index into `weekdays`; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: CivilDay): number => (((day + 3) % 7) + 7) % 7

/** Start of each UTC year from `yearMin` to the year after `yearMax`. */
const yearStarts = Float64Array.from(
  { length: yearMax - yearMin + 2 },
  (_, index) => civilDay(yearMin + index, 1, 1) * dayLength,
)

/** The instant at which a UTC year starts. */
export const startOfYear = (year: number): Instant => yearStarts[year - yearMin]!

/** The UTC year of a checked instant; the mean year gives a guess that is at most one off. */
export const yearOf = (at: Instant): number => {
  const guess = Math.floor(at / 31_556_952_000)
  if (at < yearStarts[guess]!) return yearMin + guess - 1
  return at < yearStarts[guess + 1]! ? yearMin + guess : yearMin + guess + 1
}
