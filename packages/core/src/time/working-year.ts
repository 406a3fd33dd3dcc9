// The working time of one UTC year as sorted intervals with running totals, so that a question is one binary search.

import type { DayPlan } from "./calendar-definition.ts"
import { day as dayLength, type Instant } from "./instant.ts"
import type { OffsetStretch } from "./time-zone.ts"

/** Interval `i` is `[starts[i], ends[i])`; `before[i]` is the working time of the year up to its start. */
export interface WorkingYear {
  readonly starts: Float64Array
  readonly ends: Float64Array
  readonly before: Float64Array
  readonly total: number
}

/**
 * Builds a year. An instant is working time when the local time it has lies in the hours: times that a zone skips do
 * not count, and times that it has twice count twice.
 */
export const workingYear = (plan: DayPlan, year: number): WorkingYear => {
  const edges: Array<number> = []
  for (const stretch of plan.zone.stretchesOf(year)) addStretch(edges, plan, stretch)
  const count = edges.length / 2
  const starts = new Float64Array(count)
  const ends = new Float64Array(count)
  const before = new Float64Array(count)
  let total = 0
  for (let i = 0; i < count; i++) {
    starts[i] = edges[2 * i]!
    ends[i] = edges[2 * i + 1]!
    before[i] = total
    total += ends[i]! - starts[i]!
  }
  return { starts, ends, before, total }
}

/** Adds the hours of every day that the stretch touches, clipped to it. Yesterday's may reach in from the night. */
const addStretch = (edges: Array<number>, { hoursOf }: DayPlan, { from, to, offset }: OffsetStretch): void => {
  const firstDay = Math.floor((from + offset) / dayLength) - 1
  const lastDay = Math.floor((to - 1 + offset) / dayLength)
  for (let day = firstDay; day <= lastDay; day++) {
    const hours = hoursOf(day)
    const midnight = day * dayLength - offset
    for (let i = 0; i < hours.length; i += 2) {
      addInterval(edges, Math.max(from, midnight + hours[i]!), Math.min(to, midnight + hours[i + 1]!))
    }
  }
}

/** Adds an interval that starts no earlier than those before it, joining it with the last where they touch. */
const addInterval = (edges: Array<number>, from: Instant, to: Instant): void => {
  const last = edges.length - 1
  if (from >= to || (last > 0 && to <= edges[last]!)) return
  if (last > 0 && from <= edges[last]!) edges[last] = to
  else edges.push(from, to)
}

/** The index of the last interval that starts at or before `at`; -1 when there is none. */
export const intervalAt = ({ starts }: WorkingYear, at: Instant): number => lastNotAbove(starts, at)

/** The working time of the year before `at`, in milliseconds. */
export const workedBefore = (year: WorkingYear, at: Instant): number => {
  const index = intervalAt(year, at)
  if (index < 0) return 0
  return year.before[index]! + Math.min(at, year.ends[index]!) - year.starts[index]!
}

/** The earliest instant before which the year has `worked` milliseconds of working time, 0 < worked <= total. */
export const instantOfWorked = ({ starts, before }: WorkingYear, worked: number): Instant => {
  // One less than asked for keeps to the interval that the last millisecond lies in: a deadline is an end, not a start.
  const index = lastNotAbove(before, worked - 1)
  return starts[index]! + worked - before[index]!
}

/** The index of the last of the ascending values that is not above the limit; -1 when all are. */
const lastNotAbove = (values: Float64Array, limit: number): number => {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Whether `at` lies in one of the year's intervals. */
export const worksAt = (year: WorkingYear, at: Instant): boolean => {
  const index = intervalAt(year, at)
  return index >= 0 && at < year.ends[index]!
}
