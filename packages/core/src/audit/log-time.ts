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
const colon = 58
const plus = 43
const utc = 90

// Written out into bytes before it is looked at: a cell is a view of the chunk that was read, of which each single
// character takes longer to get than all of them together.
const bytes = new Uint8Array(64)
const encoder = new TextEncoder()

const isoReader =
  (zone: TimeZone | undefined): TimeReader =>
  (text) => {
    if (text.length < 16 || text.length > 40) return undefined
    const end = encoder.encodeInto(text, bytes).written
    if (bytes[4] !== minus || bytes[7] !== minus || bytes[13] !== colon) return undefined
    if (bytes[10] !== 84 && bytes[10] !== 32) return undefined
    let at = 16
    let ms = 0
    if (end > 16 && bytes[16] === colon) {
      ms = pair(17, end) * 1000
      at = 19
      if (end > 19 && bytes[19] === 46) {
        let unit = 100
        for (at++; at < end && isDigit(bytes[at]!); at++, unit /= 10) ms += Math.floor((bytes[at]! - 48) * unit)
      }
    }
    const year = pair(0, end) * 100 + pair(2, end)
    const local = localMs(year, pair(5, end), pair(8, end), pair(11, end), pair(14, end), ms)
    if (local === undefined) return undefined
    if (at === end) return zone === undefined ? undefined : instantIn(zone, local)
    const sign = bytes[at]!
    if (sign === utc) return at + 1 === end ? inBounds(local) : undefined
    const offset = offsetAt(at + 1, end)
    if (offset === undefined || (sign !== plus && sign !== minus)) return undefined
    return inBounds(sign === plus ? local - offset : local + offset)
  }

// "02", "0200" or "02:00".
const offsetAt = (at: number, end: number): number | undefined => {
  const rest = end - at
  if (rest !== 2 && rest !== 4 && (rest !== 5 || bytes[at + 2] !== colon)) return undefined
  const hours = pair(at, end)
  const minutes = rest === 2 ? 0 : pair(end - 2, end)
  return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 ? (hours * 60 + minutes) * minute : undefined
}

// Far below anything that a date or time can be made of, where a digit is missing.
const noDigits = -1_000_000

const pair = (at: number, end: number): number => {
  const tens = bytes[at]! - 48
  const ones = bytes[at + 1]! - 48
  return at + 1 < end && tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : noDigits
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

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
    hour >= 0 &&
    hour < 24 &&
    minutes >= 0 &&
    minutes < 60 &&
    ms >= 0 &&
    ms < 61_000
  if (!possible) return undefined
  if (month === 2 && dayOfMonth === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return undefined
  return civilDay(year, month, dayOfMonth) * day + (hour * 60 + minutes) * minute + ms
}

const inBounds = (at: number): Instant | undefined => (at >= instantMin && at <= instantMax ? at : undefined)

const instantIn = (zone: TimeZone, local: number): Instant | undefined => {
  const year = Math.min(yearMax, Math.max(yearMin, Math.floor(local / (365.2425 * day)) + 1970))
  // Far from any change of the clock, which is nearly always, there is but one answer.
  for (const { from, to, offset } of zone.stretchesOf(year)) {
    const at = local - offset
    if (at >= from + day && at < to - day) return inBounds(at)
  }
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

const fieldNames: ReadonlyArray<Field> = ["year", "month", "day", "hour", "minute", "second", "milli"]

// A byte of a literal, or a number: where it goes among the fields, and how many digits it has. All in one array of
// numbers, and the fields in another, which takes a third of the time of objects.
const stepsOf = (parts: ReadonlyArray<Part>): Int32Array =>
  Int32Array.from(
    parts.flatMap((part) =>
      "literal" in part
        ? [...encoder.encode(part.literal)].flatMap((byte) => [-1, byte, 0])
        : [fieldNames.indexOf(part.field), part.least, part.most],
    ),
  )

const patternReader = (parts: ReadonlyArray<Part>, zone: TimeZone): TimeReader => {
  const steps = stepsOf(parts)
  const values = new Int32Array(fieldNames.length)
  return (text) => {
    if (text.length > 40) return undefined
    const end = encoder.encodeInto(text, bytes).written
    let at = 0
    for (let step = 0; step < steps.length; step += 3) {
      const field = steps[step]!
      if (field < 0) {
        if (at === end || bytes[at++] !== steps[step + 1]) return undefined
        continue
      }
      const from = at
      const last = Math.min(end, at + steps[step + 2]!)
      let number = 0
      while (at < last && isDigit(bytes[at]!)) number = number * 10 + bytes[at++]! - 48
      if (at - from < steps[step + 1]!) return undefined
      values[field] = number
    }
    if (at !== end) return undefined
    const ms = values[5]! * 1000 + values[6]!
    const local = localMs(values[0]!, values[1]!, values[2]!, values[3]!, values[4]!, ms)
    return local === undefined ? undefined : instantIn(zone, local)
  }
}
