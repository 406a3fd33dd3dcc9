import { describe, expect, it } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import { commandsIn } from "../../../src/engine/machine.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { blankInstalledUnit, type InstalledUnit } from "../../../src/service/installed-unit/installed-unit-record.ts"
import { visitTicketId } from "../../../src/service/maintenance-plan/maintenance-plan-decider.ts"
import {
  blankMaintenancePlan,
  type MaintenancePlan,
} from "../../../src/service/maintenance-plan/maintenance-plan-record.ts"
import { maintenancePlan } from "../../../src/service/maintenance-plan/maintenance-plan.ts"
import { reachedAt } from "../../../src/service/maintenance-plan/next-visit.ts"
import { calendar } from "../../../src/time/calendar.ts"
import { isIdentifier } from "../../../src/values/identifier.ts"

const compiled = compile(maintenancePlan)
const day = 86_400_000
const hours = [["09:00", "18:00"]] as const
const company = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
})

/** Wednesday, 4 March 2026, 10:00 in Shanghai. */
const start = Date.UTC(2026, 2, 4, 2)
const monthly = { every: 1, unit: "months", anchor: Date.UTC(2026, 2, 31), onDayOff: "nextWorkingDay" } as const
const unit: InstalledUnit = { ...blankInstalledUnit, id: "unit-1", status: "installed" }
const read = (total: number): InstalledUnit => ({
  ...unit,
  counters: [{ meter: "hours", value: total, total, at: start }],
})

const when = (given: MaintenancePlan, command: string, input: object, at = start, more: object = {}) =>
  decide(compiled, given, command, input, {
    now: at,
    occurredAt: at,
    actor: { id: "dora", tenant: "acme", roles: ["dispatcher"] },
    policy: defaultPolicy,
    calendar: company,
    facts: { unit },
    acts: [],
    ...more,
  })
const after = (decision: ReturnType<typeof when>): MaintenancePlan => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const refusedBy = (decision: ReturnType<typeof when>) =>
  decision.accepted ? [] : decision.violations.map(({ rule }) => rule)

const blank = { ...blankMaintenancePlan, id: "plan-1" }
const of = (more: object = {}, facts: object = { unit }) =>
  after(when(blank, "start", { unit: "unit-1", task: "Service", rhythm: { time: monthly }, ...more }, start, { facts }))
const running = of()

describe("a maintenance plan by time", () => {
  it("looks ahead to the first visit, and opens it a lead time before", () => {
    expect(running.schedule.next).toMatchObject({ day: "2026-03-31", by: "time" })
    expect(running.schedule.next!.openAt).toBe(Date.UTC(2026, 2, 30, 16) - 14 * day)
    expect(running).toMatchObject({ leadDays: 14, catchUp: "one", countsFrom: "calendar", priority: "low" })
  })

  it("opens what is next, and only when it is due", () => {
    const { openAt } = running.schedule.next!
    expect(refusedBy(when(running, "openVisit", { occasion: "2026-03-31" }, openAt - 1))).toEqual(["visit-is-due"])
    expect(refusedBy(when(running, "openVisit", { occasion: "2026-04-30" }, openAt))).toEqual(["visit-is-next"])
    const opened = after(when(running, "openVisit", { occasion: "2026-03-31" }, openAt))
    expect(opened.open).toMatchObject([{ day: "2026-03-31", ticket: "plan-1~2026-03-31" }])
    expect(opened.schedule.next?.day).toBe("2026-04-30")
    expect(refusedBy(when(opened, "openVisit", { occasion: "2026-03-31" }, openAt))).toContain("visit-is-next")
  })

  it("moves a visit off a day off, and not the ones after it", () => {
    const skipped = (plan: MaintenancePlan) =>
      after(when(plan, "skipVisit", { occasion: plan.schedule.next!.day, reason: "Away" }))
    const days = [running, skipped(running), skipped(skipped(running))].map(({ schedule }) => schedule.next?.day)
    // The 31st of May is a Sunday.
    expect(days).toEqual(["2026-03-31", "2026-04-30", "2026-06-01"])
  })

  it("takes a shorter lead where the policy's is longer than its rhythm, and refuses one that is given", () => {
    const weekly = { rhythm: { time: { ...monthly, unit: "weeks" } } }
    expect(of(weekly).leadDays).toBe(6)
    const given = { unit: "unit-1", task: "Service", ...weekly, leadDays: 7 }
    expect(refusedBy(when(blank, "start", given))).toEqual(["lead-shorter-than-rhythm"])
  })

  it("counts from the last visit where that is asked for", () => {
    const plan = of({ countsFrom: "lastVisit" })
    const opened = after(when(plan, "openVisit", { occasion: "2026-03-31" }, plan.schedule.next!.openAt))
    expect(opened.schedule.next).toBeUndefined()
    const visit = { occasion: "2026-03-31", ticket: "T" }
    // Made on Sunday, 12 April: a month later is Tuesday, 12 May.
    const made = after(when(opened, "recordVisit", visit, Date.UTC(2026, 3, 12, 4)))
    expect(made.schedule.next?.day).toBe("2026-05-12")
    const fixed = after(when(running, "openVisit", { occasion: "2026-03-31" }, running.schedule.next!.openAt))
    expect(after(when(fixed, "recordVisit", visit, Date.UTC(2026, 3, 12, 4))).schedule.next?.day).toBe("2026-04-30")
  })

  it("opens nothing while paused; what went by meanwhile is not made up for", () => {
    const paused = after(when(running, "pause", { reason: "Rebuilding" }))
    expect(paused.schedule.next).toBeUndefined()
    const resumed = after(when(paused, "resume", {}, Date.UTC(2026, 5, 10)))
    expect(resumed.schedule.next?.day).toBe("2026-06-30")
  })

  it("ends with its last day", () => {
    const ending = of({ endsAt: Date.UTC(2026, 3, 15) })
    const skipped = after(when(ending, "skipVisit", { occasion: "2026-03-31", reason: "Away" }))
    expect(skipped.schedule.next).toBeUndefined()
    const past = { unit: "unit-1", task: "S", rhythm: { time: monthly }, endsAt: start }
    expect(refusedBy(when(blank, "start", past))).toEqual(["plan-ends-after-it-began"])
  })

  it("is for a unit in use, with a rhythm", () => {
    const given = { unit: "unit-1", task: "Service", rhythm: { time: monthly } }
    const facts = (fact: object) => ({ facts: fact })
    expect(refusedBy(when(blank, "start", given, start, facts({ unit: null })))).toEqual(["unit-in-use"])
    const retired = { ...unit, status: "retired" }
    expect(refusedBy(when(blank, "start", given, start, facts({ unit: retired })))).toEqual(["unit-in-use"])
    expect(when(blank, "start", given, start, facts({}))).toMatchObject({ violations: [{ unknown: "unit" }] })
    expect(refusedBy(when(blank, "start", { ...given, rhythm: {} }))).toEqual(["rhythm-given"])
  })
})

describe("a maintenance plan by use", () => {
  const byUse = of({ rhythm: { use: { meter: "hours", every: 500 } } }, { unit: read(1_000) })

  it("waits for readings that show a pace, from the total at which it started", () => {
    expect(byUse.serviced.total).toBe(1_000)
    expect(byUse.schedule.next).toBeUndefined()
    const reading = after(when(byUse, "takeReading", { total: 1_100 }, start + 10 * day))
    // 10 a day: the 1,500th on day 50, Thursday, 23 April.
    expect(reading.schedule.next).toMatchObject({ day: "2026-04-23", by: "use" })
    expect(refusedBy(when(reading, "takeReading", { total: 1_099 }, start + 11 * day))).toEqual(["use-counts-up"])
  })

  it("is due at once where a reading is past it, and counts anew from the visit", () => {
    const past = after(when(byUse, "takeReading", { total: 1_600 }, start + 10 * day))
    // It reached 1,500 at the latest when it was read, on Saturday, 14 March.
    expect(past.schedule.next?.day).toBe("2026-03-16")
    const opened = after(when(past, "openVisit", { occasion: "2026-03-16" }, start + 10 * day))
    expect(opened.schedule.next).toBeUndefined()
    const made = after(when(opened, "recordVisit", { occasion: "2026-03-16", ticket: "T" }, start + 12 * day))
    expect(made.serviced).toMatchObject({ total: 1_600, day: "2026-03-16", ticket: "T" })
    // 60 a day: 500 more a little over 8 days after the reading.
    expect(made.schedule.next?.day).toBe("2026-03-23")
  })

  it("comes by what is first, time or use", () => {
    const both = of({ rhythm: { time: monthly, use: { meter: "hours", every: 500 } } }, { unit: read(0) })
    expect(both.schedule.next).toMatchObject({ day: "2026-03-31", by: "time" })
    const fast = after(when(both, "takeReading", { total: 400 }, start + 8 * day))
    expect(fast.schedule.next).toMatchObject({ day: "2026-03-16", by: "use" })
    const slow = after(when(both, "takeReading", { total: 8 }, start + 8 * day))
    expect(slow.schedule.next).toMatchObject({ day: "2026-03-31", by: "time" })
  })

  it("estimates by its readings, and knows nothing without a pace", () => {
    const readings = [
      { total: 10, at: 0 },
      { total: 20, at: 100 },
    ]
    expect(reachedAt(readings, 15)).toBe(100)
    expect(reachedAt(readings, 40)).toBe(300)
    expect(reachedAt([], 1)).toBeUndefined()
    expect(reachedAt([readings[0]!, { total: 10, at: 100 }], 40)).toBeUndefined()
  })
})

describe("a plan and its visits", () => {
  it("leads somewhere or is refused by name for every status and command", () => {
    const input = {
      unit: "unit-1",
      task: "S",
      rhythm: { time: monthly },
      occasion: "2026-03-31",
      ticket: "T",
      total: 1,
    }
    for (const { name: status } of compiled.table.statuses.values())
      for (const command of compiled.commands.keys()) {
        const possible = commandsIn(compiled.table, status).includes(command)
        const rules = refusedBy(when({ ...running, status }, command, input))
        const isRefused = rules.some((rule) => /status-allows-command|case-is-open/.test(rule))
        expect([status, command, isRefused]).toEqual([status, command, !possible])
      }
  })

  it("refuses what becomes of a visit that is not open", () => {
    for (const command of ["recordVisit", "loseVisit"])
      expect(refusedBy(when(running, command, { occasion: "2026-03-31", ticket: "T", reason: "?" }))).toEqual([
        "visit-is-open",
      ])
  })

  it("has a ticket whose id is one, whatever the plan is called", () => {
    expect(visitTicketId("plan-1", "2026-03-31")).toBe("plan-1~2026-03-31")
    const long = "p".repeat(128)
    expect(isIdentifier(visitTicketId(long, "2026-03-31"))).toBe(true)
    expect(visitTicketId(long, "2026-03-31")).not.toBe(visitTicketId(long, "2026-04-30"))
  })
})
