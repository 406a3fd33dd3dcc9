/** What the ledger promises by itself: conserved, covered, numbered, and told by the journals. */
import {
  accountKey,
  type AccountSum,
  type Balance,
  isOutside,
  type MovingEntry,
  type Posting,
  unitPostings,
} from "@fieldcare/core/ledger"
import type { StockFault } from "./stock-fault.ts"

export const conserved = (balances: ReadonlyArray<Balance>): ReadonlyArray<StockFault> => {
  const sums = new Map<string, number>()
  for (const { part, item, quantity } of balances)
    sums.set(`${part} ${item}`, (sums.get(`${part} ${item}`) ?? 0) + quantity)
  return [...sums].flatMap(([where, sum]) =>
    sum === 0 ? [] : [{ promise: "what leaves a place comes to another" as const, where, seen: `a sum of ${sum}` }],
  )
}

export const covered = (balances: ReadonlyArray<Balance>): ReadonlyArray<StockFault> =>
  balances.flatMap((balance) => {
    const { place, quantity, reserved } = balance
    if (reserved >= 0 && (isOutside(place) ? reserved === 0 : quantity >= reserved)) return []
    const seen = `${quantity}, of which ${reserved} reserved`
    return [{ promise: "no place holds less than is reserved there" as const, where: accountKey(balance), seen }]
  })

export const journalled = (
  entries: ReadonlyArray<MovingEntry>,
  book: ReadonlyMap<string, Balance>,
): ReadonlyArray<StockFault> => {
  const told = new Map(unitPostings(entries).accounts.map((sum) => [accountKey(sum), sum]))
  return [...new Set([...told.keys(), ...book.keys()])].flatMap((where) => {
    const sum: Pick<AccountSum, "quantity" | "reserved"> = told.get(where) ?? nothing
    const balance = book.get(where) ?? nothing
    if (sum.quantity === balance.quantity && sum.reserved === balance.reserved) return []
    const seen = `${sum.quantity} (${sum.reserved} reserved) in the journal, ${balance.quantity} (${balance.reserved})`
    return [{ promise: "the journal adds up to the balances" as const, where, seen }]
  })
}

const nothing = { quantity: 0, reserved: 0 }

export const posted = (
  postings: ReadonlyArray<Posting>,
  book: ReadonlyMap<string, Balance>,
): ReadonlyArray<StockFault> => {
  const byAccount = new Map<string, Array<Posting>>()
  for (const posting of postings) {
    const key = accountKey(posting)
    byAccount.set(key, [...(byAccount.get(key) ?? []), posting])
  }
  return [...byAccount].flatMap(([where, account]) => {
    const ordered = account.toSorted((one, other) => one.number - other.number)
    const faults: Array<StockFault> = []
    let [quantity, reserved] = [0, 0]
    ordered.forEach((posting, index) => {
      quantity += posting.quantity
      reserved += posting.reserved
      const { number, quantityAfter, reservedAfter } = posting
      if (number !== index + 1)
        faults.push({ promise: "postings are numbered without gaps", where, seen: `${number} as number ${index + 1}` })
      if (quantityAfter !== quantity || reservedAfter !== reserved)
        faults.push({
          promise: "the postings add up to the balances",
          where: `${where}, posting ${number}`,
          seen: `${quantityAfter} (${reservedAfter}) instead of ${quantity} (${reserved})`,
        })
    })
    const balance = book.get(where) ?? nothing
    if (balance.quantity !== quantity || balance.reserved !== reserved)
      faults.push({
        promise: "the postings add up to the balances",
        where,
        seen: `${quantity} (${reserved}) posted, ${balance.quantity} (${balance.reserved}) there`,
      })
    return faults
  })
}
