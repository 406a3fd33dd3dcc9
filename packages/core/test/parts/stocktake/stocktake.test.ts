import { describe, expect, test } from "vitest"
import { columnsOf } from "../../../src/engine/compile.ts"
import { commandsIn } from "../../../src/engine/machine.ts"
import { blankPartUnit } from "../../../src/parts/part-unit/part-unit-record.ts"
import { partUnitId } from "../../../src/parts/serial.ts"
import { stocktake } from "../../../src/parts/stocktake/stocktake.ts"
import {
  after,
  balance,
  compiled,
  countedOf,
  counting,
  lines,
  one,
  planned,
  refused,
  refusedBy,
  reviewedOf,
  start,
  when,
} from "./a-stocktake.ts"

const unit = (serial: string, status: string, place: string) => ({
  ...blankPartUnit,
  id: partUnitId("serial", serial),
  part: "serial",
  serial,
  item: serial,
  status,
  place,
})
const eventsOf = (decision: ReturnType<typeof when>) => (decision.accepted ? decision.events : decision.violations)
const adjustmentsOf = (decision: ReturnType<typeof when>) =>
  after(decision).adjustments.map(({ item, from, to, quantity }) => ({ item, from, to, quantity }))

describe("given a stocktake", () => {
  test("when it is planned, then its lines are numbered and hold no figure", () => {
    expect(planned).toMatchObject({
      status: "planned",
      lines: [
        { line: 1, part: "none", tracking: "none", counts: [] },
        { line: 2, part: "lot", tracking: "lot", counts: [] },
        { line: 3, part: "serial", tracking: "serial", counts: [] },
      ],
    })
  })

  test("when lines are added, then they follow the others", () => {
    const more = after(when(counting, "addLines", { lines: [{ part: "none", place: "bin:B" }] }))
    expect(more.lines.map(({ line, place }) => [line, place])).toEqual([
      [1, "bin:A"],
      [2, "bin:A"],
      [3, "bin:A"],
      [4, "bin:B"],
    ])
  })

  test("when it is counted, then what was seen stands beside what the books said at that moment", () => {
    const stock = [
      balance("none", 5, { postings: 7 }),
      balance("none", 9, { place: "bin:B" }),
      balance("lot", 3, { item: "L1", postings: 2 }),
      balance("serial", 1, { item: "S1" }),
    ]
    const counts = [
      { line: 1, counted: 5 },
      { line: 2, lots: [{ lot: "l 2", counted: 4 }] },
      { line: 3, serials: ["s1", "Ｓ2"] },
    ]
    const { lines: counted } = after(when(counting, "count", { counts }, { stock }))
    expect(counted.map(({ counts: [count] }) => count)).toEqual([
      { by: "anna", at: start, seen: [{ item: "", counted: 5, booked: 5, postings: 7 }] },
      {
        by: "anna",
        at: start,
        seen: [
          { item: "L2", written: "l 2", counted: 4, booked: 0, postings: 0 },
          { item: "L1", counted: 0, booked: 3, postings: 2 },
        ],
      },
      {
        by: "anna",
        at: start,
        seen: [
          { item: "S1", written: "s1", counted: 1, booked: 1, postings: 1 },
          { item: "S2", written: "Ｓ2", counted: 1, booked: 0, postings: 0 },
        ],
      },
    ])
  })

  test("when a delegate counts, then the person stood in for is known too", () => {
    const actor = { id: "dan", tenant: "acme", roles: ["storekeeper"], delegateOf: "anna" }
    const { lines: counted } = after(when(counting, "count", one({ line: 1, counted: 0 }), {}, { actor }))
    expect(counted[0]!.counts[0]).toMatchObject({ by: "dan", onBehalfOf: "anna" })
    expect(refusedBy(when({ ...counting, lines: counted }, "recount", one({ line: 1, counted: 0 })))).toEqual([
      "recounted-by-another",
    ])
  })

  test("when a recount comes after the count was finished, then it is counted on", () => {
    const counted = countedOf("none", { counted: 5 }, [balance("none", 5)])
    const recount = (status: string) =>
      when(
        { ...counted, status },
        "recount",
        one({ line: 1, counted: 5 }),
        { stock: [balance("none", 5)] },
        { by: "bo" },
      )
    expect(eventsOf(recount("counting"))).toMatchObject([{ type: "recounted" }])
    for (const status of ["counted", "reviewed"]) {
      expect(eventsOf(recount(status))).toMatchObject([{ type: "recounted" }, { type: "countReopened" }])
      expect(after(recount(status)).status).toBe("counting")
    }
  })

  test("when it is reviewed, then who and when stand in it", () => {
    const counted = { ...countedOf("none", { counted: 5 }, [balance("none", 5)]), status: "counted" }
    expect(after(when(counted, "review", { note: "Fine" }, {}, { by: "rita" })).review).toEqual({
      by: "rita",
      at: start,
      note: "Fine",
    })
  })

  test("when it is posted, then the difference at the count goes to lost, or comes from found", () => {
    const of = (counted: number, booked: number, now: number) =>
      adjustmentsOf(
        when(
          reviewedOf(countedOf("none", { counted }, [balance("none", booked)])),
          "post",
          {},
          {
            stock: [balance("none", now)],
          },
        ),
      )
    expect(of(7, 5, 5)).toEqual([{ item: "", from: "found", to: "bin:A", quantity: 2 }])
    expect(of(3, 5, 5)).toEqual([{ item: "", from: "bin:A", to: "lost", quantity: 2 }])
    expect(of(5, 5, 5)).toEqual([])
  })

  test("when it is posted with serial numbers, then each comes from where the books have it", () => {
    const stock = [balance("serial", 1, { item: "GONE" }), balance("serial", 1, { item: "HERE" })]
    const serials = ["HERE", "NEW", "WAS-LOST", "ELSEWHERE"]
    const counted = reviewedOf(countedOf("serial", { serials }, stock))
    const units = [
      unit("GONE", "inStock", "bin:A"),
      unit("WAS-LOST", "lost", "lost"),
      unit("ELSEWHERE", "inStock", "bin:B"),
    ]
    const there = [
      ...stock,
      balance("serial", 1, { item: "WAS-LOST", place: "lost" }),
      balance("serial", 1, { item: "ELSEWHERE", place: "bin:B" }),
    ]
    expect(adjustmentsOf(when(counted, "post", {}, { stock: there, units }))).toEqual([
      { item: "NEW", from: "found", to: "bin:A", quantity: 1 },
      { item: "WAS-LOST", from: "lost", to: "bin:A", quantity: 1 },
      { item: "ELSEWHERE", from: "bin:B", to: "bin:A", quantity: 1 },
      { item: "GONE", from: "bin:A", to: "lost", quantity: 1 },
    ])
  })

  test("when a piece was missed on one line and seen on another, then it moves between them once", () => {
    const two = after(
      when({ ...planned, status: "new", lines: [] }, "plan", {
        title: "Both",
        lines: [
          { part: "serial", place: "bin:A" },
          { part: "serial", place: "bin:B" },
        ],
      }),
    )
    const stock = [balance("serial", 1, { item: "S1" })]
    const counts = [
      { line: 1, serials: [] },
      { line: 2, serials: ["S1"] },
    ]
    const counted = after(when(after(when(two, "start", {})), "count", { counts }, { stock }))
    const units = [unit("S1", "inStock", "bin:A")]
    expect(adjustmentsOf(when(reviewedOf(counted), "post", {}, { stock, units }))).toEqual([
      { item: "S1", from: "bin:A", to: "bin:B", quantity: 1 },
    ])
  })

  test("when a piece that was seen has been put there since, then nothing is left to correct", () => {
    const counted = reviewedOf(countedOf("serial", { serials: ["S1"] }, []))
    const accepted = after(
      when(
        counted,
        "accept",
        { lines: [1], reason: "Put away late" },
        { stock: [balance("serial", 1, { item: "S1" })] },
      ),
    )
    const facts = { stock: [balance("serial", 1, { item: "S1" })], units: [unit("S1", "inStock", "bin:A")] }
    expect(adjustmentsOf(when(accepted, "post", {}, facts))).toEqual([])
  })

  test("then its columns tell its accuracy once it is posted", () => {
    const counted = countedOf("none", { counted: 5 }, [balance("none", 5)])
    expect(columnsOf(stocktake, counted)).toMatchObject({ linesCounted: null, linesRight: null, postedAt: null })
    const posted = after(when(reviewedOf(counted), "post", {}, { stock: [balance("none", 5)] }))
    expect(columnsOf(stocktake, posted)).toMatchObject({ linesCounted: 1, linesRight: 1, postedAt: start })
    const wrong = reviewedOf(countedOf("none", { counted: 4 }, [balance("none", 5)]))
    expect(columnsOf(stocktake, after(when(wrong, "post", {}, { stock: [balance("none", 5)] })))).toMatchObject({
      linesCounted: 1,
      linesRight: 0,
    })
  })

  test("then every status and command leads somewhere or is refused by name", () => {
    const inputs: Readonly<Record<string, object>> = {
      plan: { title: "x", lines },
      addLines: { lines: [{ part: "none", place: "bin:B" }] },
      count: one({ line: 1, counted: 1 }),
      recount: one({ line: 1, counted: 1 }),
      accept: { lines: [1], reason: "x" },
      cancel: { reason: "x" },
    }
    for (const { name: status } of compiled.table.statuses.values())
      for (const command of compiled.commands.keys()) {
        const rules = refusedBy(when({ ...planned, status }, command, inputs[command] ?? {}))
        const byStatus = rules.some((rule) => /status-allows-command|case-is-open/.test(rule))
        expect([status, command, byStatus]).toEqual([
          status,
          command,
          !commandsIn(compiled.table, status).includes(command),
        ])
      }
    expect(refused(when({ ...planned, status: "posted" }, "post", {}))[0]!.rule).toBe("case-is-open")
  })
})
