/** The types of the ticket, from which everything typed about it is derived. */
import type { Shape } from "../../engine/lifecycle.ts"
import type { Procedure } from "./ticket-record.ts"
import type { TicketCommands, TicketCreating } from "./ticket-commands.ts"
import type { TicketEvents } from "./ticket-events.ts"
import type { Ticket } from "./ticket-record.ts"

type Edition = Omit<typeof Procedure.Type, "standard"> & { readonly id: string }

export interface PersonShape extends Shape {
  readonly kind: "person"
  readonly commands: {
    readonly book: { readonly ticket: string; readonly from: number; readonly to: number; readonly need: { readonly service: string; readonly product: string } }
    readonly release: { readonly ticket: string }
  }
}

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
  readonly formerEngineer?: PersonShape["record"] | null
  readonly vehicle?: Shape["record"] | null
  /** The standard in force for service and product: one, or none. */
  readonly standards?: ReadonlyArray<Edition>
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
