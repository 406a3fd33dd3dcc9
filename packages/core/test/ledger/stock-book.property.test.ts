import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { JournalEntry } from "../../src/engine/journal.ts"
import { accountKey, type Movement, movementProblem } from "../../src/ledger/movement.ts"
import { isOutside } from "../../src/ledger/place.ts"
import { balancesIn, emptyBook, posted, postingsIn, type StockBook } from "../../src/ledger/stock-book.ts"

const places = ["supplier:s1", "found", "inspection", "bin:A", "bin:B", "custody:e1", "destroyed", "lost"]
const movement: fc.Arbitrary<Movement> = fc
  .record({
    part: fc.constantFrom("P-1", "P-2"),
    item: fc.constantFrom("", "L-1", "序-1"),
    from: fc.constantFrom(...places),
    to: fc.constantFrom(...places),
    quantity: fc.integer({ min: 1, max: 9 }),
    phase: fc.constantFrom(undefined, undefined, "reserved" as const, "posted" as const, "released" as const),
  })
  .map(({ phase, ...rest }) => (phase === undefined ? rest : { ...rest, phase }))
  .filter((one) => movementProblem(one) === undefined)

const entry = (sequence: number, movements: ReadonlyArray<Movement>, at = sequence) =>
  ({ tenant: "t", kind: "note", id: "N", sequence, recordedAt: at, movements }) as unknown as JournalEntry

// Another bookkeeping: for every place one number, and one of what is reserved.
class Shelves {
  readonly held = new Map<string, number>()
  readonly kept = new Map<string, number>()

  take({ part, item, from, to, quantity, phase }: Movement): void {
    const [source, target] = [accountKey({ part, item, place: from }), accountKey({ part, item, place: to })]
    const add = (map: Map<string, number>, key: string, by: number) => map.set(key, (map.get(key) ?? 0) + by)
    if (phase !== undefined) add(this.kept, source, phase === "reserved" ? quantity : -quantity)
    if (phase === "reserved" || phase === "released") return
    add(this.held, source, -quantity)
    add(this.held, target, quantity)
  }

  get isSound(): boolean {
    const keys = new Set([...this.held.keys(), ...this.kept.keys()])
    return [...keys].every((key) => {
      const [held, kept] = [this.held.get(key) ?? 0, this.kept.get(key) ?? 0]
      return kept >= 0 && (isOutside(key.split(" ")[1]!) ? kept === 0 : held >= kept)
    })
  }
}

describe("the stock ledger in memory", () => {
  it("takes a unit exactly when shelves counted otherwise can give it, and then agrees with them", () => {
    fc.assert(
      fc.property(fc.array(fc.array(movement, { maxLength: 5 }), { maxLength: 40 }), (units) => {
        let book: StockBook = emptyBook
        let shelves = new Shelves()
        units.forEach((movements, index) => {
          const tried = new Shelves()
          for (const [key, held] of shelves.held) tried.held.set(key, held)
          for (const [key, kept] of shelves.kept) tried.kept.set(key, kept)
          movements.forEach((one) => tried.take(one))
          const after = posted(book, [entry(index + 1, movements)])
          expect("shortage" in after).toBe(!tried.isSound)
          if ("shortage" in after) return
          book = after
          shelves = tried
          const sums = new Map<string, number>()
          for (const { part, item, place, quantity, reserved } of balancesIn(book, {})) {
            const key = accountKey({ part, item, place })
            expect({ quantity, reserved }).toEqual({
              quantity: shelves.held.get(key) ?? 0,
              reserved: shelves.kept.get(key) ?? 0,
            })
            sums.set(`${part} ${item}`, (sums.get(`${part} ${item}`) ?? 0) + quantity)
          }
          for (const sum of sums.values()) expect(sum).toBe(0)
        })
      }),
    )
  })

  it("numbers the postings of each account from 1, and answers what was there at any instant", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(movement, fc.integer({ min: 0, max: 50 })), { maxLength: 60 }), (moves) => {
        let book: StockBook = emptyBook
        const seen = new Map<number, string>()
        let latest = 0
        moves.forEach(([one, at], index) => {
          latest = Math.max(latest, at)
          const after = posted(book, [entry(index + 1, [one], latest)])
          if (!("shortage" in after)) book = after
          seen.set(latest, JSON.stringify(balancesIn(book, {})))
        })
        for (const [at, then] of seen) expect(JSON.stringify(balancesIn(book, { at }))).toBe(then)
        const numbers = new Map<string, number>()
        for (const posting of postingsIn(book, {})) {
          const key = accountKey(posting)
          expect(posting.number).toBe((numbers.get(key) ?? 0) + 1)
          numbers.set(key, posting.number)
        }
      }),
    )
  })

  it("posts late entries behind those that were recorded before, whatever their clock says", () => {
    const first = posted(emptyBook, [
      entry(1, [{ part: "P", item: "", from: "found", to: "bin:A", quantity: 5 }], 100),
    ]) as StockBook
    const second = posted(first, [
      entry(2, [{ part: "P", item: "", from: "bin:A", to: "lost", quantity: 2 }], 40),
    ]) as StockBook
    expect(balancesIn(second, { place: "bin:A", at: 99 })).toEqual([])
    expect(balancesIn(second, { place: "bin:A" })).toMatchObject([{ quantity: 3, postings: 2 }])
    expect(postingsIn(second, { place: "bin:A" }).map(({ at }) => at)).toEqual([100, 100])
  })

  it("sums up the lines of one unit: two of one part take together what is there, or nothing", () => {
    const given = posted(emptyBook, [
      entry(1, [{ part: "P", item: "", from: "supplier:s", to: "bin:A", quantity: 5 }]),
    ]) as StockBook
    const take = (quantity: number): Movement => ({ part: "P", item: "", from: "bin:A", to: "custody:e", quantity })
    expect(posted(given, [entry(2, [take(3), take(3)])])).toEqual({
      shortage: { part: "P", item: "", place: "bin:A" },
    })
    const taken = posted(given, [entry(2, [take(3), take(2)])]) as StockBook
    expect(balancesIn(taken, {}).map(({ place, quantity }) => [place, quantity])).toEqual([
      ["custody:e", 5],
      ["supplier:s", -5],
    ])
  })

  it("never has a single piece twice, from wherever it comes", () => {
    const piece = (from: string, to: string): Movement => ({
      part: "P",
      item: "SN-1",
      from,
      to,
      quantity: 1,
      single: true,
    })
    const here = posted(emptyBook, [entry(1, [piece("supplier:s", "inspection")])]) as StockBook
    expect(posted(here, [entry(2, [piece("supplier:s", "bin:A")])])).toHaveProperty("shortage")
    expect(posted(here, [entry(2, [piece("found", "inspection")])])).toHaveProperty("shortage")
  })
})
