/** The types of the requisition, from which everything typed about it is derived. */
import type { Balance } from "../../ledger/movement.ts"
import type { Ticket } from "../../service/ticket/ticket-record.ts"
import type { Approver, ApproverFacts } from "../../trust/approval-rules.ts"
import type { Bin } from "../bin/bin-record.ts"
import type { Lot } from "../lot/lot-record.ts"
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import type { WaitingFacts } from "../waiting-list/waiting-list.ts"
import type { RequisitionCommands, RequisitionCreating } from "./requisition-commands.ts"
import type { RequisitionEvents } from "./requisition-events.ts"
import type { Requisition } from "./requisition-record.ts"

/**
 * What a requisition's rules may know of other records. `ticket` is `false` on a desk that keeps none.
 *
 * @category requisition
 * @since 0.1.0
 */
export interface RequisitionFacts extends ApproverFacts, WaitingFacts {
  readonly ticket?: Ticket | null | false
  /** The record of the engineer who receives the parts; `false` on a desk that keeps none of people. */
  readonly receiver?: Approver | null | false
  readonly units?: ReadonlyArray<PartUnit>
  readonly lots?: ReadonlyArray<Lot>
  readonly bins?: ReadonlyArray<Bin>
  readonly stock?: ReadonlyArray<Balance>
}

/**
 * The shape of the requisition lifecycle.
 *
 * @category requisition
 * @since 0.1.0
 */
export interface RequisitionShape {
  readonly kind: "requisition"
  readonly record: Requisition
  readonly commands: RequisitionCommands
  readonly events: RequisitionEvents
  readonly facts: RequisitionFacts
  readonly creates: RequisitionCreating
}
