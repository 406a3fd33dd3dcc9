// Stocktakes through the desk: what several people at once, and movements between, make of the stock.
import { partUnitId } from "@fieldcare/core/parts"
import { stockFaults } from "@fieldcare/testkit"
import { beforeEach, describe, expect, test } from "vitest"
import { openStore, rulesOf, start, type Store } from "./store-scene.ts"

let store: Store
beforeEach(async () => {
  store = await openStore()
})

const came = (part: string, quantity: number, to = "bin:A", item = "") => ({
  part,
  item,
  from: "supplier:S",
  to,
  quantity,
})
const piece = (item: string, to = "bin:A") => ({ ...came("K-20", 1, to, item), single: true as const })
const issued = (quantity: number, from = "bin:A") => ({ part: "F-10", item: "", from, to: "custody:eve", quantity })

type Line = Parameters<Store["anna"]["stocktake"]["plan"]>[0]["lines"][number]

const planned = async (lines: ReadonlyArray<Line>, id = "ST-1", more: object = {}) => {
  await store.anna.stocktake.plan({ title: id, lines, ...more }, { id })
  return store.anna.stocktake.start(id, {})
}
const shelf = [{ part: "F-10", place: "bin:A" }]
const counted = (said: object, id = "ST-1") => store.anna.stocktake.count(id, { counts: [{ line: 1, ...said }] })
const recounted = (said: object, id = "ST-1") => store.bo.stocktake.recount(id, { counts: [{ line: 1, ...said }] })
const reviewed = async (id = "ST-1") => {
  await store.anna.stocktake.finishCount(id, {})
  return store.rita.stocktake.review(id, {})
}
const posted = (id = "ST-1") => store.anna.stocktake.post(id, {})
const faults = () => stockFaults(store.storage, "acme", ["move", "stocktake", "part", "bin", "partUnit", "lot"])

describe("a stocktake", () => {
  test("corrects the books by what was missing, and is due to be counted and reviewed in time", async () => {
    await store.moved(came("F-10", 100))
    await planned(shelf)
    const duties = async () =>
      ((await store.anna.stocktake.duties("ST-1")) as ReadonlyArray<{ id: string; outcome?: { type: string } }>).map(
        ({ id, outcome }) => [id, outcome?.type],
      )
    expect(await duties()).toEqual([["counted-in-time", undefined]])
    await counted({ counted: 99 })
    await reviewed()
    expect(await duties()).toEqual([
      ["counted-in-time", "met"],
      ["reviewed-in-time", "met"],
    ])
    await posted()
    expect(await store.onHand("F-10", "bin:A")).toBe(99)
    expect(await store.onHand("F-10", "lost")).toBe(1)
    expect(await faults()).toEqual([])
  })

  test("is posted once, however many try at once", async () => {
    await store.moved(came("F-10", 100))
    await planned(shelf)
    await counted({ counted: 98 })
    await reviewed()
    store.meet("stocktake", 8)
    const people = [store.anna, store.bo, store.carl, store.anna, store.bo, store.carl, store.anna, store.bo]
    const answers = await Promise.all(people.map((one) => rulesOf(one.stocktake.post("ST-1", {}))))
    expect(answers.filter((rules) => rules.length === 0)).toHaveLength(1)
    expect(answers.flat().filter((rule) => rule === "case-is-open")).toHaveLength(7)
    expect(await store.onHand("F-10", "bin:A")).toBe(98)
  })

  test("is reviewed once, by one of two reviewers at once", async () => {
    await planned(shelf)
    await counted({ counted: 0 })
    await store.anna.stocktake.finishCount("ST-1", {})
    store.meet("stocktake", 2)
    const answers = await Promise.all([store.rita, store.carl].map((one) => rulesOf(one.stocktake.review("ST-1", {}))))
    expect(answers.toSorted((one, other) => one.length - other.length)).toEqual([[], ["status-allows-command"]])
  })

  test("is the only one that counts a place: of two that start at once, one does", async () => {
    for (const id of ["ST-1", "ST-2"]) await store.anna.stocktake.plan({ title: id, lines: shelf }, { id })
    store.meet("stocktake", 2)
    const answers = await Promise.all(["ST-1", "ST-2"].map((id) => rulesOf(store.anna.stocktake.start(id, {}))))
    expect(answers.toSorted((one, other) => one.length - other.length)).toEqual([[], ["account-in-one-stocktake"]])
  })

  test("keeps what was issued between count and posting, once somebody has looked at it", async () => {
    await store.moved(came("F-10", 100))
    await planned(shelf)
    await counted({ counted: 99 })
    await store.moved(issued(40))
    await reviewed()
    expect(await rulesOf(posted())).toEqual(["movement-accepted"])
    expect(await rulesOf(store.anna.stocktake.accept("ST-1", { lines: [1], reason: "Issued" }))).toEqual([
      "counter-not-reviewer",
    ])
    await store.rita.stocktake.accept("ST-1", { lines: [1], reason: "Issued to eve" })
    await store.moved(came("F-10", 7))
    expect(await rulesOf(posted())).toEqual(["movement-accepted"])
    await store.rita.stocktake.accept("ST-1", { lines: [1], reason: "And delivered" })
    await posted()
    expect(await store.onHand("F-10", "bin:A")).toBe(99 - 40 + 7)
    expect(await faults()).toEqual([])
  })

  test("is recounted by another person, after which it is reviewed again", async () => {
    await store.moved(came("F-10", 100))
    await planned(shelf)
    await counted({ counted: 50 })
    expect(await rulesOf(store.anna.stocktake.finishCount("ST-1", {}))).toEqual(["differences-recounted"])
    const { anna } = store
    expect(await rulesOf(anna.stocktake.recount("ST-1", { counts: [{ line: 1, counted: 50 }] }))).toEqual([
      "recounted-by-another",
    ])
    await recounted({ counted: 51 })
    await reviewed()
    await store.moved(issued(1))
    expect((await store.anna.stocktake.recount("ST-1", { counts: [{ line: 1, counted: 50 }] })).status).toBe("counting")
    await reviewed()
    await posted()
    expect(await store.onHand("F-10", "bin:A")).toBe(50)
  })

  test("takes nothing off the books that is no longer there, and does nothing by halves", async () => {
    await store.moved(came("F-10", 10), came("F-10", 5, "bin:B"))
    await planned([...shelf, { part: "F-10", place: "bin:B" }])
    const counts = [
      { line: 1, counted: 2 },
      { line: 2, counted: 6 },
    ]
    await store.anna.stocktake.count("ST-1", { counts })
    await store.bo.stocktake.recount("ST-1", { counts })
    await reviewed()
    await store.moved(issued(5))
    await store.rita.stocktake.accept("ST-1", { lines: [1], reason: "Issued" })
    const error = await posted().then(
      () => undefined,
      (reason: { readonly violations: ReadonlyArray<object> }) => reason,
    )
    expect(error!.violations).toMatchObject([
      { rule: "enough-in-stock", seen: { part: "F-10", place: "bin:A", taken: 8, available: 5 } },
    ])
    expect([await store.onHand("F-10", "bin:A"), await store.onHand("F-10", "bin:B")]).toEqual([5, 5])
    expect((await store.anna.stocktake.get("ST-1")).status).toBe("reviewed")
  })

  test("does not lose what is reserved for somebody", async () => {
    await store.moved(came("F-10", 10))
    await planned(shelf)
    await counted({ counted: 4 })
    await recounted({ counted: 4 })
    await reviewed()
    await store.moved({ ...issued(6), phase: "reserved" })
    await store.rita.stocktake.accept("ST-1", { lines: [1], reason: "Reserved" })
    expect(await rulesOf(posted())).toEqual(["enough-in-stock"])
    await store.moved({ ...issued(6), phase: "released" })
    await store.rita.stocktake.accept("ST-1", { lines: [1], reason: "Let go" })
    await posted()
    expect(await store.onHand("F-10", "bin:A")).toBe(4)
  })

  test("loses, finds, moves and enters pieces, each unit with its ledger", async () => {
    await store.moved(piece("S1"), piece("S2"), piece("S3", "bin:B"))
    await planned([{ part: "K-20", place: "bin:A" }])
    await counted({ serials: ["s1", "S3", "N-9"] })
    await recounted({ serials: ["s1", "S3", "N-9"] })
    await reviewed()
    await posted()
    const place = async (serial: string) => (await store.anna.partUnit.get(partUnitId("K-20", serial))) as object
    expect(await place("S1")).toMatchObject({ status: "inStock", place: "bin:A" })
    expect(await place("S2")).toMatchObject({ status: "lost", place: "lost" })
    expect(await place("S3")).toMatchObject({ status: "inStock", place: "bin:A" })
    expect(await place("N-9")).toMatchObject({ status: "inStock", place: "bin:A", serial: "N-9" })
    expect(await faults()).toEqual([])

    await planned([{ part: "K-20", place: "bin:B" }], "ST-2")
    await counted({ serials: ["S2"] }, "ST-2")
    await recounted({ serials: ["S2"] }, "ST-2")
    await reviewed("ST-2")
    await posted("ST-2")
    expect(await place("S2")).toMatchObject({ status: "inStock", place: "bin:B" })
    expect(await faults()).toEqual([])
  })

  test("enters lots that nobody knew", async () => {
    await store.moved(came("L-20", 5, "bin:A", "OLD"))
    await planned([{ part: "L-20", place: "bin:A" }])
    const lots = [
      { lot: "old", counted: 5 },
      { lot: "New 1", counted: 3 },
    ]
    await counted({ lots })
    await recounted({ lots })
    await reviewed()
    await posted()
    expect(await store.onHand("L-20", "bin:A", "NEW1")).toBe(3)
    const { items } = await store.anna.lot.find({ where: { part: "L-20" } })
    expect(items.map(({ item }) => item).toSorted()).toEqual(["NEW1", "OLD"])
    expect(await faults()).toEqual([])
  })

  test("meets the occasion of its programme, where it is still the one that is owed", async () => {
    const programme = await store.rita.programme.establish(
      { subject: "stocktake-a", title: "A parts", owner: "rita", scope: "Store" },
      { id: "prg-1" },
    )
    const occasion = programme.schedule.next!.day
    for (const id of ["ST-1", "ST-2"]) {
      await planned(shelf, id, { abc: "A", programme: { id: "prg-1", occasion } })
      await counted({ counted: 0 }, id)
      await reviewed(id)
      await posted(id)
    }
    expect(await store.rita.programme.get("prg-1")).toMatchObject({
      last: { day: occasion, evidence: "stocktake ST-1" },
      tally: { held: 1 },
    })
  })

  test("names bins, and no bin without a name", async () => {
    const nameless = store.anna.stocktake.plan({ title: "x", lines: [{ part: "F-10", place: "bin" }] })
    expect(await rulesOf(nameless)).toEqual(["places-can-be-counted"])
  })

  test("is not counted by the word of somebody afterwards", async () => {
    await planned(shelf)
    store.clock.now = start + 3_600_000
    const late = store.anna.stocktake.count("ST-1", { counts: [{ line: 1, counted: 1 }] }, { occurredAt: start })
    expect(await rulesOf(late)).toEqual(["counted-when-entered"])
  })
})
