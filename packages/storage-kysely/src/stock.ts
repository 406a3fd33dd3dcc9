/** What a unit of work changes in the stock ledger: its accounts, each with its guard, and what is posted to them. */
import { type AccountSum, accountKey, isOutside, unitPostings, type UnitPosting } from "@fieldcare/core/ledger"
import type { UnitOfWork } from "@fieldcare/core/storage"

export interface UnitStock {
  /** By part, place and item: the order in which they are locked, and in which refusals are told. */
  readonly accounts: ReadonlyArray<AccountSum>
  readonly postings: ReadonlyArray<UnitPosting>
}

const known = new WeakMap<UnitOfWork, UnitStock>()

/** Nothing where the unit posts nothing. */
export const stockOf = (unit: UnitOfWork): UnitStock | undefined => {
  if (!unit.entries.some(({ movements }) => movements !== undefined && movements.length > 0)) return undefined
  const stock = known.get(unit) ?? unitPostings(unit.entries)
  known.set(unit, stock)
  return stock.accounts.length === 0 ? undefined : stock
}

/** An account as the statements take it; `a` counts those of a unit from 0. */
export const accountRow = (sum: AccountSum, a: number) => {
  const { part, place, item, quantity, reserved, postings, at, single } = sum
  return { a, part, place, item, quantity, reserved, postings, at, single, outside: isOutside(place) }
}

/**
 * A posting as the statements take it: `a` is its account's, `n` counts those of its unit on that account from 1, and
 * `quantityBefore` and `reservedBefore` are what these have changed before it.
 */
export const postingRow = (posting: UnitPosting, a: number) => {
  const { kind, id, sequence, at, quantity, reserved, before } = posting
  const change = { quantity, reserved, quantityBefore: before.quantity, reservedBefore: before.reserved }
  return { a, n: before.postings + 1, kind, id, sequence, at, ...change }
}

/** The rows of all accounts and of all postings. */
export const rowsOf = ({ accounts, postings }: UnitStock) => {
  const places = new Map(accounts.map((account, a) => [accountKey(account), a]))
  return {
    accounts: accounts.map(accountRow),
    postings: postings.map((posting) => postingRow(posting, places.get(accountKey(posting))!)),
  }
}
