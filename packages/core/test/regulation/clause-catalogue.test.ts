import { describe, expect, expectTypeOf, it } from "vitest"
import {
  chapterHeads,
  clauseCatalogue,
  ClauseInvalid,
  clauses,
  isHostClause,
  languages,
  languagesMissing,
  realisationKinds,
  type Clause,
  type ClauseId,
} from "../../src/regulation/index.ts"

/** Typed from the regulation by hand, so that a clause cannot get lost in the data unnoticed. */
const ids = `
  1.1 1.2 1.3.1 1.3.2 1.3.3 1.3.4
  2.1.1 2.1.2 2.2.1 2.2.2 2.2.3 2.3.1 2.3.2 2.4
  3.1.1 3.1.2 3.1.3 3.2.1 3.2.2 3.2.3 3.3.1 3.3.2 3.3.3 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.5.1 3.5.2 3.5.3 3.6.1 3.6.2 3.6.3
  4.1.1 4.1.2 4.2.1 4.2.2 4.3.1 4.3.2 4.4.1 4.4.2
  5.1.1 5.1.2 5.1.3 5.2.1 5.2.2 5.2.3 5.3.1 5.3.2 5.3.3 5.4.1 5.4.2 5.4.3
  6.1.1 6.1.2 6.2.1 6.2.2 6.2.3 6.3.1 6.3.2
  7.1.1 7.1.2 7.1.3 7.2.1 7.2.2 7.2.3 7.3.1 7.3.2
`
  .trim()
  .split(/\s+/)

const quietHours: Clause = {
  id: "8.1",
  chapter: "8",
  title: { en: "Quiet hours", "zh-Hans": "安静时段" },
  summary: { en: "No visit at noon.", "zh-Hans": "中午不安排上门。" },
  realisedBy: ["rule"],
}

const refusal = (hostClauses: ReadonlyArray<Clause>): ClauseInvalid => {
  try {
    clauseCatalogue(hostClauses)
  } catch (error) {
    if (error instanceof ClauseInvalid) return error
    throw error
  }
  throw new Error("The catalogue accepted what it should refuse.")
}

describe("the built-in clauses", () => {
  it("are those of the regulation, in its order", () => {
    expect(clauses.map(({ id }) => id)).toEqual(ids)
    expect(chapterHeads.map(({ id }) => id)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"])
  })

  it("stand in the chapter that their id begins with", () => {
    for (const { id, chapter } of clauses) expect(id.split(".")[0]).toBe(chapter)
  })

  it.each([...chapterHeads.map(({ id, title }) => ({ id, title })), ...clauses])(
    "$id has its words in both languages",
    (text) => {
      const words = "summary" in text ? [text.title, text.summary] : [text.title]
      for (const each of words) {
        expect(languagesMissing(each)).toEqual([])
        expect(each["zh-Hans"]).toMatch(/\p{Script=Han}/u)
        expect(each.en).not.toMatch(/\p{Script=Han}/u)
      }
    },
  )

  it("say by which kinds of thing each is realised, each kind once and in the usual order", () => {
    for (const { realisedBy } of clauses) {
      expect(realisedBy.length).toBeGreaterThan(0)
      expect(realisedBy).toEqual(realisationKinds.filter((kind) => realisedBy.includes(kind)))
    }
  })

  it("mark as inferred just what the source does not state", () => {
    expect(clauses.filter(({ inferred }) => inferred).map(({ id }) => id)).toEqual(["7.3.1", "7.3.2"])
  })

  it("make citing a clause that does not exist a type error", () => {
    expectTypeOf<"3.4.4">().toExtend<ClauseId>()
    expectTypeOf<"3.4.9">().not.toExtend<ClauseId>()
    expectTypeOf<string>().not.toExtend<ClauseId>()
  })
})

describe("isHostClause", () => {
  it.each(["8.1", "8.10", "8.2.3"])("takes %s", (id) => expect(isHostClause(id)).toBe(true))
  it.each(["8", "8.", "8.0", "8.01", "8.1.", "8.a", "80.1", "3.4.4", "18.1", "8.1\n", ""])("does not take %j", (id) =>
    expect(isHostClause(id)).toBe(false),
  )
})

describe("clauseCatalogue", () => {
  it("finds a clause by its id, and nothing under an id that no clause has", () => {
    const catalogue = clauseCatalogue()
    expect(catalogue.get("3.4.4")?.chapter).toBe("3")
    expect(catalogue.get("3.4.9")).toBeUndefined()
    expect(catalogue.get("constructor")).toBeUndefined()
  })

  it("holds a host's clauses after the built-in ones, by number", () => {
    const host = [
      { ...quietHours, id: "8.10" },
      { ...quietHours, id: "8.2.1" },
      { ...quietHours, id: "8.2" },
    ]
    const catalogue = clauseCatalogue(host)
    expect(catalogue.clauses.map(({ id }) => id)).toEqual([...ids, "8.2", "8.2.1", "8.10"])
    expect(catalogue.get("8.10")).toBe(host[0])
    expect(clauseCatalogue().get("8.10")).toBeUndefined()
  })

  it("cannot be changed afterwards", () => {
    const catalogue = clauseCatalogue()
    expect(() => (catalogue.clauses as Array<Clause>).push(quietHours)).toThrow(TypeError)
  })

  it.each([
    ["an id outside chapter 8", { ...quietHours, id: "9.1" }],
    ["the chapter of another", { ...quietHours, chapter: "3" }],
  ])("refuses %s", (_, clause) => {
    expect(refusal([clause]).problems.map(({ reason }) => reason)).toEqual(["notUnderChapter8"])
  })

  it("refuses an id that a built-in clause or another of the host's has", () => {
    const problems = refusal([{ ...quietHours, id: "3.4.4" }, quietHours, quietHours]).problems
    expect(problems.map(({ clause, reason }) => `${clause} ${reason}`)).toEqual([
      "3.4.4 notUnderChapter8",
      "3.4.4 duplicate",
      "8.1 duplicate",
    ])
  })

  it.each(languages)("refuses a clause that says nothing in %s", (language) => {
    const error = refusal([{ ...quietHours, title: { ...quietHours.title, [language]: " " } }])
    expect(error.problems).toEqual([{ clause: "8.1", reason: "wordsMissing", detail: `title.${language}` }])
  })

  it("refuses a clause that nothing of a known kind realises", () => {
    for (const realisedBy of [[], ["hope"], undefined])
      expect(refusal([{ ...quietHours, realisedBy } as never]).problems).toEqual([
        { clause: "8.1", reason: "realisedByNothing", detail: "" },
      ])
  })

  it("lists everything that is wrong, in a fixed order, and says how to mend it", () => {
    const wrong = { id: "9", chapter: "9", title: { en: "Nine" }, realisedBy: [] } as unknown as Clause
    const error = refusal([wrong])
    expect(error).toHaveProperty("_tag", "ClauseInvalid")
    expect(error.message).toBe(
      [
        `Clause "9": a company's own clause stands in chapter "8": give it an id such as "8.1" and chapter "8".`,
        `Clause "9": nothing is said in title.zh-Hans, summary.en, summary.zh-Hans: write title and summary in every language.`,
        `Clause "9": realisedBy is empty or unknown: name rule, duty, measure, record or plan.`,
      ].join("\n"),
    )
  })
})
