import { describe, expect, it } from "vitest"
import { auditMapping, mappedColumns, MappingInvalid, openAudit } from "../../src/audit/index.ts"
import { compiled, header, mapping } from "./ticket-log.ts"

const problemsOf = (changes: object): ReadonlyArray<string> => {
  try {
    openAudit({ compiled, mapping: auditMapping({ ...mapping, ...changes }), header })
    return []
  } catch (error) {
    if (!(error instanceof MappingInvalid)) throw error
    return error.problems.map(({ path }) => path)
  }
}

describe("a mapping", () => {
  it("is refused with the paths of unknown and missing fields", () => {
    expect(problemsOf({ color: "red", columns: { case: "case", activity: "what" } })).toEqual(
      expect.arrayContaining(["color", "columns.time"]),
    )
    expect(problemsOf({ activities: { take: { comand: "takeInCharge" } } })[0]).toContain("activities.take")
  })

  it.each([
    ["kind", { kind: "vehicle" }],
    ["columns.time", { columns: { ...mapping.columns, time: "nix" } }],
    ["activities.take.command", { activities: { ...mapping.activities, take: { command: "steal" } } }],
    [
      "activities.take.status",
      { activities: { ...mapping.activities, take: { command: "takeInCharge", status: "gone" } } },
    ],
    ["activities.take", { activities: { ...mapping.activities, take: {} } }],
    ["activities.take", { activities: { ...mapping.activities, take: { command: "takeInCharge", ignore: true } } }],
    [
      "activities.take.when",
      { activities: { ...mapping.activities, take: { command: "takeInCharge", when: { nix: "1" } } } },
    ],
    [
      "activities.solve.input.attOnce",
      { activities: { ...mapping.activities, solve: { command: "answer", input: { attOnce: true } } } },
    ],
    [
      "activities.solve.input.atOnce",
      { activities: { ...mapping.activities, solve: { command: "answer", input: { atOnce: { column: "nix" } } } } },
    ],
    [
      "activities.solve.input.atOnce.eqals",
      {
        activities: {
          ...mapping.activities,
          solve: { command: "answer", input: { atOnce: { column: "fixed", eqals: "x" } } },
        },
      },
    ],
    ["begins.command", { begins: { command: "takeInCharge" } }],
    ["judges.0", { judges: ["no-such-rule"] }],
    ["activities.take.after.0", { activities: { ...mapping.activities, take: { ignore: true, after: ["nix"] } } }],
    ["activities.take.figures.0", { activities: { ...mapping.activities, take: { ignore: true, figures: ["nix"] } } }],
    ["figures.nix", { figures: { nix: "counted by nobody" } }],
    ["begins.time", { begins: { ...mapping.begins, time: "nix" } }],
    ["judges.0", { judges: ["identity-shown"] }],
    ["cannotJudge.nix", { cannotJudge: { nix: "why" } }],
    ["cannotJudge.works-after-repair", { cannotJudge: { "works-after-repair": "why" } }],
    ["time.zone", { time: { zone: "Mars/Olympus" } }],
    ["time.zone", { time: { pattern: "d/M/yyyy" } }],
    ["time.pattern", { time: { pattern: "d/M", zone: "UTC" } }],
    ["time.pattern", { time: { pattern: "d/M/yyyy hh", zone: "UTC" } }],
  ])("is refused at %s", (path, changes) => {
    expect(problemsOf(changes)).toContain(path)
  })

  it("takes values from columns: as they are, compared, mapped, as numbers, nested, optional", () => {
    const input = {
      channel: { column: "fixed", map: { t: "hotline" } },
      service: "repair",
      priority: "low",
      customer: { id: { column: "who" }, name: { column: "case", optional: true } },
    }
    const audit = openAudit({
      compiled,
      mapping: auditMapping({
        ...mapping,
        activities: { open: { command: "receive", input } },
        judges: ["intake-complete"],
      }),
      header,
    })
    audit.row(["A", "open", "2026-03-02T10:00Z", "C-7", "t"], 2)
    audit.row(["B", "open", "2026-03-02T10:00Z", "C-7", "fax"], 3)
    const report = audit.report()
    expect(report.problems).toEqual([
      { line: 3, problem: expect.stringContaining("fixed gives nothing that receive can use") },
    ])
    expect(report.findings.find(({ id }) => id === "intake-complete")).toMatchObject({ judged: 1, breached: 1 })
  })
})

describe("the columns that a mapping asks for", () => {
  it("are all that it speaks of, each once", () => {
    const begins = { command: "receive", input: { customer: { id: { column: "client" } } }, time: "opened" }
    const given = auditMapping({ ...JSON.parse(JSON.stringify(mapping)), begins })
    expect(mappedColumns(given)).toEqual(["case", "what", "when", "who", "opened", "client", "fixed"])
  })
})
