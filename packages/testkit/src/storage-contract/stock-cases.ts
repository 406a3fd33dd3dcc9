/** Law 12, conserved: what is moved, reserved and posted by one caller. */
import type { StockQuestion } from "@fieldcare/core/storage"
import { count, raced, reasonOf, several } from "./callers.ts"
import { type ContractCase, law } from "./contract-case.ts"
import { conserved, move, moved, mover, moveSerial, moving, shortage } from "./moving.ts"
import { same } from "./same.ts"
import { kind, otherKind, type Stage } from "./stage.ts"

const stock = law(12)

/** Nothing at all is written of a refused unit. */
const nothingOf = async (stage: Stage, id: string) => same([await stage.version(id), await stage.journal(id)], [0, []])

export const stockCases: ReadonlyArray<ContractCase> = [
  stock("what comes in is at its place, and missing outside", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "inspection", 5)])
    same(await stage.stock(), { "P inspection": 5, "P supplier": -5 })
    await conserved(stage)
  }),
  stock("what goes from place to place is nowhere more or less", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)])
    await moved(stage, "M-2", [move("bin:A", "bin:B", 3), move("bin:A", "custody:e1")])
    await moved(stage, "M-3", [move("custody:e1", "installed:u1")])
    same(await stage.stock(), { "P bin:A": 1, "P bin:B": 3, "P installed:u1": 1, "P supplier": -5 })
    await conserved(stage)
  }),
  stock("a place never holds less than nothing, and nothing of the unit is written", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 2)])
    const before = await stage.postings()
    const taking = mover(stage, "M-2", [move("bin:A", "bin:B", 3)], {
      key: stage.key("k"),
      personal: [stage.text("r", "M-2")],
    })
    same(await shortage(taking), "P bin:A")
    await nothingOf(stage, "M-2")
    same([await stage.postings(), await stage.remembered("k")], [before, undefined])
    same([await stage.stock(), await stage.personal(["M-2"])], [{ "P bin:A": 2, "P supplier": -2 }, new Map()])
  }),
  stock("what a place holds can be taken to the last piece", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 2)])
    await moved(stage, "M-2", [move("bin:A", "scrap", 2)])
    same(await stage.stock({ place: "bin:A" }), {})
    same(await shortage(mover(stage, "M-3", [move("bin:A", "scrap")])), "P bin:A")
    await conserved(stage)
  }),
  stock("of several that are short the first is told, by part, place and item", async (stage) => {
    const lines = [
      move("bin:B", "scrap", 1, { part: "Q" }),
      move("bin:B", "scrap", 1, { item: "L-2" }),
      move("bin:B", "scrap", 1, { item: "L-1" }),
      move("bin:C", "scrap"),
    ]
    same(await shortage(mover(stage, "M-1", lines)), "P bin:B L-1")
    same(await shortage(mover(stage, "M-1", lines.toReversed())), "P bin:B L-1")
    same(await shortage(mover(stage, "M-1", [lines[0]!, lines[3]!])), "P bin:C")
    same(await shortage(mover(stage, "M-1", [lines[0]!])), "Q bin:B")
  }),
  stock("what is found comes from outside without end, each outside place by itself", async (stage) => {
    await moved(stage, "M-1", [move("found", "bin:A", 2), move("supplier:s1", "bin:A", 3)])
    same(await stage.stock(), { "P bin:A": 5, "P found": -2, "P supplier:s1": -3 })
  }),
  stock("reserved stays where it is, and can not be taken by others", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)])
    await moved(stage, "M-2", [move("bin:A", "custody:e1", 3, { phase: "reserved" })])
    same(await stage.stock({ place: "bin:A" }), { "P bin:A": "5/3" })
    same(await stage.stock({ place: "custody:e1" }), {})
    same(await shortage(mover(stage, "M-3", [move("bin:A", "bin:B", 3)])), "P bin:A")
    await moved(stage, "M-3", [move("bin:A", "bin:B", 2)])
    same(await stage.stock({ place: "bin:A" }), { "P bin:A": "3/3" })
    await conserved(stage)
  }),
  stock("no more is reserved than is there and not reserved", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 3)])
    await moved(stage, "M-2", [move("bin:A", "bin:B", 2, { phase: "reserved" })])
    same(await shortage(mover(stage, "M-3", [move("bin:A", "bin:C", 2, { phase: "reserved" })])), "P bin:A")
    await moved(stage, "M-3", [move("bin:A", "bin:C", 1, { phase: "reserved" })])
    same(await shortage(mover(stage, "M-4", [move("bin:A", "bin:C", 1, { phase: "reserved" })])), "P bin:A")
  }),
  stock("what was reserved is posted", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 3)])
    await moved(stage, "M-2", [move("bin:A", "bin:B", 2, { phase: "reserved" })])
    await moved(stage, "M-2", [move("bin:A", "bin:B", 2, { phase: "posted" })], { version: 1 })
    same(await stage.stock(), { "P bin:A": 1, "P bin:B": 2, "P supplier": -3 })
    same(await shortage(mover(stage, "M-3", [move("bin:A", "bin:B", 1, { phase: "posted" })])), "P bin:A")
    await conserved(stage)
  }),
  stock("what was reserved is released, once", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 3)])
    await moved(stage, "M-2", [move("bin:A", "bin:B", 2, { phase: "reserved" })])
    await moved(stage, "M-3", [move("bin:A", "bin:B", 2, { phase: "released" })])
    same(await stage.stock({ place: "bin:A" }), { "P bin:A": 3 })
    same(await shortage(mover(stage, "M-4", [move("bin:A", "bin:B", 1, { phase: "released" })])), "P bin:A")
    await conserved(stage)
  }),
  stock("a single piece is at one place, wherever it is received again", async (stage) => {
    await moved(stage, "M-1", [moveSerial("supplier", "bin:A")])
    same(await shortage(mover(stage, "M-2", [moveSerial("supplier", "bin:A")])), "P bin:A S-1")
    same(await shortage(mover(stage, "M-2", [moveSerial("supplier", "bin:B")])), "P supplier S-1")
    await moved(stage, "M-2", [moveSerial("supplier", "bin:B", "S-2")])
    same(await stage.stock({ place: "bin:A" }), { "P bin:A S-1": 1 })
    await conserved(stage)
  }),
  stock("a single piece that went back to the supplier can come again", async (stage) => {
    await moved(stage, "M-1", [moveSerial("supplier", "bin:A")])
    await moved(stage, "M-2", [moveSerial("bin:A", "supplier")])
    same(await stage.stock(), {})
    await moved(stage, "M-3", [moveSerial("supplier", "bin:B")])
    same(await stage.stock({ item: "S-1" }), { "P bin:B S-1": 1, "P supplier S-1": -1 })
    await conserved(stage)
  }),
  stock("two lines of one part in one entry are one posting of their sum", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 2), move("supplier", "bin:A", 3), move("bin:A", "bin:B", 4)])
    same(
      (await stage.postings()).map(({ place, quantity, number }) => [place, quantity, number]),
      [
        ["bin:A", 1, 1],
        ["bin:B", 4, 1],
        ["supplier", -5, 1],
      ],
    )
    await conserved(stage)
  }),
  stock("a place that passes on all it gets in one entry has no posting, and needs nothing before", async (stage) => {
    await moved(stage, "M-1", [move("inspection", "bin:A", 2), move("supplier", "inspection", 2)])
    same(
      (await stage.postings()).map(({ place }) => place),
      ["bin:A", "supplier"],
    )
    same(await stage.stock(), { "P bin:A": 2, "P supplier": -2 })
  }),
  stock("entries of one unit are posted one by one, and guarded by what they come to", async (stage) => {
    const entries = [
      stage.entry("T-1", 1, { movements: [move("bin:A", "bin:B", 2)] }),
      stage.entry("T-2", 1, { movements: [move("supplier", "bin:A", 3)] }),
    ]
    await stage.commit([stage.write("T-1"), stage.write("T-2")], { entries })
    same(
      (await stage.postings({ place: "bin:A" })).map(({ id, number, quantityAfter }) => [id, number, quantityAfter]),
      [
        ["T-1", 1, -2],
        ["T-2", 2, 1],
      ],
    )
    await conserved(stage)
  }),
  stock("an entry without movements posts nothing, nor does one whose movements come to nothing", async (stage) => {
    await moved(stage, "M-1", [])
    await stage.commit([stage.write("M-2")], { entries: [stage.entry("M-2", 1)] })
    await moved(stage, "M-3", [move("bin:A", "bin:B", 2), move("bin:B", "bin:A", 2)])
    same([await stage.stock(), await stage.postings(), await stage.version("M-3")], [{}, [], 1])
  }),
  stock("a posting tells its entry, when it was recorded, and what was there afterwards", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)], { at: 10 })
    await moved(stage, "M-1", [move("bin:A", "bin:B", 2, { phase: "reserved" })], { version: 1, at: 20 })
    const of = { part: "P", place: "bin:A", item: "", kind, id: "M-1" }
    same(await stage.postings({ place: "bin:A" }), [
      { ...of, sequence: 1, at: 10, number: 1, quantity: 5, reserved: 0, quantityAfter: 5, reservedAfter: 0 },
      { ...of, sequence: 2, at: 20, number: 2, quantity: 0, reserved: 2, quantityAfter: 5, reservedAfter: 2 },
    ])
  }),
  stock("a clock that goes back does not take postings before those that are there", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)], { at: 100 })
    await moved(stage, "M-2", [move("bin:A", "bin:B", 1)], { at: 50 })
    same(
      (await stage.postings({ place: "bin:A" })).map(({ at, number }) => [at, number]),
      [
        [100, 1],
        [100, 2],
      ],
    )
    same(
      (await stage.postings({ place: "bin:B" })).map(({ at }) => at),
      [50],
    )
    await conserved(stage)
  }),
  stock("several entries of one unit whose clocks differ are posted in their order", async (stage) => {
    const entry = (id: string, recordedAt: number) =>
      stage.entry(id, 1, { recordedAt, movements: [move("supplier", "bin:A")] })
    const writes = ["T-1", "T-2", "T-3"].map((id) => stage.write(id))
    await stage.commit(writes, { entries: [entry("T-1", 30), entry("T-2", 10), entry("T-3", 40)] })
    same(
      (await stage.postings({ place: "bin:A" })).map(({ id, at, number }) => [id, at, number]),
      [
        ["T-1", 30, 1],
        ["T-2", 30, 2],
        ["T-3", 40, 3],
      ],
    )
  }),
  stock("a balance at an instant is what was recorded until then", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)], { at: 100 })
    await moved(stage, "M-2", [move("bin:A", "bin:B", 2)], { at: 200 })
    await moved(stage, "M-3", [move("bin:A", "bin:B", 3)], { at: 300 })
    const at = async (instant: number) => stage.stock({ part: "P", at: instant })
    same([await at(0), await at(99)], [{}, {}])
    same(
      [await at(100), await at(199)],
      several(2, () => ({ "P bin:A": 5, "P supplier": -5 })),
    )
    same(await at(200), { "P bin:A": 3, "P bin:B": 2, "P supplier": -5 })
    same(
      [await at(300), await at(Number.MAX_SAFE_INTEGER)],
      several(2, () => ({ "P bin:B": 5, "P supplier": -5 })),
    )
    same(await stage.stock({ place: "bin:A", at: 299 }), { "P bin:A": 3 })
  }),
  stock("of several postings of one instant the last counts then", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)], { at: 100 })
    for (const n of [1, 2, 3]) await moved(stage, `N-${n}`, [move("bin:A", "bin:B")], { at: 100 })
    same(await stage.stock({ place: "bin:A", at: 100 }), { "P bin:A": 2 })
    same(await stage.stock({ place: "bin:A", at: 99 }), {})
  }),
  stock("what was reserved at an instant is told with it", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)], { at: 100 })
    await moved(stage, "M-2", [move("bin:A", "bin:B", 5, { phase: "reserved" })], { at: 200 })
    await moved(stage, "M-3", [move("bin:A", "bin:B", 5, { phase: "posted" })], { at: 300 })
    const at = async (instant: number) => (await stage.stock({ place: "bin:A", at: instant }))["P bin:A"]
    same([await at(100), await at(200), await at(300)], [5, "5/5", undefined])
  }),
  stock("a key that is used again posts once", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)], { key: stage.key("k") })
    same(await reasonOf(mover(stage, "M-2", [move("supplier", "bin:A", 5)], { key: stage.key("k") })), "KeyTaken")
    same(await stage.stock({ place: "bin:A" }), { "P bin:A": 5 })
    await conserved(stage)
  }),
  stock("a version that has moved on posts nothing", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)])
    same(await reasonOf(mover(stage, "M-1", [move("supplier", "bin:A", 5)])), "VersionConflict")
    same(await reasonOf(mover(stage, "M-1", [move("supplier", "bin:A", 5)], { version: 7 })), "VersionConflict")
    same((await stage.postings({ place: "bin:A" })).length, 1)
  }),
  stock("a taken key comes before a version that has moved on, and that before stock that is short", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A")], { key: stage.key("k") })
    const short = [move("bin:A", "bin:B", 9)]
    same(await reasonOf(mover(stage, "M-1", short, { key: stage.key("k") })), "KeyTaken")
    same(await reasonOf(mover(stage, "M-2", short, { key: stage.key("k") })), "KeyTaken")
    same(await reasonOf(mover(stage, "M-1", short, { key: stage.key("l") })), "VersionConflict")
    const reliedOn = [{ kind, id: "M-1", version: 7 }]
    same(await reasonOf(mover(stage, "M-2", short, { key: stage.key("l"), reliedOn })), "VersionConflict")
    same(await reasonOf(mover(stage, "M-2", short, { key: stage.key("l") })), "StockShort")
    same(await stage.remembered("l"), undefined)
  }),
  stock("a unit that was refused for want of stock can be sent again when there is some", async (stage) => {
    const taking = moving(stage, "M-2", [move("bin:A", "bin:B", 2)], { key: stage.key("k") })
    same(await reasonOf(stage.storage.commit(taking)), "StockShort")
    await moved(stage, "M-1", [move("supplier", "bin:A", 2)])
    same(await raced([stage.storage.commit(taking)]), ["ok"])
    same([await stage.stock({ place: "bin:B" }), (await stage.remembered("k"))?.version], [{ "P bin:B": 2 }, 1])
  }),
  stock("a lone update of one record moves stock, with its message and its key", async (stage) => {
    await stage.commit([stage.write("M-1")], { entries: [stage.entry("M-1", 1)] })
    const messages = [{ kind, id: "M-1", sequence: 2 }]
    const key = stage.key("k", "anna", { id: "M-1", version: 2 })
    await moved(stage, "M-1", [move("supplier", "bin:A", 2)], { version: 1, messages, key })
    same([await stage.stock({ place: "bin:A" }), (await stage.messages("c")).length], [{ "P bin:A": 2 }, 1])
    same(await shortage(mover(stage, "M-1", [move("bin:A", "bin:B", 3)], { version: 2 })), "P bin:A")
    same(await stage.version("M-1"), 2)
  }),
  stock("two hundred movements of one unit are posted together or not at all", async (stage) => {
    const bin = (n: number) => `bin:${String(n).padStart(3, "0")}`
    await moved(
      stage,
      "M-1",
      several(200, (n) => move("supplier", bin(n), n + 1)),
    )
    same((await stage.stock({ place: bin(199) }))[`P ${bin(199)}`], 200)
    const out = several(200, (n) => move(bin(n), `custody:e${n % 7}`, n + 1))
    same(await shortage(mover(stage, "M-2", [...out, move(bin(150), "scrap")])), `P ${bin(150)}`)
    await moved(stage, "M-2", out)
    same(
      (await stage.balances()).map(({ place }) => place),
      [...several(7, (n) => `custody:e${n}`), "supplier"],
    )
    await conserved(stage)
  }),
  stock("two hundred parts of one unit are each kept by themselves", async (stage) => {
    const part = (n: number) => `part-${n}`
    await moved(
      stage,
      "M-1",
      several(200, (n) => move("supplier", "bin:A", n + 1, { part: part(n) })),
    )
    same(await stage.stock({ part: part(42) }), { "part-42 bin:A": 43, "part-42 supplier": -43 })
    await conserved(stage, [part(0), part(199)])
  }),
  stock("a quantity is kept to the last piece", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", Number.MAX_SAFE_INTEGER)])
    same(await stage.stock({ place: "bin:A" }), { "P bin:A": Number.MAX_SAFE_INTEGER })
    await moved(stage, "M-2", [move("bin:A", "bin:B", Number.MAX_SAFE_INTEGER - 1)])
    same(await stage.stock({ part: "P", place: "bin:A" }), { "P bin:A": 1 })
    same(await stage.stock({ part: "P", place: "bin:A", at: 1000 }), { "P bin:A": 1 })
  }),
  stock("items are told apart by every character, in any script", async (stage) => {
    const items = [
      "a",
      "A",
      "a ",
      " a",
      "ä",
      "a\u0308",
      "批次-1",
      "批次-２",
      "😀",
      "\ufb01",
      "'; drop table",
      "%",
      "\\",
      '"',
      "x".repeat(190),
    ]
    await moved(
      stage,
      "M-1",
      items.map((item, n) => move("supplier", "bin:A", n + 1, { item })),
    )
    const found = await stage.balances({ place: "bin:A" })
    same(new Map(found.map(({ item, quantity }) => [item, quantity])), new Map(items.map((item, n) => [item, n + 1])))
    for (const [n, item] of items.entries()) {
      same(
        (await stage.balances({ place: "bin:A", item })).map(({ quantity }) => quantity),
        [n + 1],
        item,
      )
      same(
        (await stage.balances({ part: "P", item, at: 9 })).map(({ quantity }) => quantity),
        [n + 1, -n - 1],
        item,
      )
      same(
        (await stage.postings({ place: "bin:A", item })).map(({ quantity }) => quantity),
        [n + 1],
        item,
      )
    }
    same(await shortage(mover(stage, "M-2", [move("bin:A", "bin:B", 2, { item: "a" })])), "P bin:A a")
    await conserved(stage)
  }),
  stock("tenants with the same parts, places and records keep their own stock", async (stage) => {
    const other = stage.beside()
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)])
    await moved(other, "M-1", [move("supplier", "bin:A", 2)])
    same(await shortage(mover(other, "M-2", [move("bin:A", "bin:B", 3)])), "P bin:A")
    await moved(stage, "M-2", [move("bin:A", "bin:B", 3)])
    same(await stage.stock(), { "P bin:A": 2, "P bin:B": 3, "P supplier": -5 })
    same(await other.stock(), { "P bin:A": 2, "P supplier": -2 })
    same([(await stage.postings()).length, (await other.postings()).length], [4, 2])
    same(await stage.beside("c").stock({ at: 1000 }), {})
    const needs = [{ name: "stock", stock: [{ part: "P" }] }]
    same(
      (await other.load("M-1", { needs })).stock["stock"]!.map(({ quantity }) => quantity),
      [2, -2],
    )
  }),
  stock("a command's need of stock is answered with every balance that it means, once and in order", async (stage) => {
    await moved(stage, "M-1", [
      move("supplier", "bin:A", 5),
      move("supplier", "bin:B", 2, { item: "L-1" }),
      move("supplier", "bin:A", 3, { part: "Q" }),
    ])
    const stockOf = async (...questions: ReadonlyArray<StockQuestion>) => {
      const { stock, facts } = await stage.load("T-9", { needs: [{ name: "n", stock: questions }] })
      same(facts, {})
      return stock["n"]!.map(({ part, place, item, quantity }) => `${part} ${place} ${item} ${quantity}`)
    }
    const all = ["P bin:A  5", "P bin:B L-1 2", "P supplier  -5", "P supplier L-1 -2"]
    same(await stockOf({ part: "P" }), all)
    same(await stockOf({ part: "P", place: "bin:A" }), ["P bin:A  5"])
    same(await stockOf({ place: "bin:A" }), ["P bin:A  5", "Q bin:A  3"])
    same(await stockOf({ place: "bin:B", item: "L-1" }, { place: "bin:B", item: "" }), ["P bin:B L-1 2"])
    same(await stockOf({ part: "P", item: "L-1" }), ["P bin:B L-1 2", "P supplier L-1 -2"])
    same(await stockOf({ part: "P", place: "bin:B", item: "L-1" }), ["P bin:B L-1 2"])
    same(await stockOf({ part: "P", place: "bin:B", item: "" }), [])
    same(await stockOf({ part: "Q", place: "bin:A" }, { part: "P" }, { part: "P", item: "" }), [...all, "Q bin:A  3"])
    same([await stockOf(), await stockOf({ part: "R" })], [[], []])
  }),
  stock("of each question for stock the first five hundred balances are answered", async (stage) => {
    const item = (n: number) => `S-${String(n).padStart(4, "0")}`
    await moved(
      stage,
      "M-1",
      several(520, (n) => moveSerial("supplier", "bin:A", item(519 - n))),
    )
    const questions = [
      { place: "bin:A" },
      { part: "P", place: "supplier" },
      { part: "P", place: "bin:A", item: item(510) },
    ]
    const { stock } = await stage.load("T-9", { needs: [{ name: "n", stock: questions }] })
    same(
      stock["n"]!.map(({ place, item }) => `${place} ${item}`),
      [...several(500, item), item(510)]
        .map((one) => `bin:A ${one}`)
        .concat(several(500, (n) => `supplier ${item(n)}`)),
    )
  }),
  stock("a balance tells how many postings have made it, now and at an instant", async (stage) => {
    for (const n of [1, 2, 3]) await moved(stage, `M-${n}`, [move("supplier", "bin:A")], { at: 100 * n })
    const made = async (at: { readonly at?: number }) =>
      (await stage.balances({ part: "P", place: "bin:A", ...at })).map(({ postings }) => postings)
    same([await made({}), await made({ at: 250 }), await made({ at: 99 })], [[3], [2], []])
    const { stock } = await stage.load("T-9", { needs: [{ name: "n", stock: [{ place: "bin:A" }] }] })
    same(stock["n"], await stage.balances({ place: "bin:A" }))
  }),
  stock("a command's needs of stock, of named records and of others are answered together", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 5)])
    await stage.commit([stage.write("P", 0, { kind: otherKind }), stage.write("Q", 0, { kind: otherKind })])
    const { facts, stock, record } = await stage.load("M-1", {
      needs: [
        { name: "at", stock: [{ part: "P", place: "bin:A", item: "" }] },
        { name: "parts", kind: otherKind, ids: ["Q", "P", "none", "Q"] },
        { name: "out", stock: [{ part: "P", place: "supplier" }] },
        { name: "part", kind: otherKind, id: { value: "P" } },
      ],
    })
    same([Object.keys(stock), stock["at"]![0]!.quantity, stock["out"]![0]!.quantity], [["at", "out"], 5, -5])
    same([facts["parts"]!.map(({ id }) => id), facts["part"]!.length, record?.version], [["P", "Q"], 1, 1])
  }),
  stock("of five hundred named records those that are there are answered, each once and in order", async (stage) => {
    await stage.commit(several(20, (n) => stage.write(`T-${n}`)))
    const ids = several(500, (n) => `T-${499 - n}`)
    const named = async (wanted: ReadonlyArray<string>) =>
      (await stage.load("T-1", { needs: [{ name: "n", kind, ids: wanted }] })).facts["n"]!.map(({ id }) => id)
    same(await named(ids), several(20, (n) => `T-${n}`).toSorted())
    same([await named([]), await named(["none"])], [[], []])
    same(
      await stage
        .beside()
        .load("T-1", { needs: [{ name: "n", kind, ids }] })
        .then(({ facts }) => facts["n"]),
      [],
    )
  }),
  stock("a hundred takers one after the other are told the truth to the last piece", async (stage) => {
    await moved(stage, "M-0", [move("supplier", "bin:A", 60)])
    const answers: Array<string> = []
    for (let n = 1; n <= 100; n += 1) answers.push(...(await raced([mover(stage, `T-${n}`, [move("bin:A", "scrap")])])))
    same([count(answers, "ok"), answers.lastIndexOf("ok"), count(answers, "StockShort")], [60, 59, 40])
    await conserved(stage)
  }),
]
