// A log in which every row is the whole case as it stood after a change.
import { describe, expect, it } from "vitest"
import { auditMapping, openAudit } from "../../src/audit/index.ts"
import { compiled } from "./ticket-log.ts"

const header = ["number", "state", "updated", "person", "opened", "fixed"]
const mapping = {
  name: "states",
  kind: "ticket",
  columns: { case: "number", activity: "state", time: "updated", actor: "person" },
  missing: ["?"],
  begins: {
    command: "receive",
    input: { channel: "hotline", service: "repair", priority: "low", customer: { id: "C-1" } },
    time: "opened",
  },
  activities: {
    New: { ignore: true },
    Active: [
      { after: ["Active"], ignore: true },
      { after: ["Resolved"], command: "reportUnsolved", input: { reason: "r" }, figures: ["reopened"] },
      { command: "takeInCharge" },
    ],
    Test: { command: "recordTest", input: { passed: { column: "fixed", equals: "yes" } }, status: "accepted" },
    Resolved: [
      { after: ["Resolved"], ignore: true },
      { after: [null], ignore: true, figures: ["beginsResolved"] },
      { command: "answer", input: { atOnce: false } },
    ],
  },
  figures: { reopened: { en: "Reopened", "zh-Hans": "重新打开" }, beginsResolved: "Begins as resolved" },
  judges: ["taken-in-charge-before-answer", "unsolved-reported-before-answering-again"],
}

const audited = (rows: ReadonlyArray<string>, changes: object = {}) => {
  const audit = openAudit({ compiled, mapping: auditMapping({ ...mapping, ...changes }), header })
  rows.forEach((row, index) => {
    const [id = "", state = "", person = "ann", fixed = ""] = row.split(" ")
    const minute = String(index).padStart(2, "0")
    audit.row([id, state, `2026-03-02T10:${minute}Z`, person, "2026-03-02T08:00Z", fixed], index + 2)
  })
  return audit
}
const breached = (audit: ReturnType<typeof audited>) =>
  audit.report().findings.flatMap(({ id, breached }) => (breached === 0 ? [] : [id]))

describe("a log of states", () => {
  it("is judged by its changes: a state that is repeated stands for nothing", () => {
    expect(breached(audited(["A New", "A New", "A Active", "A Active", "A Resolved", "A Resolved"]))).toEqual([])
    expect(audited(["A New", "A New", "A Active"]).report().events).toBe(3)
  })

  it("is the same in whichever way cases are mixed", () => {
    const mixed = ["A Active", "B Active", "A Resolved", "B Resolved", "A Resolved", "B Active", "A Active"]
    const figures = audited(mixed).report().figures
    expect(figures[0]).toEqual({ id: "reopened", title: "Reopened", cases: 2, events: 2, examples: ["B", "A"] })
  })

  it("counts figures in rows and in cases, with a title in the language asked for", () => {
    const audit = audited(["A Resolved", "B Active", "B Resolved", "B Active", "B Resolved", "B Active"])
    expect(audit.report().figures).toEqual([
      { id: "reopened", title: "Reopened", cases: 1, events: 2, examples: ["B"] },
      { id: "beginsResolved", title: "Begins as resolved", cases: 1, events: 1, examples: ["A"] },
    ])
    expect(audit.report({ language: "zh-Hans" }).figures[0]?.title).toBe("重新打开")
  })

  it("goes on from the last state that was understood", () => {
    const audit = audited(["A Active", "A -100", "A -100", "A Active"])
    expect(audit.report().unknownActivities).toEqual([{ name: "-100", events: 2 }])
    expect(breached(audit)).toEqual([])
  })

  it("takes a missing text for an empty cell: of the case, of who acted, of an input", () => {
    const audit = audited(["? Active", "A Active", "A Test ann ?", "A Resolved ?"])
    const { problems } = audit.report()
    expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
      [2, "It names no case."],
      [4, expect.stringContaining("fixed gives nothing")],
    ])
    expect(audited(["A Active ?", "A Resolved"], { missing: [] }).report().problemCount).toBe(0)
  })
})
