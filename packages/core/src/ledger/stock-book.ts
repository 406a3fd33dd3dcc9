/** The stock ledger in memory: balances and postings, as a storage keeps them. */
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import type { Instant } from "../time/instant.ts"
import {
  accountKey,
  type AccountSum,
  type Balance,
  byAccount,
  canTake,
  type MovingEntry,
  type Posting,
  unitPostings,
} from "./movement.ts"

/**
 * A place of a part that cannot give, or take, what was asked of it.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface Shortage {
  readonly part: string
  readonly item: string
  readonly place: string
}

/**
 * The ledger as a value: what every account has, and all its postings in their order. It is never changed, so that a
 * snapshot is a reference to it.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export type StockBook = HashMap.HashMap<string, Account>

/**
 * @category stock ledger
 * @since 0.1.0
 */
export interface Account extends Omit<Balance, "postings"> {
  readonly postings: ReadonlyArray<Posting>
}

/**
 * The ledger before the first movement.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const emptyBook: StockBook = HashMap.empty()

/**
 * The ledger after the movements of some entries, or the first account, in the order of part, place and item, that
 * cannot take them. All of them are posted, or none is.
 *
 * @example
 * ```ts
 * const movements = [{ part: "K-20", item: "", from: "supplier", to: "inspection", quantity: 4 }]
 * const entry = { kind: "receipt", id: "R-1", sequence: 1, recordedAt: 0, movements }
 * const book = posted(emptyBook, [entry]) as StockBook
 * balancesIn(book, { place: "inspection" }).map(({ quantity }) => quantity) // => [4]
 * ```
 * @category stock ledger
 * @since 0.1.0
 */
export const posted = (
  book: StockBook,
  entries: ReadonlyArray<MovingEntry>,
): StockBook | { readonly shortage: Shortage } => {
  const { accounts, postings } = unitPostings(entries)
  if (accounts.length === 0) return book
  for (const sum of accounts) {
    if (canTake(accountIn(book, accountKey(sum)) ?? nothing, sum)) continue
    const { part, item, place } = sum
    return { shortage: { part, item, place } }
  }
  let next = book
  for (const { before, single: _, ...change } of postings) {
    const key = accountKey(change)
    const account = accountIn(next, key) ?? blank(before)
    const quantity = account.quantity + change.quantity
    const reserved = account.reserved + change.reserved
    const at = Math.max(change.at, account.postings.at(-1)?.at ?? change.at)
    const posting = {
      ...change,
      at,
      number: account.postings.length + 1,
      quantityAfter: quantity,
      reservedAfter: reserved,
    }
    next = HashMap.set(next, key, { ...account, quantity, reserved, postings: [...account.postings, posting] })
  }
  return next
}

const accountIn = (book: StockBook, key: string): Account | undefined => Option.getOrUndefined(HashMap.get(book, key))

const nothing = { quantity: 0, reserved: 0 }

const blank = ({ part, item, place }: AccountSum): Account => ({ part, item, place, ...nothing, postings: [] })

/**
 * Which accounts are meant: those of a part, a place, an item, or of several of these.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export interface AccountFilter {
  readonly part?: string
  readonly place?: string
  readonly item?: string
}

/**
 * Balances that are not nothing, in the order of part, place and item; at an instant, where one is given.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const balancesIn = (
  book: StockBook,
  filter: AccountFilter & { readonly at?: Instant },
): ReadonlyArray<Balance> =>
  [...HashMap.values(book)]
    .filter((account) => matches(account, filter))
    .map((account) => balanceAt(account, filter.at))
    .filter(({ quantity, reserved }) => quantity !== 0 || reserved !== 0)
    .toSorted(byAccount)

/**
 * What questions are answered: of each the first 500 balances, and every balance once.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const answered = (book: StockBook, questions: ReadonlyArray<AccountFilter>): ReadonlyArray<Balance> => {
  const found = new Map(
    questions
      .flatMap((question) => balancesIn(book, question).slice(0, answersMax))
      .map((balance) => [accountKey(balance), balance]),
  )
  return [...found.values()].toSorted(byAccount)
}

const answersMax = 500

const matches = (account: Shortage, { part, place, item }: AccountFilter): boolean =>
  (part === undefined || account.part === part) &&
  (place === undefined || account.place === place) &&
  (item === undefined || account.item === item)

const balanceAt = ({ postings, ...balance }: Account, at: Instant | undefined): Balance => {
  const last = at === undefined ? postings.at(-1) : postings.findLast((posting) => posting.at <= at)
  const { quantityAfter: quantity = 0, reservedAfter: reserved = 0, number = 0 } = last ?? {}
  return { ...balance, quantity, reserved, postings: number }
}

/**
 * Postings in the order in which they were recorded, and within one instant in the order of their accounts.
 *
 * @category stock ledger
 * @since 0.1.0
 */
export const postingsIn = (book: StockBook, filter: AccountFilter): ReadonlyArray<Posting> =>
  [...HashMap.values(book)]
    .filter((account) => matches(account, filter))
    .flatMap(({ postings }) => postings)
    .toSorted((one, other) => one.at - other.at || byAccount(one, other) || one.number - other.number)
