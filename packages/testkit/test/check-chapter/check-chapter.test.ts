import { regulation } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { checkChapter } from "../../src/index.ts"
import { loans } from "../chapters/loans.ts"
import { type Planted, planted, sound } from "./planted.ts"
import { plantedInParts } from "./planted-parts.ts"

const against: ReadonlyArray<Chapter> = regulation()

// Every property of this repository has a hundred runs; a check of a chapter makes as many histories, and takes seconds.
const runs = Math.ceil(fc.readConfigureGlobal().numRuns! / 2)

// What is planted is found by nearly every seed; that nothing is found where nothing is planted holds for all.
const seed = 20_261_128

const isSeenInHistories = new Set(
  "way-around event-around rule-laxer rule-dropped duty-later duty-without-evidence pause-without-end field-written".split(
    " ",
  ),
)

// Where a store keeps parts, one is only built in once it was issued, which histories of a ticket alone do not come by.
const withoutStore = against.filter(({ id }) => id !== "parts")

const all: ReadonlyArray<Planted & { readonly laws: ReadonlyArray<Chapter> }> = [
  ...planted.map((one) => ({ ...one, laws: withoutStore })),
  ...plantedInParts.map((one) => ({ ...one, laws: against })),
]

describe("a way around a clause is found", () => {
  test.each(all)("$name", ({ chapter, finding, where, clause, laws }) => {
    const findings = checkChapter(chapter, { against: laws, runs, seed })
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
    90_000,
  )
})
