import { describe, expect, it } from "vitest"
import { compile } from "../../src/engine/compile.ts"
import { decide } from "../../src/engine/decide.ts"
import { commandsIn } from "../../src/engine/machine.ts"
import { programmeDuties } from "../../src/programme/programme-duties.ts"
import { blankProgramme, type Programme } from "../../src/programme/programme-record.ts"
import { defaultRhythm, programmeSubjectNames } from "../../src/programme/programme-subjects.ts"
import { programme } from "../../src/programme/programme.ts"
import { defaultPolicy } from "../../src/regulation/policy-defaults.ts"
import { calendar } from "../../src/time/calendar.ts"

const compiled = compile(programme)
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
const monthly = { every: 1, unit: "months", anchor: Date.UTC(2026, 2, 31), onDayOff: "keep" } as const
const evaluation = { subject: "evaluation", title: "Service quality", owner: "qing", scope: "All teams" } as const

const when = (given: Programme, command: string, input: object, at = start, by = "sven", role = "supervisor") =>
  decide(compiled, given, command, input, {
    now: at,
    occurredAt: at,
    actor: { id: by, tenant: "acme", roles: [role] },
    policy: defaultPolicy,
    calendar: company,
    facts: {},
    acts: [],
  })

const after = (decision: ReturnType<typeof when>): Programme => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const refusedBy = (decision: ReturnType<typeof when>) =>
  decision.accepted ? [] : decision.violations.map(({ rule }) => rule)

const blank = { ...blankProgramme, id: "P-1" }
const running = after(when(blank, "establish", { ...evaluation, rhythm: monthly }))
const evidence = { occasion: "2026-03-31", evidence: "report 2026-03" }

describe("a programme", () => {
  it("owes the first occasion of its rhythm, by the end of that day", () => {
    expect(running).toMatchObject({ status: "running", owner: "qing", tally: { held: 0, skipped: 0, missed: 0 } })
    expect(running.schedule.next).toEqual({
      day: "2026-03-31",
      from: Date.UTC(2026, 2, 30, 16),
      until: Date.UTC(2026, 2, 31, 16),
      opensAt: start,
    })
  })

  it("takes the policy's figure where no rhythm is given, from the day on which it is established", () => {
    const { schedule } = after(when(blank, "establish", { ...evaluation, subject: "team-activity" }))
    expect(schedule.rhythm).toEqual({ every: 3, unit: "months", anchor: start, onDayOff: "nextWorkingDay" })
    expect(schedule.next?.day).toBe("2026-06-04")
  })

  it("owes the next occasion once one is held, with what shows it", () => {
    const held = after(when(running, "hold", evidence, Date.UTC(2026, 2, 30), "qing", "quality"))
    expect(held.last).toEqual({ day: "2026-03-31", at: Date.UTC(2026, 2, 30), by: "qing", evidence: "report 2026-03" })
    expect(held.schedule.next).toMatchObject({ day: "2026-04-30", opensAt: running.schedule.next!.until })
    expect(held.tally).toEqual({ held: 1, skipped: 0, missed: 0 })
  })

  it("held very late counts the occasions that went by", () => {
    const held = after(when(running, "hold", evidence, Date.UTC(2026, 6, 10)))
    expect(held.schedule.next?.day).toBe("2026-07-31")
    expect(held.tally).toEqual({ held: 1, skipped: 0, missed: 3 })
  })

  it("skips an occasion with a reason, by another than the owner", () => {
    const input = { occasion: "2026-03-31", reason: "Moved house" }
    const skipped = after(when(running, "skip", input))
    expect(skipped.schedule.next?.day).toBe("2026-04-30")
    expect(skipped.tally.skipped).toBe(1)
    expect(refusedBy(when(running, "skip", input, start, "qing"))).toEqual(["skipped-by-another"])
  })

  it("does not hold an occasion that is not owed, nor one whose time has not begun", () => {
    expect(when(running, "hold", { ...evidence, occasion: "2026-04-30" })).toMatchObject({
      violations: [{ rule: "occasion-is-next", seen: { occasion: "2026-04-30", next: "2026-03-31" } }],
    })
    const held = after(when(running, "hold", evidence))
    const april = { ...evidence, occasion: "2026-04-30" }
    expect(refusedBy(when(held, "hold", april, start + day))).toEqual(["occasion-has-begun"])
    expect(refusedBy(when(held, "hold", april, running.schedule.next!.until))).toEqual([])
  })

  it("comes as often as the policy asks, by any unit", () => {
    const every = (unit: string, every: number) =>
      refusedBy(when(blank, "establish", { ...evaluation, rhythm: { ...monthly, unit, every } }))
    expect(every("months", 2)).toEqual(["often-enough"])
    expect(every("weeks", 5)).toEqual(["often-enough"])
    expect(every("days", 31)).toEqual([])
    expect(refusedBy(when(running, "changeRhythm", { rhythm: { ...monthly, every: 2 }, reason: "Less" }))).toEqual([
      "often-enough",
    ])
  })

  it("owes nothing while paused, and what comes then when it goes on", () => {
    const paused = after(when(running, "pause", { reason: "Rebuilding" }))
    expect(paused.schedule).toEqual({ rhythm: monthly })
    const weekly = { ...monthly, every: 1, unit: "weeks" } as const
    const changed = after(when(paused, "changeRhythm", { rhythm: weekly, reason: "More" }))
    expect(changed.schedule).toEqual({ rhythm: weekly })
    const resumed = after(when(changed, "resume", {}, Date.UTC(2026, 3, 10)))
    expect(resumed.schedule.next).toMatchObject({ day: "2026-04-14", opensAt: Date.UTC(2026, 3, 10) })
  })

  it("that has an end owes nothing after it", () => {
    const ending = { ...evaluation, rhythm: monthly, endsAt: Date.UTC(2026, 3, 15) }
    const held = after(when(after(when(blank, "establish", ending)), "hold", evidence))
    expect(held.schedule.next).toBeUndefined()
    expect(refusedBy(when(held, "hold", evidence))).toEqual(["occasion-is-next"])
    expect(refusedBy(when(blank, "establish", { ...ending, endsAt: start }))).toEqual(["ends-after-it-began"])
    expect(after(when(held, "end", { reason: "Done" }))).toMatchObject({ status: "ended" })
  })

  it("leads somewhere or is refused by name for every status and command", () => {
    for (const { name: status } of compiled.table.statuses.values())
      for (const command of compiled.commands.keys()) {
        const possible = commandsIn(compiled.table, status).includes(command)
        const rules = refusedBy(when({ ...running, status }, command, { ...evaluation, ...evidence, rhythm: monthly }))
        expect([status, command, rules.some((rule) => /status-allows-command|case-is-open/.test(rule))]).toEqual([
          status,
          command,
          !possible,
        ])
      }
  })
})

describe("what is owed on a programme", () => {
  it.each(programmeSubjectNames)("%s is due at the end of the occasion, and of nothing else", (subject) => {
    const of = { ...running, subject }
    for (const [id, { starts }] of Object.entries(programmeDuties))
      expect(starts.occasionHeld?.(undefined as never, of, defaultPolicy, start)).toEqual(
        id === `${subject}-held` ? { limit: { type: "by", at: running.schedule.next!.until } } : undefined,
      )
  })

  it.each(programmeSubjectNames)("%s has a figure of the policy that its own rule accepts", (subject) => {
    const rhythm = defaultRhythm(subject, defaultPolicy, start)
    expect(refusedBy(when(blank, "establish", { ...evaluation, subject, rhythm }))).toEqual([])
  })
})
