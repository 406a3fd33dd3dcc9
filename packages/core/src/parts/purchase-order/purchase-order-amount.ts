/** What a purchase order comes to. */
import type { Money } from "../../values/money.ts"
import type { OrderedPart } from "./purchase-order-record.ts"

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
