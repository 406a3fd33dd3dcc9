/** The purchase order: proposed, approved by another person, sent to an approved supplier, received (clause 5.1.1). */
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { purchaseOrderCommands } from "./purchase-order-commands.ts"
import { purchaseOrderDecider, purchaseOrderEvolver } from "./purchase-order-decider.ts"
import { purchaseOrderDuties } from "./purchase-order-duties.ts"
import { purchaseOrderEvents } from "./purchase-order-events.ts"
import { purchaseOrderMachine } from "./purchase-order-machine.ts"
import { blankPurchaseOrder, PurchaseOrder } from "./purchase-order-record.ts"
import { purchaseOrderRules, purchaseOrderSeparations } from "./purchase-order-rules.ts"
import type { PurchaseOrderShape } from "./purchase-order-shape.ts"

/**
 * What of a purchase order stands in columns of its own, for queries.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrderColumns = {
  supplier: { type: "text", indexed: true, value: (order) => order.supplier },
  proposal: { type: "text", indexed: true, value: (order) => order.proposal },
  expectedAt: { type: "instant", indexed: false, value: (order) => order.expectedAt },
  sentAt: { type: "instant", indexed: false, value: (order) => order.sentAt },
} satisfies Readonly<Record<string, RecordColumn<PurchaseOrderShape>>>

/**
 * The lifecycle of a purchase order. It holds nothing personal and moves no stock: its receipts do.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrder: Lifecycle<PurchaseOrderShape> = lifecycle<PurchaseOrderShape>({
  kind: "purchaseOrder",
  version: 1,
  record: PurchaseOrder,
  blank: blankPurchaseOrder,
  copy: (record) => ({ ...record }),
  columns: purchaseOrderColumns,
  commands: purchaseOrderCommands,
  events: purchaseOrderEvents,
  machine: purchaseOrderMachine,
  rules: purchaseOrderRules,
  duties: purchaseOrderDuties,
  separations: purchaseOrderSeparations,
  followUps: [],
  decider: purchaseOrderDecider,
  evolver: purchaseOrderEvolver,
  subject: () => undefined,
})

export type { PurchaseOrderFacts, PurchaseOrderShape } from "./purchase-order-shape.ts"
