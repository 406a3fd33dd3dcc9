/** A purchase order: what is bought from which supplier, who agreed, and what has come of it (clause 5.1.1). */
import * as Schema from "effect/Schema"
import { Approval } from "../../trust/approval.ts"
import { Identifier } from "../../values/identifier.ts"
import { Money } from "../../values/money.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"

const { Array: List, optionalKey: optional, Struct } = Schema

/**
 * What is ordered of one part: a quantity in the part's unit, and the price of one unit where it is known.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const OrderedPart = Struct({ part: Identifier, quantity: Count, price: optional(Money) })

/**
 * @category purchase order
 * @since 0.1.0
 */
export type OrderedPart = typeof OrderedPart.Type

/**
 * The lines of a purchase order as they are asked for: 1 to 100.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const OrderedParts = List(OrderedPart).check(Schema.isMinLength(1), Schema.isMaxLength(100))

/**
 * A line of a purchase order, told by its number. `received` has passed inspection; `rejected` was turned away and is
 * still owed by the supplier; `cancelled` is not waited for any more.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const PurchaseOrderLine = Struct({
  line: Count,
  ...OrderedPart.fields,
  received: Count,
  rejected: Count,
  cancelled: Count,
})

/**
 * @category purchase order
 * @since 0.1.0
 */
export type PurchaseOrderLine = typeof PurchaseOrderLine.Type

/**
 * The record of a purchase order.
 *
 * **Details**
 *
 * `proposal` is the purchase proposal that it came from, `requestedBy` who asked for it where somebody else entered it:
 * they do not approve it either. `expectedAt` is when the supplier is to deliver.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const PurchaseOrder = Struct({
  id: Identifier,
  status: Text,
  supplier: Identifier,
  lines: List(PurchaseOrderLine),
  reason: LongText,
  proposal: optional(Identifier),
  requestedBy: optional(List(Identifier).check(Schema.isMaxLength(10))),
  proposedAt: optional(InstantMs),
  expectedAt: optional(InstantMs),
  approval: optional(Approval),
  sentAt: optional(InstantMs),
  stopped: optional(Struct({ reason: LongText, by: Identifier, at: InstantMs })),
})

/**
 * @category purchase order
 * @since 0.1.0
 */
export type PurchaseOrder = typeof PurchaseOrder.Type

/**
 * The purchase order before its first event.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const blankPurchaseOrder: PurchaseOrder = { id: "", status: "new", supplier: "", lines: [], reason: "" }
