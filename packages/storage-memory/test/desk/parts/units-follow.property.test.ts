// Wherever documents move pieces, in whatever order and however many are refused: a piece is where the ledger has it.
import * as fc from "fast-check"
import { Refused } from "@fieldcare/core"
import { expect, it } from "vitest"
import { bad, good, openStore, type Store } from "./store.ts"

const serials = ["S-1", "S-2", "S-3"]
const places = ["bin:A", "bin:B", "quarantine"]

const serial = fc.constantFrom(...serials)
const place = fc.constantFrom(...places)
const reason = fc.constantFrom("relocation", "damage", "expiry", "release")

const step = fc.oneof(
  fc.record({ do: fc.constant("open" as const), serial, bin: fc.constantFrom("A", "B") }),
  fc.record({ do: fc.constant("arrive" as const), serials: fc.uniqueArray(serial, { minLength: 1 }) }),
  fc.record({ do: fc.constant("inspect" as const), receipt: fc.nat(3), passed: fc.boolean() }),
  fc.record({ do: fc.constant("putAway" as const), receipt: fc.nat(3), bin: fc.constantFrom("A", "B", "C") }),
  fc.record({ do: fc.constant("setApart" as const), receipt: fc.nat(3) }),
  fc.record({ do: fc.constant("transfer" as const), serial, from: place, to: place, reason }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const done = async (
  { keeper, quality }: Store,
  one: Step,
  receipts: Array<ReadonlyArray<string>>,
): Promise<unknown> => {
  switch (one.do) {
    case "open":
      return keeper.openingStock.enter({
        lines: [{ part: "compressor", bin: one.bin, quantity: 1, serials: [one.serial] }],
      })
    case "arrive": {
      const lines = [{ orderLine: 1, part: "compressor", quantity: one.serials.length, serials: one.serials }]
      await keeper.receipt.arrive({ order: "PO-1", supplier: "acme-parts", lines }, { id: `R-${receipts.length}` })
      return receipts.push(one.serials)
    }
    case "transfer":
      return quality.stockTransfer.transfer({
        reason: one.reason,
        finding: "Looked at",
        lines: [{ part: "compressor", quantity: 1, serials: [one.serial], from: one.from, to: one.to }],
      })
    default: {
      const named = receipts[one.receipt]
      if (named === undefined) return undefined
      const id = `R-${one.receipt}`
      if (one.do === "inspect")
        return keeper.receipt.inspect(id, {
          line: 1,
          samples: [{ serials: named, readings: [one.passed ? good : bad] }],
        })
      if (one.do === "setApart") return keeper.receipt.setApart(id, { line: 1, serials: named, reason: "Wet" })
      return keeper.receipt.putAway(id, {
        line: 1,
        part: "compressor",
        placements: [{ bin: one.bin, serials: named }],
      })
    }
  }
}

it("a piece is where the ledger has it, after every step", async () => {
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const store = await openStore()
      await store.ordered("PO-1", [{ part: "compressor", quantity: 1_000 }])
      const receipts: Array<ReadonlyArray<string>> = []
      for (const one of steps) {
        try {
          await done(store, one, receipts)
          accepted++
        } catch (error) {
          if (!(error instanceof Refused)) throw error
        }
        const { items } = await store.stock.balances({ part: "compressor", limit: 500 })
        const { items: units } = await store.keeper.partUnit.find()
        for (const name of serials) {
          const at = items.filter(({ item, quantity }) => item === name && quantity > 0)
          const unit = units.find(({ item }) => item === name)
          expect(at.map((balance) => [balance.place, balance.quantity])).toEqual(
            unit?.place === undefined ? [] : [[unit.place, 1]],
          )
        }
      }
    }),
    { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 2) },
  )
  expect(accepted).toBeGreaterThan(40)
})
