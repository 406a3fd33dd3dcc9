/** Reading the times of a log, in the one form that its mapping names. */
import { civilDay } from "../time/civil-day.ts"
import { day, type Instant, instantMax, instantMin, minute, yearMax, yearMin } from "../time/instant.ts"
import { timeZone, type TimeZone } from "../time/time-zone.ts"
import type { TimeForm } from "./mapping.ts"
import type { MappingProblem } from "./mapping-invalid.ts"

/**
 * Reads a time; `undefined` when it is not written in the form, or outside 1970 to 2199.
 *
 * @category mapping
 * @since 0.1.0
 */
export type TimeReader = (text: string) => Instant | undefined

/**
 * The reader of a form, or what is wrong with the form.
 *
 * **Details**
 *
 * A local time that a zone skips is read as if the clock had not been put forward; of one that occurs twice the
 * earlier is taken.
 *
 * @category mapping
 * @since 0.1.0
 */
export const timeReader = ({ pattern, zone: name }: TimeForm): TimeReader | MappingProblem => {
  const zone = name === undefined ? undefined : timeZone(name)
  if (name !== undefined && zone === undefined)
    return { path: "time.zone", problem: `${name} is no time zone; give an IANA name as Europe/Rome` }
  if (pattern === undefined) return isoReader(zone)
  if (zone === undefined)
    return { path: "time.zone", problem: "a pattern has no offset; name the zone that the times are in" }
  const parts = partsOf(pattern)
  return typeof parts === "string" ? { path: "time.pattern", problem: parts } : patternReader(parts, zone)
}

const minus = 45
const plus = 43
const utc = 90

const isoReader =
  (zone: TimeZone | undefined): TimeReader =>
  (text) => {
    if (text.length < 16 || text.charCodeAt(4) !== minus || text.charCodeAt(7) !== minus || text.charCodeAt(13) !== 58)
      return undefined
    const separator = text.charCodeAt(10)
    if (separator !== 84 && separator !== 32) return undefined
    let at = 16
    let ms = 0
    if (text.charCodeAt(at) === 58) {
      ms = digits(text, 17, 2) * 1000
      at = 19
      if (text.charCodeAt(at) === 46) {
        let unit = 100
        for (at++; isDigit(text.charCodeAt(at)); at++, unit /= 10) ms += Math.floor((text.charCodeAt(at) - 48) * unit)
      }
    }
    const local = localMs(
      digits(text, 0, 4),
      digits(text, 5, 2),
      digits(text, 8, 2),
      digits(text, 11, 2),
      digits(text, 14, 2),
      ms,
    )
    if (local === undefined) return undefined
    const sign = text.charCodeAt(at)
    if (at === text.length) return zone === undefined ? undefined : instantIn(zone, local)
    if (sign === utc && at + 1 === text.length) return inBounds(local)
    if (sign !== plus && sign !== minus) return undefined
    const hours = digits(text, at + 1, 2)
    const rest = text.length - at - 3
    const minutes = rest === 0 ? 0 : digits(text, text.length - 2, 2)
    if (!(hours < 24 && minutes < 60 && (rest === 0 || rest === 2 || (rest === 3 && text.charCodeAt(at + 3) === 58))))
      return undefined
    const offset = (hours * 60 + minutes) * minute
    return inBounds(sign === plus ? local - offset : local + offset)
  }

const isDigit = (code: number): boolean => code >= 48 && code <= 57

// NaN where a digit is missing, which then is no part of any date.
const digits = (text: string, from: number, count: number): number => {
  let value = 0
  for (let at = from; at < from + count; at++) {
    const code = text.charCodeAt(at)
    if (!isDigit(code)) return Number.NaN
    value = value * 10 + code - 48
  }
  return value
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const localMs = (
  year: number,
  month: number,
  dayOfMonth: number,
  hour: number,
  minutes: number,
  ms: number,
): number | undefined => {
  const possible =
    year >= yearMin - 1 &&
    year <= yearMax + 1 &&
    month >= 1 &&
    month <= 12 &&
    dayOfMonth >= 1 &&
    dayOfMonth <= monthDays[month - 1]! &&
    hour < 24 &&
    minutes < 60 &&
    ms < 61_000
  if (!possible) return undefined
  if (month === 2 && dayOfMonth === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return undefined
  return civilDay(year, month, dayOfMonth) * day + (hour * 60 + minutes) * minute + ms
}

const inBounds = (at: number): Instant | undefined => (at >= instantMin && at <= instantMax ? at : undefined)

const instantIn = (zone: TimeZone, local: number): Instant | undefined => {
  const year = Math.min(yearMax, Math.max(yearMin, Math.floor(local / (365.2425 * day)) + 1970))
  let before: number | undefined
  for (let near = Math.max(yearMin, year - 1); near <= Math.min(yearMax, year + 1); near++) {
    for (const { from, to, offset } of zone.stretchesOf(near)) {
      const at = local - offset
      if (at >= from && at < to) return inBounds(at)
      if (at < from && before !== undefined) return inBounds(before)
      before = at >= to ? at : undefined
    }
  }
  return undefined
}

type Field = "year" | "month" | "day" | "hour" | "minute" | "second" | "milli"
type Part = { readonly literal: string } | { readonly field: Field; readonly least: number; readonly most: number }

const fields: Readonly<Record<string, Part>> = {
  yyyy: { field: "year", least: 4, most: 4 },
  MM: { field: "month", least: 2, most: 2 },
  M: { field: "month", least: 1, most: 2 },
  dd: { field: "day", least: 2, most: 2 },
  d: { field: "day", least: 1, most: 2 },
  HH: { field: "hour", least: 2, most: 2 },
  H: { field: "hour", least: 1, most: 2 },
  mm: { field: "minute", least: 2, most: 2 },
  m: { field: "minute", least: 1, most: 2 },
  SSS: { field: "milli", least: 3, most: 3 },
  ss: { field: "second", least: 2, most: 2 },
  s: { field: "second", least: 1, most: 2 },
}

const partsOf = (pattern: string): ReadonlyArray<Part> | string => {
  const parts: Array<Part> = []
  for (const [piece] of pattern.matchAll(/([A-Za-z])\1*|[^A-Za-z]+/g)) {
    const known = fields[piece]
    if (known === undefined && /[A-Za-z]/.test(piece) && piece !== "T")
      return `${piece} stands for nothing; use ${Object.keys(fields).join(" ")}`
    parts.push(known ?? { literal: piece })
  }
  const has = (field: Field) => parts.some((part) => "field" in part && part.field === field)
  return has("year") && has("month") && has("day") ? parts : "year, month and day are needed: yyyy, M or MM, d or dd"
}

const patternReader =
  (parts: ReadonlyArray<Part>, zone: TimeZone): TimeReader =>
  (text) => {
    const value = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, milli: 0 }
    let at = 0
    for (const part of parts) {
      if ("literal" in part) {
        if (!text.startsWith(part.literal, at)) return undefined
        at += part.literal.length
        continue
      }
      let count = 0
      while (count < part.most && isDigit(text.charCodeAt(at + count))) count++
      if (count < part.least) return undefined
      value[part.field] = digits(text, at, count)
      at += count
    }
    if (at !== text.length) return undefined
    const local = localMs(
      value.year,
      value.month,
      value.day,
      value.hour,
      value.minute,
      value.second * 1000 + value.milli,
    )
    return local === undefined ? undefined : instantIn(zone, local)
  }
