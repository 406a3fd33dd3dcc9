import { describe, expect, test } from "vitest"
import { countSheet } from "../../../src/parts/stocktake/count-sheet.ts"
import { stocktakeDue } from "../../../src/parts/stocktake/stocktake-due.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { after, balance, counting, one, start, when } from "./a-stocktake.ts"

const parts = [{ id: "a", abc: "A" }, { id: "b", abc: "B" }, { id: "c", abc: "C" }, { id: "x" }] as const
const shelf = parts.map(({ id: part }) => ({ part, place: "bin:A" }))
const line = (part: string, at: number, place = "bin:A") => ({
  line: 1,
  part,
  place,
  tracking: "none" as const,
  counts: [{ by: "anna", at, seen: [] }],
})
const countedAt = (at: number) => [{ postedAt: at, lines: parts.map(({ id }) => line(id, at)) }]
const due = (
  stocktakes: Parameters<typeof stocktakeDue>[0]["stocktakes"],
  at: number,
  balances: Parameters<typeof stocktakeDue>[0]["balances"] = shelf,
) =>
  stocktakeDue({ parts, balances, stocktakes, policy: defaultPolicy, at }).map(({ part, place }) => `${part} ${place}`)

describe("what is due to be counted", () => {
  test("is everything that was never counted, A before B before C", () => {
    expect(due([], start)).toEqual(["a bin:A", "b bin:A", "c bin:A", "x bin:A"])
  })

  test("is by class as many months after the last count as the policy says", () => {
    const counted = countedAt(Date.UTC(2026, 0, 31))
    expect(due(counted, Date.UTC(2026, 1, 28) - 1)).toEqual([])
    expect(due(counted, Date.UTC(2026, 1, 28))).toEqual(["a bin:A"])
    expect(due(counted, Date.UTC(2026, 3, 30))).toEqual(["a bin:A", "b bin:A"])
    expect(due(counted, Date.UTC(2027, 0, 31) - 1)).toEqual(["a bin:A", "b bin:A"])
    expect(due(counted, Date.UTC(2027, 0, 31))).toEqual(["a bin:A", "b bin:A", "c bin:A", "x bin:A"])
  })

  test("goes by the newest count that was posted", () => {
    const at = Date.UTC(2026, 5, 1)
    const old = { postedAt: 5, lines: [line("a", 5)] }
    const open = { lines: [line("a", at)] }
    expect(due([old, open], at, shelf.slice(0, 1))).toEqual(["a bin:A"])
    expect(due([{ postedAt: at, lines: [line("a", at)] }, old], at, shelf.slice(0, 1))).toEqual([])
  })

  test("lies in bins or in the quarantine, each account once, and in a class what waits the longest first", () => {
    const balances = [
      { part: "a", place: "bin:A" },
      { part: "a", place: "bin:A" },
      { part: "a", place: "custody:eve" },
      { part: "a", place: "scrap" },
      { part: "a", place: "quarantine" },
      { part: "a", place: "bin:B" },
    ]
    const stocktakes = [{ postedAt: 9, lines: [line("a", 9, "bin:A"), line("a", 8, "bin:B")] }]
    expect(due(stocktakes, start, balances)).toEqual(["a quarantine", "a bin:B", "a bin:A"])
  })
})

describe("the count sheet", () => {
  test("lists what is still to be counted, then what is to be counted again, and no figure of the books", () => {
    const stock = [balance("none", 5)]
    expect(countSheet(counting, defaultPolicy).map(({ line: number, command }) => [number, command])).toEqual([
      [1, "count"],
      [2, "count"],
      [3, "count"],
    ])
    const wrong = after(when(counting, "count", one({ line: 1, counted: 3 }), { stock }))
    const [first] = countSheet(wrong, defaultPolicy)
    expect(first).toEqual({
      line: 1,
      part: "none",
      place: "bin:A",
      tracking: "none",
      command: "recount",
      lastBy: "anna",
    })
    const again = after(when(wrong, "recount", one({ line: 1, counted: 3 }), { stock }, { by: "bo" }))
    expect(countSheet(again, defaultPolicy).map(({ line: number }) => number)).toEqual([2, 3])
  })
})
