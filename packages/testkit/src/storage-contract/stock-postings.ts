/** Law 12, conserved: how movements are posted, and what was there at an instant. */
import { several } from "./callers.ts"
import { type ContractCase, law } from "./contract-case.ts"
import { conserved, move, moved } from "./moving.ts"
import { same } from "./same.ts"
import { kind } from "./stage.ts"

const stock = law(12)

export const stockPostings: ReadonlyArray<ContractCase> = [
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
  stock("a balance tells how many postings have made it, now and at an instant", async (stage) => {
    for (const n of [1, 2, 3]) await moved(stage, `M-${n}`, [move("supplier", "bin:A")], { at: 100 * n })
    const made = async (at: { readonly at?: number }) =>
      (await stage.balances({ part: "P", place: "bin:A", ...at })).map(({ postings }) => postings)
    same([await made({}), await made({ at: 250 }), await made({ at: 99 })], [[3], [2], []])
    const { stock } = await stage.load("T-9", { needs: [{ name: "n", stock: [{ place: "bin:A" }] }] })
    same(stock["n"], await stage.balances({ place: "bin:A" }))
  }),
]
