// Whatever happens between the counts and the posting, the stock is what was counted and what moved since.
import { stockFaults } from "@fieldcare/testkit"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { openStore, rulesOf } from "./store-scene.ts"

type Step =
  | { readonly type: "in" | "out"; readonly bin: "A" | "B"; readonly quantity: number }
  | { readonly type: "count"; readonly bin: "A" | "B"; readonly quantity: number }

const bin = fc.constantFrom("A" as const, "B" as const)
const movement = fc.record({
  type: fc.constantFrom("in" as const, "out" as const),
  bin,
  quantity: fc.integer({ min: 1, max: 6 }),
})
const count = fc.record({ type: fc.constant("count" as const), bin, quantity: fc.integer({ min: 0, max: 20 }) })
const steps: fc.Arbitrary<ReadonlyArray<Step>> = fc.array(fc.oneof(movement, count), { maxLength: 14 })

const later = fc.array(movement, { maxLength: 4 })

test("after any interleaving of counts, arrivals and issues the posting leaves count ± movements since", async () => {
  await fc.assert(
    fc.asyncProperty(steps, later, fc.integer({ min: 0, max: 12 }), async (walk, after, beginning) => {
      const store = await openStore()
      const { anna, bo, rita } = store
      const lines = [
        { part: "F-10", place: "bin:A" },
        { part: "F-10", place: "bin:B" },
      ]
      const lineOf = { A: 1, B: 2 }
      const came = (to: string, quantity: number) => ({ part: "F-10", item: "", from: "supplier:S", to, quantity })
      const left = (from: string, quantity: number) => ({ part: "F-10", item: "", from, to: "custody:eve", quantity })
      for (const { place } of lines) if (beginning > 0) await store.moved(came(place, beginning))
      await anna.stocktake.plan({ title: "Both", lines }, { id: "ST-1" })
      await anna.stocktake.start("ST-1", {})

      const held = { A: beginning, B: beginning }
      const wanted: { A?: number; B?: number } = {}
      const last: { A?: string; B?: string } = {}
      const counted = async (at: "A" | "B", quantity: number) => {
        const counts = [{ line: lineOf[at], counted: quantity }]
        if (last[at] === undefined) await anna.stocktake.count("ST-1", { counts })
        else await (last[at] === "anna" ? bo : anna).stocktake.recount("ST-1", { counts })
        last[at] = last[at] === "anna" ? "bo" : "anna"
        wanted[at] = quantity
      }
      const moved = async ({ type, bin: at, ...step }: Step) => {
        const quantity = type === "in" ? step.quantity : Math.min(step.quantity, held[at])
        if (quantity === 0) return
        const change = type === "in" ? quantity : -quantity
        await store.moved((type === "in" ? came : left)(`bin:${at}`, quantity))
        held[at] += change
        if (wanted[at] !== undefined) wanted[at] += change
      }
      for (const step of walk) await (step.type === "count" ? counted(step.bin, step.quantity) : moved(step))
      for (const at of ["A", "B"] as const) if (wanted[at] === undefined) await counted(at, held[at])
      // What differs is counted again by the other one, until two agree that it does.
      while ((await rulesOf(anna.stocktake.finishCount("ST-1", {}))).length > 0)
        for (const at of ["A", "B"] as const) await counted(at, Math.max(0, wanted[at]!))
      await rita.stocktake.review("ST-1", {})
      for (const step of after) await moved(step)

      const isShort = wanted.A! < 0 || wanted.B! < 0
      const onShelves = async () => ({ A: await store.onHand("F-10", "bin:A"), B: await store.onHand("F-10", "bin:B") })
      const post = () => rulesOf(anna.stocktake.post("ST-1", {}))
      let rules = await post()
      if (rules.includes("movement-accepted")) {
        await rita.stocktake.accept("ST-1", { lines: [1, 2], reason: "Looked at" })
        rules = await post()
      }
      // Of what is no longer there nothing is taken, and the other shelf is left alone as well.
      expect(rules).toEqual(isShort ? ["enough-in-stock"] : [])
      expect(await onShelves()).toEqual(isShort ? held : { A: wanted.A, B: wanted.B })
      expect(await stockFaults(store.storage, "acme", ["move", "stocktake", "part", "bin"])).toEqual([])
    }),
    { numRuns: 60 },
  )
})
