import * as fc from "fast-check"
import { expect, test } from "vitest"
import { shortOf } from "../../src/parts/takings.ts"

const account = fc.record({
  part: fc.constantFrom("K-20", "F-10"),
  item: fc.constantFrom("", "L1"),
  place: fc.constantFrom("bin:A", "quarantine"),
})
const taking = fc.tuple(account, fc.integer({ min: 1, max: 5 })).map(([where, quantity]) => ({ ...where, quantity }))
const balance = fc
  .tuple(account, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .map(([where, one, other]) => ({
    ...where,
    quantity: Math.max(one, other),
    reserved: Math.min(one, other),
    postings: 1,
  }))
const key = ({ part, item, place }: { readonly part: string; readonly item: string; readonly place: string }) =>
  [part, item, place].join("|")

test("lines are short exactly where their sum for one account is more than what is not reserved", () => {
  fc.assert(
    fc.property(fc.array(taking), fc.uniqueArray(balance, { selector: key }), (takings, stock) => {
      const short = [...new Set(takings.map(key))].find((one) => {
        const taken = takings.filter((other) => key(other) === one).reduce((sum, { quantity }) => sum + quantity, 0)
        const there = stock.find((other) => key(other) === one)
        return taken > (there === undefined ? 0 : there.quantity - there.reserved)
      })
      const answer = shortOf(takings, stock)
      expect(answer === undefined ? undefined : key(answer)).toBe(short)
    }),
  )
})

test("places outside always give", () => {
  expect(shortOf([{ part: "K-20", item: "", place: "found", quantity: 9 }], [])).toBeUndefined()
})
