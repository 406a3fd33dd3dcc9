/** Pages of balances and postings, each beginning after the last one of the page before. */
import { type Balance, balancesIn, byAccount, type Posting, postingsIn, type StockBook } from "@fieldcare/core/ledger"
import type { BalancesRequest, PostingsRequest } from "@fieldcare/core/storage"

export const balancesPage = (book: StockBook, request: BalancesRequest): ReadonlyArray<Balance> => {
  const { after, limit } = request
  return balancesIn(book, request)
    .filter((balance) => after === undefined || byAccount(balance, after) > 0)
    .slice(0, limit)
}

export const postingsPage = (book: StockBook, request: PostingsRequest): ReadonlyArray<Posting> => {
  const { after, limit, part } = request
  return postingsIn(book, request)
    .filter((posting) => after === undefined || isBehind(posting, { ...after, part }))
    .slice(0, limit)
}

const isBehind = (posting: Posting, after: Pick<Posting, "at" | "part" | "place" | "item" | "number">): boolean =>
  (posting.at - after.at || byAccount(posting, after) || posting.number - after.number) > 0
