import { describe, expect, it } from "vitest"
import {
  clauseCatalogue,
  ClauseUnknown,
  clauses,
  coverage,
  coverageMarkdown,
  type Realisation,
} from "../../src/regulation/index.ts"

const catalogue = clauseCatalogue()
const consent: Realisation = { clause: "3.4.4", by: "rule", id: "ticket.consentGiven" }
const of = (realisations: ReadonlyArray<Realisation>, id: string) =>
  coverage(catalogue, realisations).clauses.find((clause) => clause.id === id)!

describe("coverage", () => {
  it("shows every clause of the catalogue, also where nothing realises any", () => {
    const { clauses: covered, chapters } = coverage(catalogue, [])
    expect(covered.map(({ id }) => id)).toEqual(clauses.map(({ id }) => id))
    expect(covered.every(({ gap }) => gap)).toBe(true)
    expect(covered.map(({ missing }) => missing)).toEqual(clauses.map(({ realisedBy }) => realisedBy))
    expect(chapters.map(({ id }) => id)).toContain("8")
  })

  it("lists what realises a clause under its kind, each id once, in order", () => {
    const realisations: ReadonlyArray<Realisation> = [
      { clause: "4.2.1", by: "record", id: "inspection" },
      { clause: "4.2.1", by: "plan", id: "sampling" },
      { clause: "4.2.1", by: "measure", id: "b" },
      { clause: "4.2.1", by: "measure", id: "a" },
      { clause: "4.2.1", by: "measure", id: "b" },
      { clause: "4.2.1", by: "rule", id: "r" },
      { clause: "4.2.1", by: "duty", id: "d" },
      consent,
    ]
    expect(of(realisations, "4.2.1")).toEqual({
      id: "4.2.1",
      chapter: "4",
      title: catalogue.get("4.2.1")!.title,
      rules: ["r"],
      duties: ["d"],
      measures: ["a", "b"],
      records: ["inspection"],
      plans: ["sampling"],
      gap: false,
      missing: [],
    })
  })

  it("tells a clause that is realised in part from a gap", () => {
    const partial = of([{ clause: "3.4.1", by: "rule", id: "ticket.identityShown" }], "3.4.1")
    expect([partial.gap, partial.missing]).toEqual([false, ["duty"]])
  })

  it("covers a host's clause like any other", () => {
    const host = clauseCatalogue([
      {
        id: "8.1",
        chapter: "8",
        title: { en: "Quiet | hours", "zh-Hans": "安静时段" },
        summary: { en: "No visit at noon.", "zh-Hans": "中午不安排上门。" },
        realisedBy: ["rule"],
      },
    ])
    const covered = coverage(host, [{ clause: "8.1", by: "rule", id: "acme.quietHours" }])
    expect(covered.clauses.at(-1)?.rules).toEqual(["acme.quietHours"])
    expect(coverageMarkdown(covered, "en")).toContain("| 8.1 | Quiet \\| hours | `acme.quietHours` |")
  })

  it("refuses what cites a clause that the catalogue does not have, and names all of it", () => {
    const wrong: ReadonlyArray<Realisation> = [
      { clause: "3.4.9", by: "rule", id: "a" },
      consent,
      { clause: "8.1", by: "duty", id: "b" },
    ]
    expect(() => coverage(catalogue, wrong)).toThrow(ClauseUnknown)
    expect(() => coverage(catalogue, wrong)).toThrow(
      `The rule "a" cites clause "3.4.9", which is not in the catalogue: cite one that is, or add it under chapter 8.\n` +
        `The duty "b" cites clause "8.1", which is not in the catalogue: cite one that is, or add it under chapter 8.`,
    )
  })
})

describe("coverageMarkdown", () => {
  const page = (language: "en" | "zh-Hans") => coverageMarkdown(coverage(catalogue, [consent]), language)

  it("prints a table for each chapter with a row for each clause", () => {
    const lines = page("en").split("\n")
    expect(lines.filter((line) => line.startsWith("## ")).length).toBe(8)
    for (const { id } of clauses) expect(lines.filter((line) => line.startsWith(`| ${id} |`)).length).toBe(1)
    const bars = lines.filter((line) => line.startsWith("|")).map((line) => line.split("|").length)
    expect(new Set(bars)).toEqual(new Set([9]))
  })

  it.each([
    ["en", "69 clauses: 68 with a gap, 0 realised in part.", "**gap**", "*inferred*", "No clause."],
    ["zh-Hans", "共 69 条：68 条存在缺口，0 条部分实现。", "**缺口**", "*推断*", "无条款。"],
  ] as const)("counts and prints the gaps in %s", (language, summary, gap, inferred, empty) => {
    const text = page(language)
    expect(text).toContain(summary)
    expect(text.split(gap).length - 1).toBe(68)
    expect(text.split(inferred).length - 1).toBe(2)
    expect(text.split("\n").find((line) => line.startsWith("| 3.4.4 |"))).not.toContain(gap)
    expect(text).toContain(empty)
    expect(text.endsWith("\n")).toBe(true)
  })
})
