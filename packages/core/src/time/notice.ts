/** When something is to be noted of an open duty: before its deadline, at it, and when its lateness goes higher up. */
import { addWorking } from "./calendar.ts"
import { dueAt, type Duty, type DutySetting, noticeStages, type NoticeStage } from "./duty.ts"
import type { Instant } from "./instant.ts"

/**
 * A stage of a duty, with the instant from which it is to be noted.
 *
 * @category duties
 * @since 0.1.0
 */
export interface Notice {
  readonly stage: NoticeStage
  readonly at: Instant
}

/**
 * The next stage to be noted of an open duty that is due at an instant as things stand; none after the last.
 *
 * **Details**
 *
 * Somebody is reminded when so much of the time is used as the policy says. Of a fixed instant it is that share of the
 * time from the start to it, or the policy's lead before it, whichever is later. Lateness goes higher up after the
 * policy's working time on the company's calendar. With `remind: false` there is no reminder.
 *
 * @category duties
 * @since 0.1.0
 */
export const nextNotice = (duty: Duty, setting: DutySetting, due: Instant, remind = true): Notice | undefined => {
  const noted = duty.noticed === undefined ? -1 : noticeStages.indexOf(duty.noticed)
  const stage = noticeStages[Math.max(noted + 1, remind ? 0 : 1)]
  if (stage === undefined) return undefined
  if (stage === "overdue") return { stage, at: due }
  return { stage, at: stage === "reminded" ? reminderAt(duty, setting, due) : escalationAt(setting, due) }
}

const reminderAt = (duty: Duty, setting: DutySetting, due: Instant): Instant => {
  const { remindAfterUsedPercent: percent, remindBeforeElapsedMinutes: lead } = setting.policy.duties
  const share = (ms: number): number => Math.floor((ms * percent) / 100)
  const { limit, startedAt } = duty
  if (limit.type !== "by") return dueAt({ ...duty, limit: { ...limit, ms: share(limit.ms) } }, setting) ?? due
  return Math.min(due, Math.max(startedAt + share(due - startedAt), due - lead * 60_000))
}

const escalationAt = ({ calendar, pauseCalendar = calendar, policy }: DutySetting, due: Instant): Instant =>
  addWorking(pauseCalendar, due, policy.duties.escalateAfterWorkingMinutes * 60_000).at
