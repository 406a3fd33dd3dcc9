/** What became true of a requisition. Each event carries all that is needed to rebuild the record and to move stock. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { ApprovalAsked, ApprovalGiven } from "../../trust/approval.ts"
import { PlaceName } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, Quantity } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { requisitionCommands as commands } from "./requisition-commands.ts"
import { Fate, Holding, RequisitionLine, Tracked } from "./requisition-record.ts"

const { Array: List, Boolean: Truth, Literals, optionalKey: optional, String: Plain, Struct } = Schema

const Lines = List(RequisitionLine)

/** A quantity of a line's part at a place, as the ledger moves it. */
const Moved = Struct({ line: Count, part: Identifier, tracking: Tracked, ...Holding.fields })

/** What was issued, as it is registered (clause 5.3.2). */
const Issued = Struct({ ...Moved.fields, name: Text, model: Text, unit: Text })

const Settled = Struct({
  line: Count,
  part: Identifier,
  tracking: Tracked,
  item: Plain,
  quantity: Quantity,
  as: Fate,
  place: PlaceName,
  warrantyDays: optional(Count),
})

const Reported = Struct({ line: Count, item: Plain, quantity: Quantity, as: Literals(["returned", "lost"]) })

/**
 * The events of a requisition.
 *
 * **Details**
 *
 * `receiptConfirmed` is the register of issues that clause 5.3.2 asks for: name, model and quantity of each part, the
 * ticket and its customer's id; time and engineer are those of the entry. `partsReserved.complete` says that nothing is
 * short any more, `useRecorded.settled`, `partsTakenBack.settled` and `lossConfirmed.settled` that nothing is with the
 * engineer any more.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionEvents = {
  submitted: Struct({
    ticket: Identifier,
    engineer: Identifier,
    lines: Lines,
    reason: optional(Text),
    approval: ApprovalAsked,
    ticketElsewhere: optional(Truth),
  }),
  changed: Struct({
    engineer: Identifier,
    lines: Lines,
    reason: Text,
    released: List(Moved),
    approval: ApprovalAsked,
  }),
  approved: ApprovalGiven,
  rejected: commands.reject.input,
  cancelled: Struct({ reason: Text, released: List(Moved) }),
  partsReserved: Struct({ reserved: List(Moved), complete: Truth }),
  shortageFilled: Struct({ source: commands.fill.input.fields.source, reserved: List(Moved), complete: Truth }),
  reservationReleased: Struct({ reason: Text, released: List(Moved) }),
  handedOver: Struct({ picked: List(Moved), reserved: List(Moved), released: List(Moved) }),
  handOverWithdrawn: commands.withdrawHandOver.input,
  receiptConfirmed: Struct({
    engineer: Identifier,
    ticket: Identifier,
    customer: optional(Identifier),
    issued: List(Issued),
  }),
  useRecorded: Struct({ pieces: List(Settled), settled: Truth }),
  partsHandedBack: Struct({ items: List(Reported), complete: Truth }),
  handBackWithdrawn: commands.withdrawHandBack.input,
  partsTakenBack: Struct({ pieces: List(Settled), settled: Truth, confirmed: Truth }),
  lossReported: Struct({ items: List(Reported), reason: Text, complete: Truth }),
  lossWithdrawn: commands.withdrawLoss.input,
  lossConfirmed: Struct({ pieces: List(Settled), settled: Truth }),
  closed: Struct({}),
}

/**
 * The data of a requisition's events.
 *
 * @category requisition
 * @since 0.1.0
 */
export type RequisitionEvents = EventTypes<typeof requisitionEvents>
