/** The types of the purchase order, from which everything typed about it is derived. */
import type { ApproverFacts } from "../../trust/approval-rules.ts"
import type { Part } from "../part/part-record.ts"
import type { Supplier } from "../supplier/supplier-record.ts"
import type { PurchaseOrderCommands, PurchaseOrderCreating } from "./purchase-order-commands.ts"
import type { PurchaseOrderEvents } from "./purchase-order-events.ts"
import type { PurchaseOrder } from "./purchase-order-record.ts"

/**
 * What a purchase order's rules may know of other records.
 *
 * @category purchase order
 * @since 0.1.0
 */
export interface PurchaseOrderFacts extends ApproverFacts {
  readonly supplier?: Supplier | null
  /** Open orders with the supplier that the command names, and with the one that the order is for. */
  readonly alongside?: ReadonlyArray<PurchaseOrder>
  readonly alongsideBefore?: ReadonlyArray<PurchaseOrder>
  /** Those of the ordered parts that the catalogue has. */
  readonly catalogue?: ReadonlyArray<Part>
}

/**
 * The shape of the purchase order's lifecycle.
 *
 * @category purchase order
 * @since 0.1.0
 */
export interface PurchaseOrderShape {
  readonly kind: "purchaseOrder"
  readonly record: PurchaseOrder
  readonly commands: PurchaseOrderCommands
  readonly events: PurchaseOrderEvents
  readonly facts: PurchaseOrderFacts
  readonly creates: PurchaseOrderCreating
}
