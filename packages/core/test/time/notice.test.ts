import { describe, expect, test } from "vitest"
import { companyPolicy } from "../../src/regulation/company-policy.ts"
import { calendar } from "../../src/time/calendar.ts"
import { dueAt, type Duty, type DutySetting, type Limit } from "../../src/time/duty.ts"
import { nextNotice } from "../../src/time/notice.ts"

const minute = 60_000
const hour = 60 * minute

const office = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
] as const

/** Monday, 2 March 2026, 09:00 in Shanghai. */
const start = Date.UTC(2026, 2, 2, 1)
const at = (day: number, clock: number): number => start + day * 24 * hour + (clock - 9) * hour

const setting: DutySetting = {
  stays: [{ from: start, status: "open", category: "open" }],
  calendar: calendar({
    id: "company",
    version: "1",
    zone: "Asia/Shanghai",
    week: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
  }),
  policy: companyPolicy({ version: "1", duties: { remindAfterUsedPercent: 50, remindBeforeElapsedMinutes: 90 } }),
}

const duty = (limit: Limit, more: Partial<Duty> = {}): Duty => ({
  id: "d",
  key: "",
  startedAt: start,
  limit,
  pausedIn: ["waitingForCustomer"],
  afterClosing: false,
  calendar: "company",
  versions: { policy: "1", calendar: "1" },
  ...more,
})

const next = (one: Duty, more: Partial<DutySetting> = {}, remind = true) =>
  nextNotice(one, { ...setting, ...more }, dueAt(one, { ...setting, ...more })!, remind)

const working: Limit = { type: "working", ms: 16 * hour }

describe("the next stage of a duty", () => {
  test("is a reminder when the policy's share of its working time is used", () => {
    expect(next(duty(working))).toEqual({ stage: "reminded", at: at(0, 18) })
    expect(next(duty({ type: "working", ms: 4 * hour }))).toEqual({ stage: "reminded", at: at(0, 11) })
  })

  test("moves with a pause of its clock, as the deadline does", () => {
    const stays = [
      { from: start, status: "open", category: "open" },
      { from: start + hour, status: "waiting", category: "waitingForCustomer" },
      { from: start + 2 * hour, status: "open", category: "open" },
    ] as const
    expect(next(duty({ type: "working", ms: 4 * hour }), { stays })).toEqual({ stage: "reminded", at: at(0, 12) })
  })

  test("of a fixed time is a reminder at that share, or the policy's lead before it, whichever is later", () => {
    expect(next(duty({ type: "by", at: at(3, 9) }))).toEqual({ stage: "reminded", at: at(3, 7.5) })
    expect(next(duty({ type: "by", at: at(0, 10) }))).toEqual({ stage: "reminded", at: at(0, 9.5) })
    // One that has passed when it begins is not reminded of before.
    expect(next(duty({ type: "by", at: at(-1, 9) }))).toEqual({ stage: "reminded", at: at(-1, 9) })
  })

  test("after the reminder is the deadline, and then the policy's working time after it", () => {
    const due = at(1, 18)
    expect(next(duty(working, { noticed: "reminded" }))).toEqual({ stage: "overdue", at: due })
    expect(next(duty(working), {}, false)).toEqual({ stage: "overdue", at: due })
    expect(next(duty(working, { noticed: "overdue" }))).toEqual({ stage: "escalated", at: at(2, 14) })
    expect(next(duty(working, { noticed: "escalated" }))).toBeUndefined()
  })
})
