// The oracle: counts working time minute by minute, and shares no code with the calendar. It asks Intl what the clock
// on the wall shows and looks up, in the definition as it is written, whether that minute is worked.

import type { CalendarDefinition, ClockInterval } from "../../src/time/calendar-definition.ts"

const minute = 60_000
const hour = 60 * minute
const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const

/** The wall clock of a zone, as the instant at which a clock in Greenwich shows the same. */
export const wallClock = (zone: string): ((at: number) => number) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  })
  return (at) => {
    const parts = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+)$/.exec(format.format(at))!
    const [month, day, year, hours, minutes] = parts.slice(1).map(Number) as [number, number, number, number, number]
    return Date.UTC(year, month - 1, day, hours, minutes)
  }
}

/** Every instant in a stretch of time at which the wall clock jumps, to the minute. */
export const jumpsOf = (zone: string, from: number, to: number): ReadonlyArray<number> => {
  const wall = wallClock(zone)
  const offset = (at: number) => wall(at) - at
  const narrow = (start: number, end: number, steps: ReadonlyArray<number>): ReadonlyArray<number> => {
    const [step, ...finer] = steps
    if (step === undefined) return [end]
    const found: Array<number> = []
    let before = offset(start)
    for (let at = start; at < end; at += step) {
      const next = Math.min(at + step, end)
      const after = offset(next)
      if (before !== after) found.push(...narrow(at, next, finer))
      before = after
    }
    return found
  }
  return narrow(from, to, [12 * hour, hour, minute])
}

export class MinuteCounter {
  readonly from: number
  readonly to: number
  /** What the wall shows at each minute, in minutes. */
  readonly #walls: Int32Array
  readonly #sums = new WeakMap<CalendarDefinition, Int32Array>()

  /** Both ends are whole hours. */
  constructor(zone: string, from: number, to: number) {
    this.from = from
    this.to = to
    const wall = wallClock(zone)
    this.#walls = new Int32Array((to - from) / minute)
    let now = wall(from)
    for (let at = from; at < to; at += hour) {
      // Intl is slow: an hour later the wall shows an hour later, or else each minute of that hour is asked for.
      const next = wall(at + hour)
      for (let ahead = 0; ahead < 60; ahead++) {
        const shown = next - now === hour ? now + ahead * minute : wall(at + ahead * minute)
        this.#walls[(at - from) / minute + ahead] = shown / minute
      }
      now = next
    }
  }

  /** Working milliseconds between two instants of the stretch. */
  count(definition: CalendarDefinition, from: number, to: number): number {
    return this.#countTo(definition, to) - this.#countTo(definition, from)
  }

  /** The first instant of the stretch by which `duration` milliseconds are worked, or `undefined` when none is. */
  deadline(definition: CalendarDefinition, from: number, duration: number): number | undefined {
    const target = this.#countTo(definition, from) + duration
    const sums = this.#sumsOf(definition)
    // The first minute at whose end the target is reached.
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle + 1]! * minute >= target) high = middle
      else low = middle + 1
    }
    return low === sums.length - 1 ? undefined : this.from + low * minute + (target - sums[low]! * minute)
  }

  #countTo(definition: CalendarDefinition, at: number): number {
    const sums = this.#sumsOf(definition)
    const index = Math.floor((at - this.from) / minute)
    if (index === sums.length - 1) return sums[index]! * minute
    const rest = at - this.from - index * minute
    return sums[index]! * minute + (sums[index + 1]! - sums[index]!) * rest
  }

  /** For each minute, how many before it are worked. */
  #sumsOf(definition: CalendarDefinition): Int32Array {
    const known = this.#sums.get(definition)
    if (known !== undefined) return known
    const works = workedMinutes(definition)
    const sums = new Int32Array(this.#walls.length + 1)
    for (const [index, wall] of this.#walls.entries()) sums[index + 1] = sums[index]! + (works(wall) ? 1 : 0)
    this.#sums.set(definition, sums)
    return sums
  }
}

/** The times of a day's minutes, as they are written. */
const times = Array.from({ length: 1440 }, (_, index) => new Date(index * minute).toISOString().slice(11, 16))

/** Whether a minute of the wall clock is worked. */
const workedMinutes = (definition: CalendarDefinition): ((wall: number) => boolean) => {
  const days = new Map<number, ReadonlyArray<boolean>>()
  return (wall) => {
    const day = Math.floor(wall / 1440)
    let minutes = days.get(day)
    if (minutes === undefined) {
      minutes = workedTimes(hoursOn(definition, day), hoursOn(definition, day - 1))
      days.set(day, minutes)
    }
    return minutes[wall - day * 1440]!
  }
}

/** Which minutes of a day are worked, by its own hours and by those that run on from the day before. */
const workedTimes = (
  today: ReadonlyArray<ClockInterval>,
  yesterday: ReadonlyArray<ClockInterval>,
): ReadonlyArray<boolean> => {
  const key = JSON.stringify([today, yesterday])
  const known = days.get(key)
  if (known !== undefined) return known
  const worked = times.map(
    (time) =>
      today.some(([start, end]) => start <= time && (time < end || end < start)) ||
      yesterday.some(([start, end]) => end < start && time < end),
  )
  days.set(key, worked)
  return worked
}

const days = new Map<string, ReadonlyArray<boolean>>()

const hoursOn = (definition: CalendarDefinition, day: number): ReadonlyArray<ClockInterval> => {
  const midnight = new Date(day * 24 * hour)
  const date = midnight.toISOString().slice(0, 10)
  for (const workday of definition.workdays ?? []) {
    if (typeof workday === "string") {
      if (workday === date) return firstHours(definition)
    } else if (workday.date === date) {
      return workday.hours ?? (workday.as === undefined ? firstHours(definition) : definition.week[workday.as]!)
    }
  }
  if (definition.holidays?.includes(date)) return []
  return definition.week[weekdays[midnight.getUTCDay()]!] ?? []
}

const firstHours = ({ week }: CalendarDefinition): ReadonlyArray<ClockInterval> =>
  [...weekdays.slice(1), weekdays[0]].map((weekday) => week[weekday] ?? []).find((hours) => hours.length > 0)!
