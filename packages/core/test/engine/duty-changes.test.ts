import { describe, expect, test } from "vitest"
import { compile } from "../../src/engine/compile.ts"
import { dutyChanges, type DutyOccasion } from "../../src/engine/duty-changes.ts"
import { defaultPolicy } from "../../src/regulation/policy-defaults.ts"
import { aroundTheClock, calendar } from "../../src/time/calendar.ts"
import { dueAt, type Duty } from "../../src/time/duty.ts"
import { hour, minute, office, start, stayOf } from "../time/duty-arbitraries.ts"
import { definitionOf, officeWeek } from "../time/week-patterns.ts"
import { job, type JobShape, jobIn } from "./job.ts"

const compiled = compile<JobShape>(job)

const occasion = (more: Partial<DutyOccasion>): DutyOccasion => ({
  events: [],
  record: jobIn("submitted"),
  at: start,
  category: "open",
  stays: [stayOf(start, "open")],
  duties: [],
  policy: defaultPolicy,
  policyOf: () => defaultPolicy,
  calendars: { company: office, site: office, aroundTheClock },
  ...more,
})

const event = (type: string) => ({ type, data: {} })
const after = (types: ReadonlyArray<string>, more: Partial<DutyOccasion> = {}) =>
  dutyChanges(compiled, occasion({ events: types.map(event), ...more }))
const outcomes = (duties: ReadonlyArray<Duty>) => duties.map(({ id, outcome }) => [id, outcome?.type])

describe("a duty", () => {
  test("starts with its fact, under the policy and the calendar of that time", () => {
    const { duties, changes } = after(["submitted"])
    expect(changes).toEqual([{ type: "started", duty: duties[0] }])
    expect(duties[0]).toEqual({
      id: "decided-in-time",
      key: "",
      startedAt: start,
      limit: { type: "working", ms: hour },
      pausedIn: [],
      afterClosing: false,
      calendar: "company",
      versions: { policy: "fieldcare-1", calendar: "1" },
    })
  })

  test.each([
    ["met", "approved", 30],
    ["met", "approved", 60],
    ["late", "approved", 61],
    ["waived", "cancelled", 61],
  ])("is %s when %s comes after %i minutes", (type, fact, minutes) => {
    const { duties } = after(["submitted"])
    const settled = after([fact], { duties, at: start + minutes * minute })
    expect(settled.duties[0]!.outcome).toEqual({
      type,
      at: start + minutes * minute,
      due: start + hour,
      usedMs: minutes * minute,
    })
    expect(settled.changes[0]).toMatchObject({
      type: "settled",
      id: "decided-in-time",
      key: "",
      versions: duties[0]!.versions,
    })
  })

  test("that starts while it runs begins anew, and the old one is waived", () => {
    const { duties } = after(["submitted"])
    expect(outcomes(after(["submitted"], { duties, at: start + minute }).duties)).toEqual([
      ["decided-in-time", "waived"],
      ["decided-in-time", undefined],
    ])
  })

  test("is met before it starts again, when one command does both", () => {
    const { duties } = after(["submitted"])
    expect(outcomes(after(["rejected", "submitted"], { duties }).duties)).toEqual([
      ["decided-in-time", "met"],
      ["decided-in-time", undefined],
    ])
  })
})

describe("a settled duty", () => {
  const { duties } = after(["submitted"])
  const settled = after(["approved"], { duties, at: start + 2 * hour }).duties

  test("is not changed by anything that comes later, nor by a corrected calendar", () => {
    const announced = calendar(definitionOf("Asia/Shanghai", officeWeek, { holidays: ["2026-03-02"] }))
    for (const facts of [["approved"], ["rejected"], ["cancelled"], ["submitted"], ["finished", "closed"]]) {
      for (const category of ["open", "closed", "cancelled"] as const) {
        const later = after(facts, {
          duties: settled,
          at: start,
          category,
          calendars: { company: announced, site: announced, aroundTheClock },
        })
        expect(later.duties[0]).toBe(settled[0])
        expect(
          later.changes.filter(
            (change) => change.type === "settled" && change.id === "decided-in-time" && change.outcome.at > start,
          ),
        ).toEqual([])
      }
    }
  })

  test("leaves an open one beside it to follow the corrected calendar", () => {
    const announced = calendar(definitionOf("Asia/Shanghai", officeWeek, { holidays: ["2026-03-03"] }))
    const open = settled.find(({ outcome }) => outcome === undefined)!
    const setting = { stays: [stayOf(start, "open")], calendar: office, policy: defaultPolicy }
    expect(open.id).toBe("finished-in-time")
    expect(dueAt(open, { ...setting, calendar: announced })! - dueAt(open, setting)!).toBe(24 * hour)
  })
})

describe("when a case ends", () => {
  const running = after(["submitted", "approved", "submitted", "finished"]).duties

  test("closing waives what is not owed afterwards", () => {
    expect(outcomes(after(["closed"], { duties: running, category: "closed" }).duties)).toEqual([
      ["decided-in-time", "met"],
      ["finished-in-time", "met"],
      ["decided-in-time", "waived"],
      ["asked-afterwards", undefined],
    ])
  })

  test("cancelling waives everything", () => {
    const { duties } = after([], { duties: running, category: "cancelled" })
    expect(duties.every(({ outcome }) => outcome !== undefined)).toBe(true)
  })

  test("reopening starts the duty again, with a limit of its own", () => {
    const closed = after(["closed"], { duties: running, category: "closed" }).duties
    const { duties } = after(["reopened"], { duties: closed, at: start + 48 * hour })
    expect(duties.at(-1)).toMatchObject({ id: "finished-in-time", startedAt: start + 48 * hour })
    expect(duties.filter(({ id, outcome }) => id === "finished-in-time" && outcome === undefined)).toHaveLength(1)
  })
})
