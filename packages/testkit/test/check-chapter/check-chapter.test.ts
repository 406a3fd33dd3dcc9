import { regulation } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import { describe, expect, test } from "vitest"
import { checkChapter } from "../../src/index.ts"
import { loans } from "../chapters/loans.ts"
import { planted, sound } from "./planted.ts"

const against: ReadonlyArray<Chapter> = regulation()

describe("a way around a clause is found", () => {
  test.each(planted)("$name", ({ chapter, finding, where, clause }) => {
    const findings = checkChapter(chapter, { against })
    const told = findings.map((one) => `${one.finding} ${one.where} ${one.clause}`)
    expect(told).toContain(`${finding} ${where} ${clause}`)
    console.log(told.join("; "), "\n", findings.find((one) => one.finding === finding && one.where === where && one.clause === clause)?.history)
  })
})

describe("nothing is found", () => {
  test.each(sound)("in $name", ({ chapter }) => expect(checkChapter(chapter, { against })).toEqual([]))
  test("in a chapter of the company's own", () => expect(checkChapter(loans, { against })).toEqual([]))
  test.each(regulation().map((chapter) => [chapter.id, chapter] as const))("in the chapter %s itself", (_id, chapter) => {
    const copies = chapter.lifecycles.map((lifecycle) => ({ ...lifecycle }))
    expect(checkChapter({ ...chapter, lifecycles: copies } as Chapter, { against })).toEqual([])
  })
})
