/** What became true of a supplier. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { ApprovalAsked, ApprovalGiven } from "../../trust/approval.ts"
import { supplierCommands as commands } from "./supplier-commands.ts"

const { Struct } = Schema

/**
 * The events of a supplier.
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplierEvents = {
  applied: Struct({ ...commands.apply.input.fields, asked: ApprovalAsked }),
  changed: Struct({ ...commands.change.input.fields, asked: ApprovalAsked }),
  approved: ApprovalGiven,
  rejected: commands.reject.input,
  reviewed: commands.review.input,
  suspended: commands.suspend.input,
  reinstated: commands.reinstate.input,
}

/**
 * The data of a supplier's events.
 *
 * @category supplier
 * @since 0.1.0
 */
export type SupplierEvents = EventTypes<typeof supplierEvents>
