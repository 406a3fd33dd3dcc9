/** Law 12, conserved: what a command needs to know of stock, and of records that it names. */
import type { StockQuestion } from "@fieldcare/core/storage"
import { several } from "./callers.ts"
import { type ContractCase, law } from "./contract-case.ts"
import { move, moved, moveSerial } from "./moving.ts"
import { same } from "./same.ts"
import { kind, otherKind } from "./stage.ts"

const stock = law(12)

export const stockNeeds: ReadonlyArray<ContractCase> = [
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
]
