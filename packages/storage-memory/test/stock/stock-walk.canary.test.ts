import { regulation } from "@fieldcare/core"
import type { StockFault } from "@fieldcare/testkit"
import { walkStock } from "@fieldcare/testkit"
import { expect, test } from "vitest"
import { type LedgerFaults, naiveLedger } from "./naive-ledger.ts"

/** Walks on a ledger with a fault, seed after seed, until somebody notices it. */
const noticed = async (faults: LedgerFaults, seedsMax: number): Promise<ReadonlyArray<string>> => {
  for (let seed = 1; seed <= seedsMax; seed++) {
    const storages = [naiveLedger(faults)]
    const walk = await walkStock({ storages, chapters: regulation(), tenant: "acme", seed, clients: 8, steps: 900 })
    if (walk.faults.length > 0) return [...new Set(walk.faults.map(({ promise }) => promise))]
  }
  return []
}

type Promised = StockFault["promise"]

const canaries: ReadonlyArray<readonly [name: string, faults: LedgerFaults, promise: Promised]> = [
  ["takes whatever is asked of it", { unguarded: true }, "no place holds less than is reserved there"],
  ["skips what comes to a place", { oneLegged: true }, "what leaves a place comes to another"],
  ["does not count what is reserved", { unreserved: true }, "the journal adds up to the balances"],
  ["writes a posting without its balance", { unbooked: true }, "the postings add up to the balances"],
  ["writes a balance without its posting", { unposted: true }, "the postings add up to the balances"],
  ["loses movements from the journal", { forgetful: true }, "the journal adds up to the balances"],
  ["posts twice", { stuttering: true }, "the journal adds up to the balances"],
  ["forgets for whom it reserved", { unreserved: true }, "what is reserved is reserved for somebody"],
  ["writes down another lot number", { misnaming: true }, "what has a lot or a serial number is known by it"],
  ["counts more received than passed", { miscounting: true }, "no more passes than was ordered"],
  ["does not let a piece's record follow", { rooted: true }, "a unit is where the ledger has it"],
]

test("a ledger of another make without a fault passes", async () => {
  const storages = [naiveLedger()]
  const walk = await walkStock({ storages, chapters: regulation(), tenant: "acme", seed: 1, clients: 8, steps: 900 })
  expect(walk.faults).toEqual([])
  expect(walk.strange).toEqual([])
  expect(walk.unsound).toEqual([])
})

test.each(canaries)("a ledger that %s is caught", async (_name, faults, promise) => {
  expect(await noticed(faults, 5)).toContain(promise)
})
