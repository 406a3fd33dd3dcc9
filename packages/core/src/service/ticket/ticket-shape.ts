/** The types of the ticket, from which everything typed about it is derived. */
import type { PersonShape } from "../../team/person/person-shape.ts"
import type { StandardShape } from "../../quality/standard/standard-shape.ts"
import type { PartUnit } from "../../parts/part-unit/part-unit-record.ts"
import type { Part } from "../../parts/part/part-record.ts"
import type { Requisition } from "../../parts/requisition/requisition-record.ts"
import type { InstalledUnit } from "../installed-unit/installed-unit-record.ts"
import type { MaintenancePlan } from "../maintenance-plan/maintenance-plan-record.ts"
import type { VehicleShape } from "../vehicle/vehicle-shape.ts"
import type { TicketCommands, TicketCreating } from "./ticket-commands.ts"
import type { TicketEvents } from "./ticket-events.ts"
import type { Ticket } from "./ticket-record.ts"

/**
 * What a ticket's rules may know of other records: `null` when there is none, absent when it is not known.
 *
 * @category ticket
 * @since 0.1.0
 */
export interface TicketFacts {
  /** The engineer that the command names. */
  readonly engineer?: PersonShape["record"] | null
  /** The engineer of the current visit, before the command. */
  readonly appointedEngineer?: PersonShape["record"] | null
  readonly vehicle?: VehicleShape["record"] | null
  /** The installed unit that the ticket is for. */
  readonly unit?: InstalledUnit | null
  /** The maintenance plan whose visit the ticket is. */
  readonly plan?: MaintenancePlan | null
  /** The requisition that a part was issued by; `false` on a desk that keeps none. */
  readonly requisition?: Requisition | null | false
  /** The piece with the new serial number: one, or none; `false` on a desk that keeps none. */
  readonly units?: ReadonlyArray<PartUnit> | false
  /** The part of a replacement: one, or none; `false` on a desk that keeps no catalogue. */
  readonly catalogue?: ReadonlyArray<Part> | false
  /** The standard in force for service and product model: one, or none. */
  readonly standards?: ReadonlyArray<StandardShape["record"]>
  /** The standard in force for the service on all models: one, or none. */
  readonly generalStandards?: ReadonlyArray<StandardShape["record"]>
}

/**
 * The shape of the ticket lifecycle.
 *
 * @category ticket
 * @since 0.1.0
 */
export interface TicketShape {
  readonly kind: "ticket"
  readonly record: Ticket
  readonly commands: TicketCommands
  readonly events: TicketEvents
  readonly facts: TicketFacts
  readonly creates: TicketCreating
}
