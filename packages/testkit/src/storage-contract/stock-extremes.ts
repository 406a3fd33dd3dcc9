/** Law 12, conserved: many movements at once, great quantities, names that are nearly the same. */
import { several } from "./callers.ts"
import { type ContractCase, law } from "./contract-case.ts"
import { conserved, move, moved, mover, shortage } from "./moving.ts"
import { same } from "./same.ts"

const stock = law(12)

export const stockExtremes: ReadonlyArray<ContractCase> = [
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
]
