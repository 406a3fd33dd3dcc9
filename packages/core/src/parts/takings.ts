/** What lines of one command take from the stock together, and the first account that cannot give it. */
import { accountKey, available, type Balance } from "../ledger/movement.ts"
import { isOutside } from "../ledger/place.ts"

/**
 * A quantity that is taken from a place.
 *
 * @category parts
 * @since 0.1.0
 */
export interface Taking {
  readonly part: string
  readonly item: string
  readonly place: string
  readonly quantity: number
}

/**
 * The first account, in the order of the takings, that has less than all of them take from it together: what is
 * reserved counts as gone. Nothing where there is enough. Places outside always give.
 *
 * @example
 * ```ts
 * const shelf = { part: "K-20", item: "", place: "bin:A", quantity: 3, reserved: 1, postings: 1 }
 * const two = { part: "K-20", item: "", place: "bin:A", quantity: 2 }
 * shortOf([two], [shelf]) // => undefined
 * shortOf([two, two], [shelf]) // => { part: "K-20", item: "", place: "bin:A", taken: 4, available: 2 }
 * ```
 * @category parts
 * @since 0.1.0
 */
export const shortOf = (
  takings: ReadonlyArray<Taking>,
  stock: ReadonlyArray<Balance>,
):
  | {
      readonly part: string
      readonly item: string
      readonly place: string
      readonly taken: number
      readonly available: number
    }
  | undefined => {
  const held = new Map(stock.map((balance) => [accountKey(balance), available(balance)]))
  const sums = new Map<string, Taking>()
  for (const taking of takings) {
    if (isOutside(taking.place)) continue
    const key = accountKey(taking)
    sums.set(key, { ...taking, quantity: taking.quantity + (sums.get(key)?.quantity ?? 0) })
  }
  for (const [key, { part, item, place, quantity: taken }] of sums) {
    const there = held.get(key) ?? 0
    if (taken > there) return { part, item, place, taken, available: there }
  }
  return undefined
}
