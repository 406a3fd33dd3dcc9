/** Noting duties: the one command that every record knows without declaring it, and that changes no record. */
import { dueAt, type Duty, type DutyChange, type NoticeStage } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import { nextNotice } from "../time/notice.ts"
import type { Compiled } from "./compile.ts"
import { definitionOf, type DutyOccasion, settingOf } from "./duty-changes.ts"

type Circumstances = Pick<DutyOccasion, "stays" | "policyOf" | "calendars">

/**
 * A record's duties with everything noted that is to be noted at an instant, and what changed: of each open duty the
 * furthest stage that has come. What is noted already is not noted again. What the desk does by itself is only noted of
 * the duty whose command was refused: of the others it is still to be given.
 *
 * @category duties
 * @since 0.1.0
 */
export const noticed = (
  compiled: Compiled,
  duties: ReadonlyArray<Duty>,
  circumstances: Circumstances,
  now: Instant,
  refused?: Duty,
): { readonly duties: ReadonlyArray<Duty>; readonly changes: ReadonlyArray<DutyChange> } => {
  const changes: Array<DutyChange> = []
  const after = duties.map((before) => {
    const isDesks = definitionOf(compiled, before)?.whenDue !== undefined
    const isRefused = before.id === refused?.id && before.key === refused.key
    if (before.outcome !== undefined || (isDesks && !isRefused)) return before
    const setting = settingOf(before, circumstances)
    const due = dueAt(before, setting)
    let stage: NoticeStage | undefined
    for (let next = dutyNotice(compiled, before, setting, due); next !== undefined && next.at <= now;) {
      stage = next.stage
      next = dutyNotice(compiled, { ...before, noticed: stage }, setting, due)
    }
    if (stage === undefined || due === null) return before
    const { id, key, versions } = before
    changes.push({ type: "noticed", id, key, stage, due, versions })
    return { ...before, noticed: stage }
  })
  return { duties: after, changes }
}

/**
 * When an open duty is due, and when the clock has something to do about it: to note its next stage, or to give the
 * command that was declared for its deadline. `null`: never, as things stand.
 *
 * @category duties
 * @since 0.1.0
 */
export const dutyTimes = (
  compiled: Compiled,
  duty: Duty,
  circumstances: Circumstances,
): { readonly due: Instant | null; readonly actAt: Instant | null } => {
  const setting = settingOf(duty, circumstances)
  const due = dueAt(duty, setting)
  return { due, actAt: dutyNotice(compiled, duty, setting, due)?.at ?? null }
}

// Nobody has to be reminded of what the desk does by itself.
const dutyNotice = (compiled: Compiled, duty: Duty, setting: ReturnType<typeof settingOf>, due: Instant | null) =>
  due === null ? undefined : nextNotice(duty, setting, due, definitionOf(compiled, duty)?.whenDue === undefined)
