import { gzipSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { folder, ranIn } from "./folder.ts"
import { zipOf } from "./zip-of.ts"

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
const map = JSON.stringify(mapping)
const files = { "log.csv": log, "map.json": map }

const audit = ["audit", "log.csv", "--mapping", "map.json"]

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
      "from",
      "to",
      "under",
      "caseCounts",
      "findings",
      "duties",
      "figures",
      "statuses",
      "months",
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

  it("counts duties under the policy and the calendar of files, and says which these are", async () => {
    const judging = JSON.stringify({ ...mapping, judges: ["resolution"] })
    const company = { id: "night", version: "7", zone: "UTC", week: { monday: [["20:00", "24:00"]] } }
    const given = {
      "log.csv": "case,what,when\n1,take,2026-03-02T09:00Z\n1,solve,2026-03-02T20:03Z\n",
      "map.json": judging,
      "policy.json": JSON.stringify({
        version: "strict",
        service: { priorities: { low: { firstResponseWorkingMinutes: 1, resolutionWorkingMinutes: 2 } } },
      }),
      "calendar.json": JSON.stringify(company),
    }
    const asked = ["audit", "log.csv", "--mapping", "map.json"]
    const counts = async (...more: ReadonlyArray<string>) => {
      const { duties, under } = JSON.parse((await ran([...asked, "--json", ...more], given)).out)
      return [duties[0].met, duties[0].late, under]
    }
    const assumed = { id: "office-hours", version: "assumed", zone: "UTC", week: expect.anything() }
    expect(await counts()).toEqual([1, 0, { policy: "fieldcare-1", calendar: assumed }])
    expect(await counts("--policy", "policy.json")).toEqual([0, 1, { policy: "strict", calendar: assumed }])
    const both = ["--policy", "policy.json", "--calendar", "calendar.json"]
    expect(await counts(...both)).toEqual([0, 1, { policy: "strict", calendar: company }])
    expect(await counts("--calendar", "calendar.json")).toEqual([1, 0, { policy: "fieldcare-1", calendar: company }])
    const text = (await ran([...asked, ...both], given)).out
    expect(text).toMatch(/1\.3\.1 +Resolution +0 +1 +100\.0 +0 +0 +0 +1\n/)
    expect(text).toContain("Policy: strict")
    expect(text).toContain("night (7), UTC: Mon 20:00–24:00; 0 holidays, 0 extra working days")
    const chinese = (await ran([...asked, ...both, "--language", "zh-Hans"], given)).out
    expect(chinese).toContain("night（7），UTC：周一 20:00–24:00；节假日 0 天，调休工作日 0 天")
  })

  it("says the same of a log however it is packed", async () => {
    const packed = await folder({
      "log.csv.gz": gzipSync(log),
      "log.csv.zip": zipOf({ "log.csv": log }),
      "m.json": map,
    })
    const plain = await ran([...audit, "--json"])
    for (const name of ["log.csv.gz", "log.csv.zip"]) {
      const { out, error } = await ranIn(packed, ["audit", name, "--mapping", "m.json", "--json", "--progress"])
      expect(out).toBe(plain.out)
      expect(error).toMatch(/^100 %, 4 events, 2 cases/)
    }
  })

  it("says the same of a log of objects, but for the lines", async () => {
    const [header = "", ...rows] = log.trim().split("\n")
    const names = header.split(",")
    const objects = rows.map((row) =>
      JSON.stringify(Object.fromEntries(row.split(",").map((cell, index) => [names[index], cell]))),
    )
    const { problems: _, ...plain } = JSON.parse((await ran([...audit, "--json"])).out)
    const { problems, ...same } = JSON.parse((await ran([...audit, "--json"], { "log.csv": objects.join("\n") })).out)
    expect(same).toEqual(plain)
    expect(problems).toEqual([{ line: 5, problem: expect.stringContaining("noon") }])
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
    ["a policy that is not there", [...audit, "--policy", "no.json"], {}, "There is no policy no.json."],
    [
      "a policy with a wrong figure",
      [...audit, "--policy", "p.json"],
      { "p.json": '{"version":"1","service":{"followUp":{"dueDays":0}}}' },
      "service.followUp.dueDays = 0 is not allowed. Give a whole number",
    ],
    ["a policy that is no object", [...audit, "--policy", "p.json"], { "p.json": "[]" }, "The policy p.json"],
    [
      "a calendar with a misspelled field",
      [...audit, "--calendar", "c.json"],
      { "c.json": '{"id":"c","version":"1","zone":"UTC","week":{},"holiday":[]}' },
      "holiday: is no field of it; use id, version",
    ],
    [
      "a calendar in an unknown zone",
      [...audit, "--calendar", "c.json"],
      { "c.json": '{"id":"c","version":"1","zone":"Mars","week":{}}' },
      "zone:",
    ],
    ["an entry of what is no archive", [...audit, "--entry", "a.csv"], {}, "leave out --entry"],
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
  it("tells what is missing in the language that is asked for", async () => {
    const said = async (...argv: ReadonlyArray<string>) => {
      const { code, error } = await ran([...argv, "--language", "zh-Hans"])
      return `${code} ${error}`
    }
    expect(await said("audit", "log.csv")).toBe("2 请说明日志的含义：--mapping <文件>。参见 fieldcare audit --help。\n")
    expect(await said("audit", "log.csv", "--mapping", "none.json")).toBe("2 映射文件 none.json 不存在。\n")
    expect(await said("completion", "tcsh")).toBe(
      "2 shell 的值 tcsh 无效。请使用其中之一：bash、zsh、fish。参见 fieldcare completion --help。\n",
    )
    expect((await ran(["init", "--driver", "oracle"])).error).toBe(
      "--driver cannot be oracle. Give one of postgres, mariadb, sqlite, pglite. See fieldcare init --help.\n",
    )
    expect(await said("diagram", "tickt")).toContain("没有生命周期 tickt。可用的有：person、ticket、")
    expect((await ran(["audit", "log.csv", "--mapping", "none.json"])).error).toBe("There is no mapping none.json.\n")
  })

  it("helps, and tells its version", async () => {
    expect((await ran(["--help"])).out).toContain("Exit codes")
    expect((await ran(["audit", "-h"])).code).toBe(0)
    expect((await ran(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
