/** What became true of a return to a supplier. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { ApprovalAsked, ApprovalGiven } from "../../trust/approval.ts"
import { TakenLine } from "../taken-line.ts"
import { supplierReturnCommands as commands } from "./supplier-return-commands.ts"

const { Array: List, Struct } = Schema

const lines = List(TakenLine)

/**
 * The events of a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnEvents = {
  proposed: Struct({ ...commands.propose.input.fields, lines, asked: ApprovalAsked }),
  changed: Struct({ ...commands.change.input.fields, lines, asked: ApprovalAsked }),
  approved: ApprovalGiven,
  shipped: commands.ship.input,
  creditRecorded: commands.recordCredit.input,
  replacementRecorded: commands.recordReplacement.input,
  refusalRecorded: commands.recordRefusal.input,
  closed: commands.close.input,
  cancelled: commands.cancel.input,
}

/**
 * The data of the events of a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export type SupplierReturnEvents = EventTypes<typeof supplierReturnEvents>
