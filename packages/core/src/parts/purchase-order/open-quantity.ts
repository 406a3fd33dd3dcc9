/** What is still to come of a purchase order. */
import type { PurchaseOrder, PurchaseOrderLine } from "./purchase-order-record.ts"

/**
 * How much of a line is still waited for. Never below 0, also where more was delivered than ordered.
 *
 * @example
 * ```ts
 * openQuantity({ line: 1, part: "K-20", quantity: 5, received: 2, rejected: 1, cancelled: 0 }) // => 3
 * ```
 * @category purchase order
 * @since 0.1.0
 */
export const openQuantity = ({ quantity, received, cancelled }: PurchaseOrderLine): number =>
  Math.max(0, quantity - received - cancelled)

/** Whether nothing of an order is waited for any more. */
export const isComplete = ({ lines }: Pick<PurchaseOrder, "lines">): boolean =>
  lines.every((line) => openQuantity(line) === 0)
