import { gzipSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { folder, ranIn } from "./folder.ts"

const mapping = {
  name: "Small log",
  kind: "ticket",
  columns: { case: "case", activity: "what", time: "when" },
  begins: {
    command: "receive",
    input: { channel: "hotline", service: "repair", priority: "low", customer: { id: "C-1" } },
  },
  activities: {
    take: { command: "takeInCharge" },
    solve: { command: "answer", input: { atOnce: false } },
    shut: { command: "close" },
  },
  judges: ["taken-in-charge-before-answer"],
}
const log = [
  "case,what,when",
  "1,take,2026-03-02T09:00Z",
  "1,solve,2026-03-02T10:00Z",
  "2,solve,2026-03-02T11:00Z",
  "2,dance,2026-03-02T11:30Z",
  "2,shut,noon",
  "",
].join("\n")
const files = { "log.csv": log, "log.csv.gz": gzipSync(log), "map.json": JSON.stringify(mapping) }

const ran = async (argv: ReadonlyArray<string>, more: Readonly<Record<string, string>> = {}, terminal = {}) =>
  ranIn(await folder({ ...files, ...more }), argv, terminal)

describe("fieldcare audit", () => {
  it("prints one JSON object with exactly the promised fields", async () => {
    const { code, out, error } = await ran(["audit", "log.csv", "--mapping", "map.json", "--json"])
    const report = JSON.parse(out)
    expect([code, error]).toEqual([0, ""])
    expect(Object.keys(report)).toEqual([
      "cases",
      "events",
      "findings",
      "figures",
      "notJudged",
      "unknownActivities",
      "problemCount",
      "problems",
    ])
    expect(report).toMatchObject({
      cases: 2,
      events: 4,
      unknownActivities: [{ name: "dance", events: 1 }],
      problemCount: 1,
    })
    expect(report.problems).toEqual([{ line: 6, problem: "Its time is not written as the mapping says: noon." }])
    expect(report.findings).toContainEqual({
      id: "taken-in-charge-before-answer",
      clause: "3.1.3",
      judged: 2,
      breached: 1,
      examples: ["2"],
    })
    for (const finding of report.findings)
      expect(Object.keys(finding)).toEqual(["id", "clause", "judged", "breached", "examples"])
  })

  it("says the same of a compressed log", async () => {
    const plain = await ran(["audit", "log.csv", "--mapping", "map.json", "--json"])
    expect((await ran(["audit", "log.csv.gz", "--mapping", "map.json", "--json"])).out).toBe(plain.out)
  })

  it("prints a table with the rule in words, in the language asked for", async () => {
    const { out } = await ran(["audit", "log.csv", "--mapping", "map.json"])
    expect(out).toContain("Small log: 2 cases, 4 events")
    expect(out).toMatch(/3\.1\.3 .*before it is answered +2 +1 +50\.0 +2\n/)
    expect(out).toContain("What this log cannot tell")
    expect(out).toContain("dance")
    const chinese = await ran(["audit", "log.csv", "--mapping", "map.json", "--language", "zh-Hans"])
    expect(chinese.out).toContain("该日志无法判断的内容")
    expect(chinese.out).toContain("单据未关闭")
  })

  it("tells progress on standard error: on a terminal, or where it is asked for", async () => {
    expect((await ran(["audit", "log.csv", "--mapping", "map.json", "--progress"])).error).toMatch(/^100 %, \d events/)
    expect((await ran(["audit", "log.csv", "--mapping", "map.json"], {}, { interactive: true })).error).toMatch(
      /\r100 %.*\r/,
    )
  })

  it("answers 1 for a breach only where that is asked for", async () => {
    expect((await ran(["audit", "log.csv", "--mapping", "map.json", "--fail-on-breach"])).code).toBe(1)
    const clean = { "log.csv": log.split("\n").slice(0, 3).join("\n") }
    expect((await ran(["audit", "log.csv", "--mapping", "map.json", "--fail-on-breach"], clean)).code).toBe(0)
  })

  it.each([
    ["no mapping", ["audit", "log.csv"], {}, "--mapping"],
    ["no log", ["audit", "--mapping", "map.json"], {}, "'log'"],
    ["a log that is not there", ["audit", "no.csv", "--mapping", "map.json"], {}, "no.csv"],
    ["a mapping that is no JSON", ["audit", "log.csv", "--mapping", "map.json"], { "map.json": "{" }, "JSON"],
    [
      "a mapping with an unknown field",
      ["audit", "log.csv", "--mapping", "map.json"],
      { "map.json": JSON.stringify({ ...mapping, x: 1 }) },
      "x:",
    ],
    [
      "a mapping of an unknown kind",
      ["audit", "log.csv", "--mapping", "map.json"],
      { "map.json": JSON.stringify({ ...mapping, kind: "x" }) },
      "ticket",
    ],
    [
      "a log without the mapped columns",
      ["audit", "log.csv", "--mapping", "map.json"],
      { "log.csv": "a,b\n1,2\n" },
      "columns.case",
    ],
    ["an option that is none", ["audit", "log.csv", "--maping", "map.json"], {}, "--maping"],
    ["an option of another command", ["coverage", "--mapping", "map.json"], {}, "--mapping"],
    ["a language that is none", ["coverage", "--language", "xx"], {}, "zh-Hans"],
    ["a command that is none", ["adit"], {}, "adit"],
    ["no command", [], {}, "fieldcare audit"],
    ["a lifecycle that is none", ["diagram", "tickets"], {}, "ticket"],
  ])("answers 2 for %s and says so", async (_name, argv, more, words) => {
    const { code, out, error } = await ran(argv, more)
    expect([code, out]).toEqual([2, ""])
    expect(error).toContain(words)
  })
})

describe("fieldcare coverage", () => {
  it("prints every clause with what realises it, gaps included", async () => {
    const { clauses } = JSON.parse((await ran(["coverage", "--json"])).out)
    expect(clauses.length).toBeGreaterThan(30)
    for (const clause of clauses) {
      expect(clause).toMatchObject({ id: expect.any(String), title: expect.any(String) })
      for (const kind of ["rules", "duties", "measures", "records", "plans"]) expect(clause[kind]).toBeInstanceOf(Array)
    }
    expect(clauses.find(({ id }: { readonly id: string }) => id === "3.1.3").rules).toContain(
      "ticket.taken-in-charge-before-answer",
    )
    expect(clauses.some(({ gap }: { readonly gap: boolean }) => gap)).toBe(true)
  })

  it("prints a page and a table", async () => {
    expect((await ran(["coverage", "--markdown"])).out).toMatch(/^# Clause coverage\n/)
    expect((await ran(["coverage", "--language", "zh-Hans"])).out).toContain("缺口")
    expect((await ran(["coverage", "--json", "--markdown"])).code).toBe(2)
  })
})

describe("fieldcare", () => {
  it("helps, and tells its version", async () => {
    expect((await ran(["--help"])).out).toContain("Exit codes")
    expect((await ran(["audit", "-h"])).code).toBe(0)
    expect((await ran(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
