import { expect, test } from "vitest"
import { defaultPolicy } from "../../src/regulation/policy-defaults.ts"
import { aroundTheClock, calendar } from "../../src/time/calendar.ts"
import { dueAt, type Duty, type DutySetting, settle } from "../../src/time/duty.ts"

const hour = 3_600_000
const monday = Date.UTC(2026, 2, 2)
const hours = [["09:00", "17:00"]] as const
const week = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours }
const company = calendar({ id: "company", version: "1", zone: "UTC", week })

const duty = (limit: Duty["limit"], clock: string): Duty => ({
  id: "arrival",
  key: "",
  startedAt: monday + 9 * hour,
  limit,
  pausedIn: ["waitingForCustomer"],
  afterClosing: false,
  calendar: clock,
  versions: { policy: "1", calendar: "1" },
})

const received = { from: monday + 9 * hour, status: "received", category: "open" } as const
const waiting = { from: monday + 11 * hour, status: "waiting", category: "waitingForCustomer" } as const

test("a pause lasts for working time of the company, also on a duty that runs around the clock", () => {
  // customerUnreachable: 1,440 working minutes, three days of 8 hours: from Monday 11:00 to Thursday 11:00.
  const stays = [received, { ...waiting, reason: "customerUnreachable" }]
  const setting = { stays, calendar: aroundTheClock, pauseCalendar: company, policy: defaultPolicy }
  const owed = duty({ type: "elapsed", ms: 10 * hour }, "aroundTheClock")
  expect(dueAt(owed, setting)).toBe(monday + (3 * 24 + 11 + 8) * hour)
})

test("a duty met by what leads into a pause is judged by the deadline from before", () => {
  const setting: DutySetting = { stays: [received, waiting], calendar: company, policy: defaultPolicy }
  const owed = duty({ type: "working", ms: 4 * hour }, "company")
  expect(dueAt(owed, setting)).toBeNull()
  expect(settle(owed, setting, waiting.from)).toMatchObject({ type: "met", due: monday + 13 * hour })
})
