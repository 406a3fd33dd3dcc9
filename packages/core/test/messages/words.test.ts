import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import type { Chapter } from "../../src/engine/chapter.ts"
import { compileMachine } from "../../src/engine/machine.ts"
import { placeSorts } from "../../src/ledger/place.ts"
import { roles } from "../../src/trust/actor.ts"
import { engineWords } from "../../src/messages/engine-words.ts"
import { factWords } from "../../src/messages/fact-words.ts"
import { fill, filled, type RuleWords, unfilled } from "../../src/messages/rule-words.ts"
import { vocabularies } from "../../src/messages/value-words.ts"
import { languages, languagesMissing } from "../../src/messages/words.ts"
import { regulation } from "../../src/regulation-chapters.ts"

const chapters: ReadonlyArray<Chapter> = regulation()
const lifecycles = chapters.flatMap((chapter) =>
  chapter.lifecycles.map((lifecycle) => ({ kind: lifecycle.kind, lifecycle, words: chapter.words[lifecycle.kind]! })),
)

const names = (template: string) => [...template.matchAll(/\{(\w+(?::\w+)?)\}/g)].map(([, name]) => name!).toSorted()
const ruleWords: ReadonlyArray<readonly [string, RuleWords]> = [
  ...Object.entries(engineWords),
  ...lifecycles.flatMap(({ kind, words }) =>
    [...Object.entries(words.rules), ...Object.entries(words.separations)].map(
      ([id, one]) => [`${kind}.${id}`, one] as const,
    ),
  ),
]

describe("words", () => {
  test.each(lifecycles)("of $kind are there for all it declares, and for nothing else", ({ lifecycle, words }) => {
    const keys = (record: object) => Object.keys(record).toSorted()
    expect(keys(words.rules)).toEqual(keys(lifecycle.rules))
    expect(keys(words.separations)).toEqual(keys(lifecycle.separations))
    expect(keys(words.duties)).toEqual(keys(lifecycle.duties))
    expect(keys(words.commands)).toEqual(keys(lifecycle.commands))
    expect(keys(words.statuses)).toEqual([...compileMachine(lifecycle.machine).statuses.keys()].toSorted())
  })

  test.each(lifecycles)("of $kind are there in every language", ({ words }) => {
    const titles = [
      words.title,
      ...Object.values(words.duties),
      ...Object.values(words.commands),
      ...Object.values(words.statuses),
    ]
    expect(titles.flatMap((title) => languagesMissing(title))).toEqual([])
  })

  test.each(ruleWords)("of the rule %s show values in vocabularies that there are", (_id, words) => {
    const known = new Set([...Object.keys(vocabularies), ...lifecycles.map(({ kind }) => kind)])
    const named = [words.failed, words.remedy].flatMap((text) =>
      languages.flatMap((language) => [...text[language].matchAll(/\{\w+:(\w+)\}/g)].map(([, name]) => name!)),
    )
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })

  test("are there for every fact that a rule may find unknown", async () => {
    const folder = fileURLToPath(new URL("../../src", import.meta.url))
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"))
    const facts = new Set<string>()
    for (const file of files) {
      const source = await readFile(join(folder, file), "utf8")
      for (const [, fact] of source.matchAll(/\bunknown\("([^"]+)"\)/g)) facts.add(fact!)
    }
    expect([...facts].toSorted()).toEqual(Object.keys(factWords).toSorted())
  })

  test("of values are in every language", () => {
    const shown = [
      ...roles.map((role) => vocabularies.role(role)),
      ...placeSorts.map((sort) => vocabularies.place(`${sort}:A-01`)),
      ...Object.values(factWords),
    ]
    expect(shown.flatMap((words) => languagesMissing(words))).toEqual([])
    expect(vocabularies.role("constructor")).toBeUndefined()
    expect(vocabularies.place("bin:A-01:2")).toEqual({ en: "bin:A-01:2", "zh-Hans": "库位 A-01:2" })
  })

  test.each(ruleWords)("of the rule %s are complete, and show the same in every language", (_id, words) => {
    for (const text of [words.title, words.failed, words.remedy]) {
      expect(languagesMissing(text)).toEqual([])
      const shown = languages.map((language) => names(text[language]))
      expect(new Set(shown.map((one) => one.join())).size).toBe(1)
    }
  })
})

describe("a message", () => {
  test("is filled from what was seen", () => {
    expect(fill("{a} of {b}: {c}, {d}", { a: 0, b: false, c: null, d: ["x", "y"] })).toBe("0 of false: –, x, y")
    expect(fill("none: {list}", { list: [] })).toBe("none: –")
    expect(fill("{n} of {part} {item}, {other} {item}.", { n: 2, part: "seal", item: "" })).toBe("2 of seal, {other}.")
  })

  test("leaves a name that was not seen as it stands", () => {
    expect(fill("{seen} {toString} {constructor} {__proto__}", { seen: 1 })).toBe(
      "1 {toString} {constructor} {__proto__}",
    )
  })

  test("tells a value in the words of its vocabulary, and by its name where there are none", () => {
    const inWords = (vocabulary: string, value: unknown) =>
      vocabulary === "colour" && value === "red" ? { en: "ruddy", "zh-Hans": "红色" } : undefined
    const words = { en: "{a:colour} {b:colour} {c:shape} {d:colour}", "zh-Hans": "{a:colour}{b:colour}" }
    expect(filled(words, { a: "red", b: ["red", "blue"], c: "red" }, inWords)).toEqual({
      en: "ruddy ruddy, blue red {d}",
      "zh-Hans": "红色红色、blue",
    })
    expect(unfilled("{a} is {b:colour}")).toBe("{a} is {b}")
  })

  test("does not fill what a value brings along", () => {
    expect(fill("{a} {b}", { a: "{b}", b: "$&" })).toBe("{b} $&")
  })
})
