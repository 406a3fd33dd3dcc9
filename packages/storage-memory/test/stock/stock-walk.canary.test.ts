import { regulation } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import type { Movement } from "@fieldcare/core/ledger"
import type { StockFault } from "@fieldcare/testkit"
import { walkStock } from "@fieldcare/testkit"
import * as Effect from "effect/Effect"
import { expect, test } from "vitest"
import { type LedgerFaults, naiveLedger } from "./naive-ledger.ts"
import { watched } from "./watched-stock.ts"

/** Walks on a ledger with a fault, seed after seed, until somebody notices it. */
const noticed = async (
  faults: LedgerFaults,
  seedsMax: number,
  chapters: ReadonlyArray<Chapter> = regulation(),
): Promise<ReadonlyArray<string>> => {
  for (let seed = 1; seed <= seedsMax; seed++) {
    const storages = [naiveLedger(faults)]
    const walk = await walkStock({ storages, chapters, tenant: "acme", seed, clients: 8, steps: 900 })
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
  ["leaves numbers out", { skipping: true }, "postings are numbered without gaps"],
  ["leaves a piece where it came from", { doubling: true }, "a serial number is in exactly one place"],
  ["counts twice what was used", { overusing: true }, "what was issued is used, returned, lost or still out"],
]

/** Chapters without the separations of their lifecycles: who asks for something may approve it. */
const careless = (regulation() as ReadonlyArray<Chapter>).map((chapter) => ({
  ...chapter,
  lifecycles: chapter.lifecycles.map((lifecycle) => ({ ...lifecycle, separations: {} })),
})) as ReadonlyArray<Chapter>

const ofApprovals: Promised = "who approves had no hand in it, and approves once"

// Every promise: the type sees to it that none is left out.
const promises: Readonly<Record<Promised, true>> = {
  "what leaves a place comes to another": true,
  "no place holds less than is reserved there": true,
  "a serial number is in exactly one place": true,
  "the journal adds up to the balances": true,
  "the postings add up to the balances": true,
  "postings are numbered without gaps": true,
  "a unit is where the ledger has it": true,
  "what was issued is used, returned, lost or still out": true,
  "what is reserved is reserved for somebody": true,
  "what has a lot or a serial number is known by it": true,
  "no more passes than was ordered": true,
  "who approves had no hand in it, and approves once": true,
}

test("no promise is looked after that nothing was seen to break", () => {
  const broken = new Set([...canaries.map(([, , promise]) => promise), ofApprovals])
  expect(broken).toEqual(new Set(Object.keys(promises)))
})

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

test("a desk on which people approve what they have asked for is caught", async () => {
  expect(await noticed({}, 5, careless)).toContain(ofApprovals)
})

test.each([
  ["does not count what is reserved", { unreserved: true }, /by the journal/],
  ["skips what comes to a place", { oneLegged: true }, /by the journal/],
  ["posts twice", { stuttering: true }, /by the journal/],
] satisfies ReadonlyArray<readonly [string, LedgerFaults, RegExp]>)(
  "a ledger that %s is caught after the commit that did it",
  async (_name, faults, told) => {
    const { storage, seen } = watched(naiveLedger(faults))
    await walkStock({ storages: [storage], chapters: regulation(), tenant: "acme", seed: 1, clients: 8, steps: 400 })
    expect(seen[0]).toMatch(told)
  },
)

test("what is not there, and one piece twice, are caught after the very commit", async () => {
  const held = new Map([["bin:A", 0]])
  const shelf = {
    commit: () => Effect.succeed(new Map<string, string>()),
    balances: ({ place }: { readonly place: string }) =>
      Effect.succeed([{ quantity: held.get(place) ?? 0, reserved: 0 }]),
  }
  const { storage, seen } = watched(shelf as never)
  const moved = async ({ from, to }: Pick<Movement, "from" | "to">) => {
    for (const [place, more] of [[from, -1] as const, [to, 1] as const]) held.set(place, (held.get(place) ?? 0) + more)
    const movements = [{ part: "pump", item: "SN-1", quantity: 1, single: true, from, to }]
    await Effect.runPromise(storage.commit({ tenant: "acme", writes: [], entries: [{ movements }] } as never))
  }
  await moved({ from: "supplier:s", to: "bin:A" })
  expect(seen).toEqual([])
  await moved({ from: "supplier:s", to: "bin:A" })
  expect(seen.splice(0)).toEqual([expect.stringMatching(/2 pieces$/)])
  await moved({ from: "bin:B", to: "bin:C" })
  expect(seen).toEqual([expect.stringMatching(/bin:B.*-1, of which 0 are reserved$/)])
})
