/** The types of the receipt, from which everything typed about it is derived. */
import type { Balance } from "../../ledger/movement.ts"
import type { Bin } from "../bin/bin-record.ts"
import type { Lot } from "../lot/lot-record.ts"
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import type { PurchaseOrder } from "../purchase-order/purchase-order-record.ts"
import type { Supplier } from "../supplier/supplier-record.ts"
import type { WaitingFacts } from "../waiting-list/waiting-list.ts"
import type { ReceiptCommands, ReceiptCreating } from "./receipt-commands.ts"
import type { ReceiptEvents } from "./receipt-events.ts"
import type { Receipt } from "./receipt-record.ts"

/**
 * What a receipt's rules may know of other records.
 *
 * @category receipt
 * @since 0.1.0
 */
export interface ReceiptFacts extends WaitingFacts {
  readonly order?: PurchaseOrder | null
  readonly supplier?: Supplier | null
  /** Other receipts against the order of which something still waits. */
  readonly deliveries?: ReadonlyArray<Receipt>
  readonly units?: ReadonlyArray<PartUnit>
  readonly lots?: ReadonlyArray<Lot>
  readonly bins?: ReadonlyArray<Bin>
  readonly stock?: ReadonlyArray<Balance>
}

/**
 * The shape of the receipt's lifecycle.
 *
 * @category receipt
 * @since 0.1.0
 */
export interface ReceiptShape {
  readonly kind: "receipt"
  readonly record: Receipt
  readonly commands: ReceiptCommands
  readonly events: ReceiptEvents
  readonly facts: ReceiptFacts
  readonly creates: ReceiptCreating
}
