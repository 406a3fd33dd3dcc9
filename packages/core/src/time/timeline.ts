/** The timeline of a duty: where its time went, stretch by stretch, each with its reason. */
import { aroundTheClock, workingIntervals } from "./calendar.ts"
import { type ClockStretch, clockStretches, type Duty, type DutySetting } from "./duty.ts"
import type { Instant } from "./instant.ts"

/**
 * A stretch of a duty's life: the clock runs, is paused for a reason, is stopped, or it is off-hours.
 *
 * @category duties
 * @since 0.1.0
 */
export interface TimelineStretch extends Omit<ClockStretch, "clock"> {
  readonly clock: ClockStretch["clock"] | "offHours"
}

/**
 * The timeline of a duty until an instant, without gaps, in order of time. The running stretches add up to the
 * time used.
 *
 * @category duties
 * @since 0.1.0
 */
export const timeline = (duty: Duty, setting: DutySetting, until: Instant): ReadonlyArray<TimelineStretch> => {
  const calendar = duty.limit.type === "working" ? setting.calendar : aroundTheClock
  return clockStretches(duty, setting, until).flatMap((stretch): ReadonlyArray<TimelineStretch> => {
    if (stretch.clock !== "running") return [stretch]
    const parts: Array<TimelineStretch> = []
    let from = stretch.from
    for (const working of workingIntervals(calendar, stretch.from, stretch.to)) {
      if (from < working.from) parts.push({ ...stretch, from, to: working.from, clock: "offHours" })
      parts.push({ ...stretch, from: working.from, to: working.to })
      from = working.to
    }
    if (from < stretch.to) parts.push({ ...stretch, from, to: stretch.to, clock: "offHours" })
    return parts
  })
}
