import { describe, expect, test } from "vitest"
import { blankPartUnit } from "../../../src/parts/part-unit/part-unit-record.ts"
import { partUnitId } from "../../../src/parts/serial.ts"
import { companyPolicy } from "../../../src/regulation/company-policy.ts"
import {
  after,
  balance,
  countedOf,
  counting,
  one,
  planned,
  refused,
  refusedBy,
  reviewedOf,
  start,
  when,
} from "./a-stocktake.ts"

const plan = (lines: ReadonlyArray<object>, facts: object = {}) =>
  when({ ...planned, status: "new", lines: [] }, "plan", { title: "x", lines }, facts)
const counted = (said: object, facts: object = {}, more: object = {}) => when(counting, "count", one(said), facts, more)

describe("a stocktake", () => {
  test("counts parts of the catalogue, in bins that there are and in the quarantine", () => {
    expect(refused(plan([{ part: "X-1", place: "bin:A" }]))).toEqual([
      { rule: "parts-in-catalogue", seen: { part: "X-1" } },
    ])
    expect(refusedBy(plan([{ part: "none", place: "quarantine" }]))).toEqual([])
    for (const place of [
      "bin:Z",
      "bin",
      "quarantine:2",
      "scrap",
      "custody:eve",
      "lost",
      "installed:T-1",
      "defective",
      "inspection",
    ])
      expect(refused(plan([{ part: "none", place }]))).toEqual([{ rule: "places-can-be-counted", seen: { place } }])
    expect(refused(plan([{ part: "none", place: "bin:A" }], { catalogue: undefined, bins: undefined }))).toMatchObject([
      { seen: { unknown: "catalogue" } },
      { seen: { unknown: "bins" } },
    ])
  })

  test("has each account on one line, and not too many lines", () => {
    const line = { part: "none", place: "bin:B" }
    expect(refused(plan([line, line]))).toEqual([{ rule: "account-on-one-line", seen: line }])
    const twice = when(counting, "addLines", { lines: [{ part: "none", place: "bin:A" }] })
    expect(refusedBy(twice)).toEqual(["account-on-one-line"])
    const full = { ...counting, lines: Array.from({ length: 50 }, (_, line) => ({ ...counting.lines[0]!, line })) }
    expect(refusedBy(when(full, "addLines", { lines: [line] }))).toContain("lines-within-limit")
  })

  test("counts what no other stocktake is counting", () => {
    const other = { ...counting, id: "ST-2" }
    const facts = { others: [other] }
    expect(refused(when(planned, "start", {}, facts))).toEqual([
      { rule: "account-in-one-stocktake", seen: { stocktake: "ST-2", part: "none", place: "bin:A" } },
    ])
    const line = { part: "none", place: "bin:B" }
    expect(refusedBy(when(counting, "addLines", { lines: [line] }, facts))).toEqual([])
    const elsewhere = { ...other, lines: [{ ...other.lines[0]!, ...line }] }
    expect(refusedBy(when(counting, "addLines", { lines: [line] }, { others: [elsewhere] }))).toEqual([
      "account-in-one-stocktake",
    ])
    expect(refusedBy(when(planned, "start", {}, { others: [{ ...other, status: "planned" }, planned] }))).toEqual([])
    expect(refused(when(planned, "start", {}, { others: undefined }))).toMatchObject([{ seen: { unknown: "others" } }])
  })

  test("is counted when it is entered, not by the word of somebody afterwards", () => {
    expect(refusedBy(counted({ line: 1, counted: 1 }, {}, { occurredAt: start - 60_000 }))).toEqual([
      "counted-when-entered",
    ])
  })

  test("is counted by its lines, each once, and again only by a recount", () => {
    expect(refused(counted({ line: 9, counted: 1 }))).toEqual([{ rule: "lines-are-there", seen: { line: 9 } }])
    const counts = [
      { line: 1, counted: 1 },
      { line: 1, counted: 2 },
    ]
    expect(refused(when(counting, "count", { counts }))).toEqual([{ rule: "lines-are-there", seen: { line: 1 } }])
    const once = after(counted({ line: 1, counted: 1 }))
    expect(refused(when(once, "count", one({ line: 1, counted: 2 }), {}, { by: "bo" }))).toEqual([
      { rule: "counted-once", seen: { line: 1, by: "anna" } },
    ])
    expect(refused(when(once, "recount", one({ line: 1, counted: 1 })))).toEqual([
      { rule: "recounted-by-another", seen: { line: 1, person: "anna" } },
    ])
    expect(refusedBy(when(once, "recount", one({ line: 1, counted: 1 }), {}, { by: "bo" }))).toEqual([])
    expect(refused(when(once, "recount", one({ line: 2, lots: [] }), {}, { by: "bo" }))).toEqual([
      { rule: "counted-before", seen: { line: 2 } },
    ])
    const actor = { id: "dan", tenant: "acme", roles: ["storekeeper"], delegateOf: "anna" }
    expect(refusedBy(when(once, "recount", one({ line: 1, counted: 1 }), {}, { actor }))).toEqual([
      "recounted-by-another",
    ])
    expect(refusedBy(when({ ...once, status: "counted" }, "accept", { lines: [9], reason: "x" }))).toEqual([
      "lines-are-there",
    ])
  })

  test("is counted in the way in which its parts are tracked", () => {
    for (const said of [
      { line: 1, serials: [] },
      { line: 1 },
      { line: 1, counted: 1, lots: [] },
      { line: 2, counted: 1 },
      { line: 3, lots: [] },
    ])
      expect(refusedBy(counted(said))).toEqual(["counted-as-tracked"])
  })

  test("sees each number once, however it is written, and each piece at one place", () => {
    expect(refused(counted({ line: 3, serials: ["s1", "Ｓ1 "] }))).toEqual([
      { rule: "number-seen-once", seen: { line: 3, number: "S1" } },
    ])
    const lots = [
      { lot: "L1", counted: 1 },
      { lot: "l1", counted: 2 },
    ]
    expect(refusedBy(counted({ line: 2, lots }))).toEqual(["number-seen-once"])
    const both = after(when(counting, "addLines", { lines: [{ part: "serial", place: "bin:B" }] }))
    const first = after(when(both, "count", one({ line: 3, serials: ["S1"] })))
    expect(refused(when(first, "count", one({ line: 4, serials: ["S1"] })))).toEqual([
      { rule: "number-seen-once", seen: { line: 4, number: "S1" } },
    ])
    const counts = [
      { line: 3, serials: ["S1"] },
      { line: 4, serials: ["S1"] },
    ]
    expect(refusedBy(when(both, "count", { counts }))).toEqual(["number-seen-once"])
    // The piece was on the other shelf after all: both lines are recounted together.
    const swapped = [
      { line: 3, serials: [] },
      { line: 4, serials: ["S1"] },
    ]
    const second = after(when(first, "count", one({ line: 4, serials: [] })))
    expect(refusedBy(when(second, "recount", { counts: swapped }, {}, { by: "bo" }))).toEqual([])
  })

  test("is small enough to be posted at once", () => {
    const serials = Array.from({ length: 51 }, (_, index) => `S${index}`)
    expect(refused(counted({ line: 3, serials }))).toEqual([
      { rule: "few-enough-to-compare", seen: { pieces: 51, limit: 50 } },
    ])
    const stock = Array.from({ length: 401 }, (_, index) => balance("serial", 1, { item: `S${index}` }))
    expect(refused(counted({ line: 3, serials: [] }, { stock }))).toEqual([
      { rule: "few-enough-to-compare", seen: { pieces: 401, limit: 400 } },
    ])
    expect(refused(counted({ line: 1, counted: 1 }, { stock: undefined }))).toMatchObject([
      { seen: { unknown: "stock" } },
    ])
  })

  test("is counted to the end, and twice where it differs by more than the policy allows", () => {
    expect(refused(when(counting, "finishCount", {}))).toEqual([
      { rule: "all-lines-counted", seen: { lines: [1, 2, 3] } },
    ])
    const finish = (counts: number, booked: number, policy?: ReturnType<typeof companyPolicy>) =>
      refusedBy(
        when(
          countedOf("none", { counted: counts }, [balance("none", booked)]),
          "finishCount",
          {},
          {},
          policy && { policy },
        ),
      )
    expect(finish(98, 100)).toEqual([])
    expect(finish(97, 100)).toEqual(["differences-recounted"])
    expect(finish(103, 100)).toEqual(["differences-recounted"])
    expect(finish(1, 0)).toEqual(["differences-recounted"])
    const strict = companyPolicy({ version: "2026-1", parts: { stocktake: { recountDifferencePercent: 0 } } })
    expect(finish(99, 100, strict)).toEqual(["differences-recounted"])
    expect(finish(100, 100, strict)).toEqual([])
    const hundred = Array.from({ length: 100 }, (_, index) => balance("serial", 1, { item: `S${index}` }))
    const serials = hundred.slice(1).map(({ item }) => item)
    expect(refusedBy(when(countedOf("serial", { serials }, hundred), "finishCount", {}))).toEqual([
      "differences-recounted",
    ])
  })

  test("is content with a recount that differs too, and asks again where only the recount does", () => {
    const stock = [balance("none", 100)]
    const recounted = (first: number, second: number) =>
      after(
        when(
          countedOf("none", { counted: first }, stock),
          "recount",
          one({ line: 1, counted: second }),
          { stock },
          { by: "bo" },
        ),
      )
    expect(refusedBy(when(recounted(90, 91), "finishCount", {}))).toEqual([])
    expect(refusedBy(when(recounted(90, 100), "finishCount", {}))).toEqual([])
    expect(refusedBy(when(recounted(100, 90), "finishCount", {}))).toEqual(["differences-recounted"])
  })

  test("is reviewed, and its movements are accepted, by somebody who counted nothing", () => {
    const given = { ...countedOf("none", { counted: 5 }, [balance("none", 5)]), status: "counted" }
    const stock = [balance("none", 5)]
    for (const [command, input] of [
      ["review", {}],
      ["accept", { lines: [1], reason: "x" }],
    ] as const)
      for (const did of ["count", "recount"]) {
        const acts = [{ command: did, by: "anna" }]
        const roles = ["supervisor", "quality", "storekeeper"]
        const actor = { id: "anna", tenant: "acme", roles }
        expect(refusedBy(when(given, command, input, { stock }, { acts, actor }))).toEqual(["counter-not-reviewer"])
        const delegate = { id: "dan", tenant: "acme", roles, delegateOf: "anna" }
        expect(refusedBy(when(given, command, input, { stock }, { acts, actor: delegate }))).toEqual([
          "counter-not-reviewer",
        ])
        expect(refusedBy(when(given, command, input, { stock }, { acts, by: "rita" }))).toEqual([])
      }
  })

  test("is posted where nothing moved, or where that was accepted, or it was recounted since", () => {
    const then = [balance("none", 5, { postings: 3 })]
    const now = [balance("none", 4, { postings: 4 })]
    const given = reviewedOf(countedOf("none", { counted: 4 }, then))
    expect(refusedBy(when(given, "post", {}, { stock: then }))).toEqual([])
    expect(refused(when(given, "post", {}, { stock: now }))).toEqual([
      { rule: "movement-accepted", seen: { lines: [1] } },
    ])
    const accepted = after(when(given, "accept", { lines: [1], reason: "Issued" }, { stock: now }))
    expect(refusedBy(when(accepted, "post", {}, { stock: now }))).toEqual([])
    expect(refusedBy(when(accepted, "post", {}, { stock: [balance("none", 3, { postings: 5 })] }))).toEqual([
      "movement-accepted",
    ])
    const recounted = after(when(accepted, "recount", one({ line: 1, counted: 4 }), { stock: now }, { by: "bo" }))
    expect(recounted.lines[0]!.accepted).toBeUndefined()
    expect(refusedBy(when(reviewedOf(recounted), "post", {}, { stock: now }))).toEqual([])
    // What is empty now, or was empty then, has moved as well.
    expect(refusedBy(when(given, "post", {}, { stock: [] }))).toContain("movement-accepted")
    const empty = reviewedOf(countedOf("none", { counted: 0 }, []))
    expect(refusedBy(when(empty, "post", {}, { stock: now }))).toEqual(["movement-accepted"])
    expect(refusedBy(when(empty, "post", {}, { stock: [] }))).toEqual([])
    const other = [balance("serial", 1, { item: "S9" })]
    expect(refusedBy(when(reviewedOf(countedOf("serial", { serials: [] }, [])), "post", {}, { stock: other }))).toEqual(
      ["movement-accepted"],
    )
  })

  test("takes no piece that a document has elsewhere", () => {
    const given = reviewedOf(countedOf("serial", { serials: ["S1"] }, []))
    const post = (status: string, place: string) => {
      const unit = { ...blankPartUnit, id: partUnitId("serial", "S1"), part: "serial", item: "S1", status, place }
      return refused(when(given, "post", {}, { units: [unit], stock: [balance("serial", 1, { item: "S1", place })] }))
    }
    for (const [status, place] of [
      ["inCustody", "custody:eve"],
      ["installed", "installed:T-1"],
      ["quarantined", "quarantine"],
      ["scrapped", "scrap"],
      ["destroyed", "destroyed"],
      ["inspecting", "inspection"],
    ] as const)
      expect(post(status, place)).toEqual([
        { rule: "seen-number-is-free", seen: { part: "serial", number: "S1", status, at: place } },
      ])
    expect(post("inStock", "bin:B")).toEqual([])
    expect(post("lost", "lost")).toEqual([])
  })

  test("takes off the books no more than is there and not reserved", () => {
    const given = reviewedOf(countedOf("none", { counted: 1 }, [balance("none", 5)]))
    const accepted = (stock: ReadonlyArray<ReturnType<typeof balance>>) =>
      refused(when(after(when(given, "accept", { lines: [1], reason: "x" }, { stock })), "post", {}, { stock }))
    expect(accepted([balance("none", 4, { postings: 2 })])).toEqual([])
    expect(accepted([balance("none", 3, { postings: 2 })])).toEqual([
      { rule: "enough-in-stock", seen: { part: "none", item: "", place: "bin:A", taken: 4, available: 3 } },
    ])
    expect(accepted([balance("none", 5, { reserved: 2, postings: 2 })])).toMatchObject([{ seen: { available: 3 } }])
    expect(refused(when(given, "post", {}, { stock: undefined, units: undefined }))).toMatchObject([
      { seen: { unknown: "stock" } },
      { seen: { unknown: "units" } },
      { seen: { unknown: "stock" } },
    ])
  })
})
