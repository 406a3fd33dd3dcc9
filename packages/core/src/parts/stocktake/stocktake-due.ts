/** Which parts are due to be counted where: by their class, and when they were counted last. */
import { sortOf } from "../../ledger/place.ts"
import type { Policy } from "../../regulation/policy.ts"
import { monthsLater } from "../../time/months-later.ts"
import type { Instant } from "../../time/instant.ts"
import type { StockClass, Stocktake } from "./stocktake-record.ts"

interface Account {
  readonly part: string
  readonly place: string
}

/**
 * A part at a place that is due to be counted: since when, and when it was counted last.
 *
 * @category stocktake
 * @since 0.1.0
 */
export interface AccountDue extends Account {
  readonly abc: StockClass
  readonly due: Instant
  readonly countedAt?: Instant
}

/**
 * What to count at an instant: the accounts whose class is due, A before B before C, and in a class what waits the
 * longest.
 *
 * **Details**
 *
 * An account is due as many months after its last count as the policy's programme figures say for its class; one that
 * was never counted is due at once. A part without a class counts as C. Of the balances those in bins and in the
 * quarantine are proposed; hand in those of some bins, or of some parts, to propose only those.
 *
 * @example
 * ```ts
 * import { defaultPolicy } from "@fieldcare/core/regulation"
 *
 * const parts = [{ id: "K-20", abc: "A" }, { id: "F-10" }] as const
 * const balances = [{ part: "F-10", place: "bin:B" }, { part: "K-20", place: "bin:A" }, { part: "K-20", place: "scrap" }]
 * const stocktakes = [] as const
 * stocktakeDue({ parts, balances, stocktakes, policy: defaultPolicy, at: Date.UTC(2026, 2, 2) })
 *   .map(({ part, place, abc }) => `${abc} ${part} ${place}`) // => ["A K-20 bin:A", "C F-10 bin:B"]
 * ```
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeDue = ({
  parts,
  balances,
  stocktakes,
  policy,
  at,
}: {
  readonly parts: ReadonlyArray<{ readonly id: string; readonly abc?: StockClass }>
  readonly balances: ReadonlyArray<Account>
  /** Those that were posted; others are looked over. */
  readonly stocktakes: ReadonlyArray<Pick<Stocktake, "lines" | "postedAt">>
  readonly policy: Policy
  readonly at: Instant
}): ReadonlyArray<AccountDue> => {
  const classes = new Map(parts.map(({ id, abc = "C" }) => [id, abc]))
  const counts = lastCounts(stocktakes)
  const accounts = new Map(
    balances.filter(canBeCounted).map(({ part, place }) => [keyOf({ part, place }), { part, place }]),
  )
  return [...accounts]
    .map(([key, account]): AccountDue => {
      const abc = classes.get(account.part) ?? "C"
      const countedAt = counts.get(key)
      return countedAt === undefined
        ? { ...account, abc, due: 0 }
        : { ...account, abc, due: monthsLater(countedAt, monthsOf(abc, policy)), countedAt }
    })
    .filter(({ due }) => due <= at)
    .toSorted((one, other) => order(one.abc, other.abc) || one.due - other.due || order(keyOf(one), keyOf(other)))
}

const keyOf = ({ part, place }: Account): string => `${part} ${place}`

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const canBeCounted = ({ place }: Account): boolean => ["bin", "quarantine"].includes(sortOf(place))

const monthsOf = (abc: StockClass, { programme }: Policy): number =>
  ({ A: programme.stocktakeAEveryMonths, B: programme.stocktakeBEveryMonths, C: programme.stocktakeCEveryMonths })[abc]

const lastCounts = (stocktakes: ReadonlyArray<Pick<Stocktake, "lines" | "postedAt">>): ReadonlyMap<string, Instant> => {
  const last = new Map<string, Instant>()
  for (const { lines, postedAt } of stocktakes) {
    if (postedAt === undefined) continue
    for (const line of lines) {
      const key = keyOf(line)
      last.set(key, Math.max(line.counts.at(-1)?.at ?? 0, last.get(key) ?? 0))
    }
  }
  return last
}
