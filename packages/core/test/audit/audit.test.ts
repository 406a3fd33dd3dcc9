import { describe, expect, it } from "vitest"
import * as fc from "fast-check"
import { openAudit, auditMapping } from "../../src/audit/index.ts"
import { audited, breaches, cells, compiled, header, mapping } from "./ticket-log.ts"

describe("an audit", () => {
  it("counts a case that keeps the rules as judged and finds nothing", () => {
    const report = audited(["A open", "A take", "A solve", "A shut"]).report()
    expect(report).toMatchObject({ cases: 1, events: 4, unknownActivities: [], problems: [], problemCount: 0 })
    expect(report.findings.map(({ id, judged, breached }) => [id, judged, breached])).toEqual([
      ["case-is-open", 1, 0],
      ["status-allows-command", 1, 0],
      ["status-allows-command", 1, 0],
      ["status-allows-command", 1, 0],
      ["taken-in-charge-before-answer", 1, 0],
      ["unsolved-reported-before-answering-again", 1, 0],
      ["works-after-repair", 1, 0],
    ])
  })

  it("finds an answer by nobody in charge, a second answer, and what comes after closing", () => {
    expect(breaches(audited(["A solve", "A shut"]))).toEqual({ "taken-in-charge-before-answer 3.1.3": 1 })
    expect(breaches(audited(["A take", "A solve", "A solve", "A shut"]))).toEqual({
      "unsolved-reported-before-answering-again 3.6.2": 1,
    })
    expect(breaches(audited(["A take", "A solve", "A shut", "A take"]))).toEqual({ "case-is-open 3.6.2": 1 })
  })

  it("looks at the last test before a case is closed", () => {
    expect(breaches(audited(["A take", "A test no", "A shut"]))).toMatchObject({ "works-after-repair 3.6.2": 1 })
    const mended = audited(["A take", "A test no", "A back", "A test yes", "A shut"])
    expect(breaches(mended)["works-after-repair 3.6.2"]).toBeUndefined()
  })

  it("takes the mapped status after a breach, so that one fault is counted once", () => {
    // Closed out of order: what follows is as it should be after a closing, and only the closing is told.
    expect(breaches(audited(["A take", "A wait", "A shut"]))).toEqual({ "status-allows-command 3.6.2": 1 })
    expect(breaches(audited(["A take", "A solve", "A wait", "A solve"]))).toEqual({
      "status-allows-command 1.3.1": 1,
      "unsolved-reported-before-answering-again 3.6.2": 1,
    })
  })

  it("counts in cases and gives the first five as examples", () => {
    const rows = Array.from({ length: 8 }, (_, index) => [
      `C${index} solve`,
      `C${index} solve`,
      `C${index} solve`,
    ]).flat()
    const found = audited(rows)
      .report()
      .findings.find(({ id }) => id === "unsolved-reported-before-answering-again")
    expect(found).toMatchObject({ judged: 8, breached: 8, examples: ["C0", "C1", "C2", "C3", "C4"] })
  })

  it("takes the beginning as given only where the first row makes no ticket", () => {
    expect(breaches(audited(["A take", "A open"]))).toEqual({ "status-allows-command 3.1.2": 1 })
    expect(breaches(audited(["A open", "A take"]))).toEqual({})
    expect(breaches(audited(["A take"], { begins: undefined }))).toEqual({ "status-allows-command 3.1.3": 1 })
  })

  it("counts unknown activities and activities without a fitting rule, and changes nothing by them", () => {
    const report = audited(["A take", "A dance", "A dance", "A sing", "A solve"]).report()
    expect(report.unknownActivities).toEqual([
      { name: "dance", events: 2 },
      { name: "sing", events: 1 },
    ])
    expect(report.events).toBe(5)
    const picky = audited(["A test no"], { activities: { test: { when: { fixed: "yes" }, ignore: true } }, judges: [] })
    expect(picky.report().unknownActivities).toEqual([{ name: "test", events: 1 }])
  })

  it("names at most 1,000 unknown activities", () => {
    const { unknownActivities } = audited(Array.from({ length: 1200 }, (_, index) => `A x${index}`)).report()
    expect(unknownActivities).toHaveLength(1001)
    expect(unknownActivities[0]).toEqual({ name: "…", events: 200 })
  })

  it("counts malformed rows with their line, and goes on", () => {
    const audit = audited(["A take"])
    audit.row(["A", "solve"], 3)
    audit.row(["", "solve", "2026-03-02T10:00Z", "", ""], 4)
    audit.row(["A", "solve", "yesterday", "", ""], 5)
    audit.row(["A", "test", "2026-03-02T10:00Z", "", ""], 6)
    audit.row(["A", "take", "2026-03-01T10:00Z", "", ""], 7)
    const report = audit.report()
    expect(report.problems.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7])
    expect(report.problems[0]?.problem).toBe("It has 2 cells where the header has 5.")
    expect(report.problems[3]?.problem).toContain("fixed gives nothing that recordTest can use")
    expect(report).toMatchObject({ events: 3, problemCount: 5 })
    expect(audit.report({ language: "zh-Hans" }).problems[1]?.problem).toBe("缺少案例编号。")
  })

  it("keeps 100 problems and counts all", () => {
    const report = audited(Array.from({ length: 150 }, () => " take")).report()
    expect(report.problems).toHaveLength(100)
    expect(report.problemCount).toBe(150)
  })

  it("tells what the log could not be judged by, each rule with its clause and why", () => {
    const { notJudged, findings } = audited(["A take", "A shut"]).report()
    expect(notJudged).toContainEqual({
      id: "works-after-repair",
      clause: "3.6.2",
      why: "In 1 cases test was not known.",
    })
    expect(notJudged).toContainEqual({
      id: "taken-in-charge-before-answer",
      clause: "3.1.3",
      why: "No row of this log came to answer.",
    })
    expect(notJudged).toContainEqual({
      id: "identity-shown",
      clause: "3.4.1",
      why: "No activity of this log stands for arrive.",
    })
    const judged = new Set(findings.map(({ id }) => id))
    const told = new Set(notJudged.map(({ id }) => id))
    const all = [...Object.keys(compiled.lifecycle.rules), ...Object.keys(compiled.lifecycle.separations)]
    expect(all.filter((id) => !judged.has(id) && !told.has(id))).toEqual([])
    expect(Object.keys(compiled.lifecycle.duties).every((id) => told.has(id))).toBe(true)
  })

  it("cannot tell of a signature what form it stands under: a log has no digest of what was shown", () => {
    const activities = {
      done: { command: "complete", status: "completed" },
      sign: { command: "accept", input: { signature: { signedBy: "c", shown: "0".repeat(64) } } },
    }
    const { findings, notJudged } = audited(["A done", "A sign"], {
      activities,
      judges: ["signature-binds-form"],
    }).report()
    expect(findings.map(({ id }) => id)).not.toContain("signature-binds-form")
    expect(notJudged).toContainEqual({
      id: "signature-binds-form",
      clause: "3.5.3",
      why: "In 1 cases form was not known.",
    })
  })

  it("gives the mapping's own reason in the language asked for", () => {
    const cannotJudge = { "intake-complete": { en: "No description.", "zh-Hans": "无描述。" } }
    const audit = audited(["A take"], { cannotJudge })
    const why = (language: "en" | "zh-Hans") =>
      audit.report({ language }).notJudged.find(({ id }) => id === "intake-complete")?.why
    expect([why("en"), why("zh-Hans")]).toEqual(["No description.", "无描述。"])
  })

  it("judges a separation by the column of who acted, and only where it is filled", () => {
    const activities = {
      work: { command: "startWork", status: "accepted" },
      ask: { command: "recordFollowUp", input: { score: 5 } },
    }
    const rows = (first: string, later: string) => [
      ["A", "work", "2026-03-02T10:00Z", first, ""],
      ["A", "ask", "2026-03-02T11:00Z", later, ""],
    ]
    const separation = (all: ReadonlyArray<ReadonlyArray<string>>, columns: object = mapping.columns) => {
      const audit = openAudit({
        compiled,
        mapping: auditMapping({ ...mapping, columns, activities, judges: [] }),
        header,
      })
      all.forEach((row, index) => audit.row(row, index + 2))
      const report = audit.report()
      return {
        found: report.findings.find(({ id }) => id === "performer-not-follow-up"),
        not: report.notJudged.find(({ id }) => id === "performer-not-follow-up")?.why,
      }
    }
    expect(separation(rows("ann", "ann")).found).toMatchObject({ judged: 1, breached: 1, examples: ["A"] })
    expect(separation(rows("ann", "bob")).found).toMatchObject({ judged: 1, breached: 0 })
    expect(separation(rows("ann", "")).not).toBe("In 1 cases actor was not known.")
    const { actor: _actor, ...without } = mapping.columns
    expect(separation(rows("ann", "ann"), without)).toEqual({
      found: undefined,
      not: "This log has no column for who acted.",
    })
  })

  it("counts a rule that throws at a log's input as not judged", () => {
    const audit = audited(["A take"], {
      activities: { take: { command: "offerAppointment", input: {} } },
      judges: ["offered-windows-in-future"],
    })
    expect(audit.report().notJudged.find(({ id }) => id === "offered-windows-in-future")?.why).toBe(
      "In 1 cases the rows said too little for the rule to be read.",
    )
  })
})

describe("the order of rows", () => {
  const row = fc.tuple(
    fc.constantFrom("A", "B", "C"),
    fc.constantFrom("open", "take", "wait", "solve", "test yes", "test no", "back", "shut", "cough", "huh"),
  )

  it("does not matter between cases: mixed and grouped logs give the same findings", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const mixed = rows.map(([id, what]) => `${id} ${what}`)
        const grouped = mixed.toSorted((one, other) => one.charCodeAt(0) - other.charCodeAt(0))
        const counts = (lines: ReadonlyArray<string>, changes: object) =>
          audited(lines, changes)
            .report()
            .findings.map(({ id, clause, judged, breached }) => [id, clause, judged, breached])
        expect(counts(grouped, { grouped: true })).toEqual(counts(mixed, {}))
        expect(counts(grouped, {})).toEqual(counts(mixed, {}))
      }),
    )
  })

  it("is noticed where a log says that it is grouped and is not", () => {
    const report = audited(["A take", "B take", "A solve"], { grouped: true }).report()
    expect(report.cases).toBe(3)
    expect(report.problems).toEqual([{ line: 4, problem: expect.stringContaining("Case A comes back") }])
  })

  it("is no concern of a grouped log of many cases: none is taken for another", () => {
    const audit = openAudit({ compiled, mapping: auditMapping({ ...mapping, grouped: true }), header })
    for (let index = 0; index < 200_000; index++) audit.row(cells(`Case-${index} take`, 0), index + 2)
    expect(audit.report()).toMatchObject({ cases: 200_000, problemCount: 0 })
  })

  it("never makes it throw, whatever the cells are", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("A", "take", "test", "solve", "yes", "2026-03-02T10:00Z", "constructor", "__proto__"),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 20 }), (rows) => {
        const audit = audited([])
        rows.forEach((one, index) => audit.row(one, index + 2))
        const report = audit.report()
        expect(report.events).toBe(audit.events)
        expect(Object.keys({})).toEqual([])
      }),
    )
  })
})
