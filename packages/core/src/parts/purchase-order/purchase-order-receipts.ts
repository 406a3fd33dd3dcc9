/** What a delivery changes of the lines of a purchase order. */
import type { PurchaseOrderCommands } from "./purchase-order-commands.ts"
import type { PurchaseOrderLine } from "./purchase-order-record.ts"

type Receipt = Pick<PurchaseOrderCommands["recordReceipt"], "line" | "received" | "rejected">

/** The lines after what passed and what was turned away of one of them. */
export const afterReceipt = (
  lines: ReadonlyArray<PurchaseOrderLine>,
  { line, received, rejected }: Receipt,
): ReadonlyArray<PurchaseOrderLine> =>
  lines.map((one) =>
    one.line === line ? { ...one, received: one.received + received, rejected: one.rejected + rejected } : one,
  )

/** How much of a line may come at the most, where a company takes in up to `percent` more than was ordered. */
export const receivableQuantity = ({ quantity, cancelled }: PurchaseOrderLine, percent: number): number =>
  Math.floor(((quantity - cancelled) * (100 + percent)) / 100)
