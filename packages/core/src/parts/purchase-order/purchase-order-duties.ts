/** What is owed on a purchase order: its delivery (clause 5.1.1). */
import type { DutyDefinition, DutyStart } from "../../engine/duty-definition.ts"
import { isComplete } from "./open-quantity.ts"
import type { PurchaseOrder } from "./purchase-order-record.ts"
import type { PurchaseOrderShape } from "./purchase-order-shape.ts"

const delivery = (_data: unknown, { expectedAt }: PurchaseOrder): DutyStart | undefined =>
  expectedAt === undefined ? undefined : { limit: { type: "by", at: expectedAt } }

/**
 * The duties of a purchase order: what was ordered is there by the date that the supplier was to deliver. Another date
 * starts the wait anew.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrderDuties = {
  "delivery-expected": {
    clause: "5.1.1",
    calendar: "aroundTheClock",
    starts: { sent: delivery, rescheduled: delivery },
    meets: { receiptRecorded: (_data, order) => (isComplete(order) ? "" : undefined) },
    waives: { cancelled: true },
  },
} satisfies Readonly<Record<string, DutyDefinition<PurchaseOrderShape>>>
