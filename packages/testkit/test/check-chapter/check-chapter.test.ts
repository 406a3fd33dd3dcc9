import { regulation } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { checkChapter } from "../../src/index.ts"
import { loans } from "../chapters/loans.ts"
import { planted, sound } from "./planted.ts"

const against: ReadonlyArray<Chapter> = regulation()

// Every property of this repository has a hundred runs; a check of a chapter makes as many histories, and takes seconds.
const runs = Math.ceil(fc.readConfigureGlobal().numRuns! / 2)

const isSeenInHistories = new Set(
  "way-around event-around rule-laxer rule-dropped duty-later duty-without-evidence pause-without-end field-written".split(
    " ",
  ),
)

describe("a way around a clause is found", () => {
  test.each(planted)("$name", ({ chapter, finding, where, clause }) => {
    const findings = checkChapter(chapter, { against, runs })
    const told = findings.map((one) => `${one.finding} ${one.where} ${one.clause}`)
    expect(told).toContain(`${finding} ${where} ${clause}`)
    const shown = findings.find((one) => one.finding === finding && one.where === where && one.clause === clause)!
    expect(`${shown.what.en} ${shown.what["zh-Hans"]}`).not.toMatch(/[{}]|undefined/)
    expect(shown.history.length > 0 || !isSeenInHistories.has(finding)).toBe(true)
  })
})

describe("nothing is found", () => {
  test.each(sound)("in $name", ({ chapter }) => expect(checkChapter(chapter, { against, runs })).toEqual([]))
  test("in a chapter of the company's own", () => expect(checkChapter(loans, { against, runs })).toEqual([]))
  test.each(regulation().map((chapter) => [chapter.id, chapter] as const))(
    "in the chapter %s itself",
    (_id, chapter) => {
      const copies = chapter.lifecycles.map((lifecycle) => ({ ...lifecycle }))
      expect(checkChapter({ ...chapter, lifecycles: copies } as Chapter, { against, runs })).toEqual([])
    },
  )
})
