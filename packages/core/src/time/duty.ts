/** Duties: what is owed by when. Computed from a record's own history, never counted up in a column. */
import type { Policy } from "../regulation/policy.ts"
import { pauseReason } from "../regulation/policy.ts"
import { addWorking, aroundTheClock, type Calendar, workingBetween } from "./calendar.ts"
import { type Category, isOver, type Stay } from "./category.ts"
import { type Instant, instantMax } from "./instant.ts"

/**
 * How long there is: until an instant, or an amount of time. Working time is counted on the duty's calendar,
 * elapsed time around the clock. All in milliseconds.
 *
 * @category duties
 * @since 0.1.0
 */
export type Limit =
  | { readonly type: "by"; readonly at: Instant }
  | { readonly type: "working"; readonly ms: number }
  | { readonly type: "elapsed"; readonly ms: number }

/**
 * How a duty ended: `met` in time, `late` when it was met after its deadline, `waived` when it fell away.
 *
 * @category duties
 * @since 0.1.0
 */
export interface DutyOutcome {
  readonly type: "met" | "late" | "waived"
  readonly at: Instant
  /** The deadline that was judged by; `null` while a pause stopped the clock. */
  readonly due: Instant | null
  readonly usedMs: number
}

/**
 * One duty of one record, from the fact that started it on. The limit is the one of the policy in force at the
 * start: a later policy does not touch running duties.
 *
 * @category duties
 * @since 0.1.0
 */
export interface Duty {
  readonly id: string
  /** Tells several duties of one id on one record apart; "" where there is only one. */
  readonly key: string
  readonly startedAt: Instant
  readonly limit: Limit
  /** Categories in which the clock stands still. */
  readonly pausedIn: ReadonlyArray<Category>
  /** Whether it goes on when the case is closed, because it is owed afterwards. */
  readonly afterClosing: boolean
  readonly calendar: string
  readonly versions: { readonly policy: string; readonly calendar: string }
  readonly outcome?: DutyOutcome
  /** The furthest stage that was noted of it; absent while there was nothing to note. */
  readonly noticed?: NoticeStage
}

/**
 * What is noted of a duty while it is open: that it will be due before long, that its deadline has passed, and that
 * its lateness goes higher up. Each at most once, in this order; what the clock has missed is left out.
 *
 * @category duties
 * @since 0.1.0
 */
export type NoticeStage = (typeof noticeStages)[number]

/**
 * The stages, the earliest first.
 *
 * @category duties
 * @since 0.1.0
 */
export const noticeStages = ["reminded", "overdue", "escalated"] as const

/**
 * What a command did to the duties of a record, as its journal entry tells.
 *
 * @category duties
 * @since 0.1.0
 */
export type DutyChange =
  | { readonly type: "started"; readonly duty: Duty }
  | {
      readonly type: "settled"
      readonly id: string
      readonly key: string
      readonly outcome: DutyOutcome
      readonly versions: Duty["versions"]
    }
  | {
      readonly type: "noticed"
      readonly id: string
      readonly key: string
      readonly stage: NoticeStage
      /** The deadline as it stood when it was noted. */
      readonly due: Instant
      readonly versions: Duty["versions"]
    }

/**
 * What the clock of a duty does in a stretch of time.
 *
 * @category duties
 * @since 0.1.0
 */
export interface ClockStretch {
  readonly from: Instant
  readonly to: Instant
  readonly clock: "running" | "paused" | "stopped"
  readonly status: string
  readonly category: Category
  readonly reason?: string
}

/**
 * The circumstances that a duty is measured in.
 *
 * @category duties
 * @since 0.1.0
 */
export interface DutySetting {
  readonly stays: ReadonlyArray<Stay>
  readonly calendar: Calendar
  /** The calendar on which the limits of pauses are counted: the company's. Without it, the duty's own. */
  readonly pauseCalendar?: Calendar
  readonly policy: Policy
}

/**
 * The stretches of a duty's clock from its start until an instant. Off-hours are not split off: a running
 * stretch counts the working time that lies in it.
 *
 * **Details**
 *
 * A pause whose reason has a limit in the policy holds the clock for that much working time and no longer.
 *
 * @category duties
 * @since 0.1.0
 */
export const clockStretches = (duty: Duty, setting: DutySetting, until: Instant): ReadonlyArray<ClockStretch> => {
  const stretches: Array<ClockStretch> = []
  setting.stays.forEach((stay, index) => {
    const from = Math.max(stay.from, duty.startedAt)
    const to = Math.min(setting.stays[index + 1]?.from ?? until, until)
    if (from >= to) return
    const clock = clockIn(duty, stay.category)
    const resumes = clock === "paused" ? pauseEnds(stay, setting) : to
    if (clock === "paused" && resumes < to) {
      if (from < resumes) stretches.push({ ...described(stay), from, to: resumes, clock })
      stretches.push({ ...described(stay), from: Math.max(from, resumes), to, clock: "running" })
    } else stretches.push({ ...described(stay), from, to, clock })
  })
  return stretches
}

const described = (stay: Stay): Pick<ClockStretch, "status" | "category" | "reason"> =>
  stay.reason === undefined
    ? { status: stay.status, category: stay.category }
    : { status: stay.status, category: stay.category, reason: stay.reason }

const clockIn = (duty: Duty, category: Category): ClockStretch["clock"] => {
  if (duty.limit.type === "by") return "running"
  if (isOver(category) && !duty.afterClosing) return "stopped"
  return duty.pausedIn.includes(category) ? "paused" : "running"
}

const pauseEnds = (stay: Stay, { calendar, pauseCalendar = calendar, policy }: DutySetting): Instant => {
  const reason = stay.reason === undefined ? undefined : pauseReason(policy, stay.reason)
  return reason === undefined
    ? instantMax
    : addWorking(pauseCalendar, stay.from, reason.limitWorkingMinutes * 60_000).at
}

const counting = (duty: Duty, setting: DutySetting): Calendar =>
  duty.limit.type === "working" ? setting.calendar : aroundTheClock

/**
 * The time that a duty has used up at an instant, in milliseconds of its own kind (working or elapsed).
 *
 * @category duties
 * @since 0.1.0
 */
export const usedMs = (duty: Duty, setting: DutySetting, at: Instant): number => {
  const calendar = counting(duty, setting)
  return clockStretches(duty, setting, at)
    .filter((stretch) => stretch.clock === "running")
    .reduce((sum, stretch) => sum + workingBetween(calendar, stretch.from, stretch.to), 0)
}

/**
 * The instant a duty is due, as things stand; `null` while its clock stands still for an open end. It is a
 * projection: computed anew whenever it is asked for, so that a corrected holiday or a reopened case moves it.
 *
 * @category duties
 * @since 0.1.0
 */
export const dueAt = (duty: Duty, setting: DutySetting): Instant | null => {
  const { limit } = duty
  if (limit.type === "by") return limit.at
  const calendar = counting(duty, setting)
  let left = limit.ms
  for (const stretch of clockStretches(duty, setting, instantMax)) {
    if (stretch.clock !== "running") continue
    const deadline = stretch.to === instantMax ? addWorking(calendar, stretch.from, left).at : undefined
    const worked = deadline === undefined ? workingBetween(calendar, stretch.from, stretch.to) : left
    if (worked >= left) return deadline ?? addWorking(calendar, stretch.from, left).at
    left -= worked
  }
  return null
}

/**
 * Settles a duty at an instant: met in time or late, by the deadline as it stands then. So many milliseconds after it
 * are still in time.
 *
 * @category duties
 * @since 0.1.0
 */
export const settle = (duty: Duty, setting: DutySetting, at: Instant, waived = false, toleranceMs = 0): DutyOutcome => {
  const due = dueAt(duty, { ...setting, stays: staysBefore(setting.stays, at) })
  const type = waived ? "waived" : due !== null && at > due + toleranceMs ? "late" : "met"
  return { type, at, due, usedMs: usedMs(duty, setting, at) }
}

// What settles a duty may itself lead into a pause or to the closing; the deadline is the one from before.
const staysBefore = (stays: ReadonlyArray<Stay>, at: Instant): ReadonlyArray<Stay> =>
  stays.length > 1 && stays.at(-1)!.from === at ? stays.slice(0, -1) : stays
