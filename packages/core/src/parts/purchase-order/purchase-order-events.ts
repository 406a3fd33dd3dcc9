/** What became true of a purchase order. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { ApprovalAsked, ApprovalGiven } from "../../trust/approval.ts"
import { Count } from "../../values/number.ts"
import { LongText } from "../../values/text.ts"
import { purchaseOrderCommands as commands } from "./purchase-order-commands.ts"

const { Array: List, Struct } = Schema

/**
 * The events of a purchase order. `cancelled.rest` is what had not come of each line.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrderEvents = {
  proposed: Struct({ ...commands.propose.input.fields, asked: ApprovalAsked }),
  changed: Struct({ ...commands.change.input.fields, asked: ApprovalAsked }),
  approved: ApprovalGiven,
  sent: Struct({}),
  rescheduled: commands.expect.input,
  arrivalRecorded: commands.recordArrival.input,
  receiptRecorded: commands.recordReceipt.input,
  closed: Struct({}),
  cancelled: Struct({ reason: LongText, rest: List(Struct({ line: Count, quantity: Count })) }),
}

/**
 * The data of a purchase order's events.
 *
 * @category purchase order
 * @since 0.1.0
 */
export type PurchaseOrderEvents = EventTypes<typeof purchaseOrderEvents>
