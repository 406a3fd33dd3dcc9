// As many histories as there were asked for, or until no other can change the answer.
import { Rehearsal, regulation } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import { defaultPolicy } from "@fieldcare/core/regulation"
import { aroundTheClock } from "@fieldcare/core/time"
import { describe, expect, test } from "vitest"
import { Endings } from "../../src/check-chapter/endings.ts"
import { wander } from "../../src/check-chapter/histories.ts"
import { loans } from "../chapters/loans.ts"

const chapters: ReadonlyArray<Chapter> = [...regulation(), loans as Chapter]
const setting = { chapters, policy: defaultPolicy, calendar: aroundTheClock, runs: 12, seed: 1, inputs: {} }

const made = (kind: string, enough?: () => boolean): number => {
  let histories = 0
  wander(setting, kind, () => void histories++, enough)
  return histories
}

test("without a word about enough, all histories are made", () => expect(made("loan")).toBe(12))

test("once it is enough, no further history is made", () => {
  let asked = 0
  expect(made("loan", () => ++asked === 3)).toBe(3)
})

describe("no status is left without an end", () => {
  const rehearsal = new Rehearsal(setting)

  test("not before histories ended from every one that people have to lead on from", () => {
    const endings = new Endings()
    expect(endings.isAll("loan", rehearsal)).toBe(false)
    wander({ ...setting, runs: 60 }, "loan", (wanderer, _rehearsal, ended) => endings.saw("loan", wanderer, ended))
    expect(endings.isAll("loan", rehearsal)).toBe(true)
  })

  test("however many histories there were, where none of them ended", () => {
    const endings = new Endings()
    wander(setting, "loan", (wanderer) => endings.saw("loan", wanderer, false))
    expect(endings.isAll("loan", rehearsal)).toBe(false)
  })
})
