// A zone's offsets from UTC, found with Intl and remembered: asking Intl for each instant would be far too slow.

import { type CivilDay, startOfYear, yearOf } from "./civil-day.ts"
import { day as dayLength, type Instant, type InstantInterval, yearMax, yearMin } from "./instant.ts"

/** A stretch of time in which a zone keeps one offset. Local time is the instant plus `offset` milliseconds. */
export interface OffsetStretch extends InstantInterval {
  readonly offset: number
}

export interface TimeZone {
  /** The stretches that cover one UTC year without a gap, in order. */
  readonly stretchesOf: (year: number) => ReadonlyArray<OffsetStretch>
}

/**
 * Offsets are looked at every three days; two transitions nearer than that which cancel out would be missed. The
 * nearest such pairs since 1970 are seven days apart (Recife in 2000, Gaza in 2040).
 */
const step = 3 * dayLength

const utcYears: Array<ReadonlyArray<OffsetStretch>> = []

/** UTC is known without Intl, whose first use takes 30 ms: programs that only count around the clock start faster. */
const utc: TimeZone = {
  stretchesOf: (year) =>
    (utcYears[year - yearMin] ??= [{ from: startOfYear(year), to: startOfYear(year + 1), offset: 0 }]),
}

/** Zones are few and their offsets never change while a process runs, so they are shared by all calendars. */
const zones = new Map([["UTC", utc]])

/** The zone of an IANA name; `undefined` when this platform does not know the name. */
export const timeZone = (name: string): TimeZone | undefined => {
  const known = zones.get(name)
  if (known !== undefined) return known
  const format = formatOf(name)
  if (format === undefined) return undefined
  const canonical = format.resolvedOptions().timeZone
  const zone = zones.get(canonical) ?? compile((at) => parseOffset(format.format(at)))
  zones.set(canonical, zone)
  return zone
}

/** The first instant whose local date is `day` or later; a date that the zone skipped starts with the next one. */
export const startOfDay = (zone: TimeZone, day: CivilDay): Instant | undefined => {
  const midnight = day * dayLength
  const fromYear = Math.max(yearMin, yearOf(Math.max(0, midnight - dayLength)))
  for (let year = fromYear; year <= Math.min(yearMax, fromYear + 1); year++) {
    for (const { from, to, offset } of zone.stretchesOf(year)) {
      const at = Math.max(from, midnight - offset)
      if (at < to) return at
    }
  }
  return undefined
}

/** The local date of an instant. */
export const localDay = (zone: TimeZone, at: Instant): CivilDay => {
  const stretch = zone.stretchesOf(yearOf(at)).find(({ to }) => at < to)!
  return Math.floor((at + stretch.offset) / dayLength)
}

const formatOf = (name: string): Intl.DateTimeFormat | undefined => {
  try {
    // The minute is there because a format with nothing but a zone name prints the whole date, in three times the time.
    return new Intl.DateTimeFormat("en-US", { timeZone: name, minute: "numeric", timeZoneName: "longOffset" })
  } catch {
    return undefined
  }
}

/** Reads the offset out of "0 GMT-05:00"; Greenwich itself may be a bare "GMT". */
const parseOffset = (text: string): number => {
  const parts = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (parts === null) throw new Error(`Intl printed an offset that is not understood: ${text}`)
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = parts
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  return sign === "-" ? -size : size
}

const compile = (offsetAt: (at: Instant) => number): TimeZone => {
  const years = new Map<number, ReadonlyArray<OffsetStretch>>()
  return {
    stretchesOf: (year) => {
      const known = years.get(year)
      if (known !== undefined) return known
      const found = stretches(offsetAt, { from: startOfYear(year), to: startOfYear(year + 1) })
      years.set(year, found)
      return found
    },
  }
}

const stretches = (offsetAt: (at: Instant) => number, { from, to }: InstantInterval): ReadonlyArray<OffsetStretch> => {
  const found: Array<OffsetStretch> = []
  let start = from
  let seen = from
  let offset = offsetAt(from)
  while (seen < to) {
    const next = Math.min(seen + step, to - 1)
    if (offsetAt(next) === offset) {
      seen = next === to - 1 ? to : next
    } else {
      seen = transition(offsetAt, { from: seen, to: next, offset })
      found.push({ from: start, to: seen, offset })
      start = seen
      offset = offsetAt(seen)
    }
  }
  found.push({ from: start, to, offset })
  return found
}

/** Bisects to an instant at which the offset stops being `offset`: it is so at `from` and not at `to`. */
const transition = (offsetAt: (at: Instant) => number, { from, to, offset }: OffsetStretch): Instant => {
  let before = from
  let after = to
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle) === offset) before = middle
    else after = middle
  }
  return after
}
