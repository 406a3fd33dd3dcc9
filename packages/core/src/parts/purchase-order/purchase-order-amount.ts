/** What a purchase order comes to, by itself and with what was ordered of the same supplier shortly before. */
import type { Money } from "../../values/money.ts"
import { day, type Instant } from "../../time/instant.ts"
import type { OrderedPart, PurchaseOrder } from "./purchase-order-record.ts"

/**
 * The sum of all lines, in minor units; nothing where a line has no price, or the prices are not in one currency.
 *
 * @example
 * ```ts
 * const price = { amountMinor: 48_000, currency: "CNY" }
 * orderAmount([{ part: "K-20", quantity: 2, price }]) // => { amountMinor: 96_000, currency: "CNY" }
 * orderAmount([{ part: "K-20", quantity: 2 }]) // => undefined
 * ```
 * @category purchase order
 * @since 0.1.0
 */
export const orderAmount = (lines: ReadonlyArray<OrderedPart>): Money | undefined => {
  const currency = lines[0]?.price?.currency
  if (currency === undefined) return undefined
  let amountMinor = 0
  for (const { quantity, price } of lines) {
    if (price?.currency !== currency) return undefined
    amountMinor += quantity * price.amountMinor
  }
  return Number.isSafeInteger(amountMinor) ? { amountMinor, currency } : undefined
}

/**
 * The amount by which an order is judged: with that of the other open orders to its supplier, of the same currency, that
 * were proposed in the days before. Nothing where it is not known; a price of 0 is none.
 *
 * @example
 * ```ts
 * const line = (amountMinor: number) => ({ part: "K-20", quantity: 1, price: { amountMinor, currency: "CNY" } })
 * const other = { id: "PO-1", proposedAt: 0, lines: [line(30_000)] }
 * amountJudged([line(30_000)], [other], { at: 1_000, days: 7 }) // => { amountMinor: 60_000, currency: "CNY" }
 * amountJudged([line(0)], [other], { at: 1_000, days: 7 }) // => undefined
 * ```
 * @category purchase order
 * @since 0.1.0
 */
export const amountJudged = (
  lines: ReadonlyArray<OrderedPart>,
  others: ReadonlyArray<Pick<PurchaseOrder, "id" | "proposedAt"> & { readonly lines: ReadonlyArray<OrderedPart> }>,
  { at, days }: { readonly at: Instant; readonly days: number },
): Money | undefined => {
  const own = lines.some(({ price }) => price?.amountMinor === 0) ? undefined : orderAmount(lines)
  if (own === undefined) return undefined
  const amountMinor = others.reduce((sum, { proposedAt, lines: ordered }) => {
    // What nobody knows the amount of was judged as large by itself.
    const amount = proposedAt === undefined || proposedAt < at - days * day ? undefined : orderAmount(ordered)
    return sum + (amount?.currency === own.currency ? amount.amountMinor : 0)
  }, own.amountMinor)
  return Number.isSafeInteger(amountMinor) ? { ...own, amountMinor } : undefined
}
