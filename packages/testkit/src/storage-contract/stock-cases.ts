/** Law 12, conserved: what is moved and reserved by one caller, and what is refused. */
import { count, raced, reasonOf } from "./callers.ts"
import { type ContractCase, law } from "./contract-case.ts"
import { conserved, move, moved, mover, moveSerial, moving, shortage } from "./moving.ts"
import { same } from "./same.ts"
import { kind, type Stage } from "./stage.ts"

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
  stock("a hundred takers one after the other are told the truth to the last piece", async (stage) => {
    await moved(stage, "M-0", [move("supplier", "bin:A", 60)])
    const answers: Array<string> = []
    for (let n = 1; n <= 100; n += 1) answers.push(...(await raced([mover(stage, `T-${n}`, [move("bin:A", "scrap")])])))
    same([count(answers, "ok"), answers.lastIndexOf("ok"), count(answers, "StockShort")], [60, 59, 40])
    await conserved(stage)
  }),
]
