/** From which bins a quantity is best taken: what expires first goes out first (clause 5.2.3). */
import { available, type Balance, byAccount } from "../ledger/movement.ts"
import { nameOf, sortOf } from "../ledger/place.ts"
import type { Instant } from "../time/instant.ts"
import { type Expiring, hasExpired } from "./expiry.ts"

/**
 * What a proposal is made of. `quantity` is in the part's unit; `stock` are the balances of the part, at whatever places.
 * `lots` and `units` say when lots and pieces expire; those that are not told of do not. `bins`, where they are given,
 * say which are not open: from those nothing is proposed.
 *
 * @category parts
 * @since 0.1.0
 */
export interface PickQuestion {
  readonly part: string
  readonly quantity: number
  readonly at: Instant
  readonly stock: ReadonlyArray<Balance>
  readonly lots?: ReadonlyArray<Expiring & { readonly part: string; readonly item: string }>
  readonly units?: ReadonlyArray<Expiring & { readonly part: string; readonly item: string }>
  readonly bins?: ReadonlyArray<{ readonly id: string; readonly status: string }>
}

/**
 * What to take from one bin of one lot or piece; `item` is "" where the part is tracked by neither.
 *
 * @category parts
 * @since 0.1.0
 */
export interface Pick {
  readonly place: string
  readonly item: string
  readonly quantity: number
}

/**
 * Proposes from where to take a quantity, and tells how much of it there is nowhere.
 *
 * **Details**
 *
 * Only bins count, only what nobody has reserved, and nothing that has expired. What expires first is taken first, what
 * never expires last; of what expires together the smallest remainder first, so that bins get empty. Where that is the
 * same too, the order is that of place and item, so that the same stock always leads to the same proposal.
 *
 * @example
 * ```ts
 * const stock = [
 *   { part: "S-30", item: "L1", place: "bin:A", quantity: 4, reserved: 0, postings: 1 },
 *   { part: "S-30", item: "L2", place: "bin:B", quantity: 4, reserved: 3, postings: 2 },
 * ]
 * const lots = [
 *   { part: "S-30", item: "L1", expiresAt: 2_000 },
 *   { part: "S-30", item: "L2", expiresAt: 1_000 },
 * ]
 * const { picks, short } = pickProposal({ part: "S-30", quantity: 6, at: 0, stock, lots })
 * picks.map(({ item, quantity }) => `${item}: ${quantity}`) // => ["L2: 1", "L1: 4"]
 * short // => 1
 * ```
 * @category parts
 * @since 0.1.0
 */
export const pickProposal = (
  question: PickQuestion,
): { readonly picks: ReadonlyArray<Pick>; readonly short: number } => {
  const { part, quantity, at, stock, lots = [], units = [], bins = [] } = question
  const closed = new Set(bins.filter(({ status }) => status !== "open").map(({ id }) => id))
  const dates = new Map([...lots, ...units].filter((one) => one.part === part).map((one) => [one.item, one.expiresAt]))
  const goods = stock
    .filter((one) => one.part === part && sortOf(one.place) === "bin" && !closed.has(nameOf(one.place) ?? ""))
    .map((balance) => ({ balance, expiresAt: balance.item === "" ? undefined : dates.get(balance.item) }))
    .filter(({ balance, expiresAt }) => available(balance) > 0 && !hasExpired({ expiresAt }, at))
    .toSorted(
      (one, other) =>
        (one.expiresAt ?? never) - (other.expiresAt ?? never) ||
        available(one.balance) - available(other.balance) ||
        byAccount(one.balance, other.balance),
    )
  const picks: Array<Pick> = []
  let short = quantity
  for (const { balance } of goods) {
    if (short === 0) break
    const taken = Math.min(short, available(balance))
    picks.push({ place: balance.place, item: balance.item, quantity: taken })
    short -= taken
  }
  return { picks, short }
}

// Infinity less Infinity would be no number.
const never = Number.MAX_SAFE_INTEGER
