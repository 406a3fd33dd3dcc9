import { describe, expect, test } from "vitest"
import type { Chapter } from "../../src/engine/chapter.ts"
import { compileMachine } from "../../src/engine/machine.ts"
import { engineWords } from "../../src/messages/engine-words.ts"
import { fill, type RuleWords } from "../../src/messages/rule-words.ts"
import { languages, languagesMissing } from "../../src/messages/words.ts"
import { regulation } from "../../src/regulation-chapters.ts"

const chapters: ReadonlyArray<Chapter> = regulation()
const lifecycles = chapters.flatMap((chapter) =>
  chapter.lifecycles.map((lifecycle) => ({ kind: lifecycle.kind, lifecycle, words: chapter.words[lifecycle.kind]! })),
)

const names = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted()
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

  test("does not fill what a value brings along", () => {
    expect(fill("{a} {b}", { a: "{b}", b: "$&" })).toBe("{b} $&")
  })
})
