/** The types of the programme, from which everything typed about it is derived. */
import type { ProgrammeCommands, ProgrammeCreating } from "./programme-commands.ts"
import type { ProgrammeEvents } from "./programme-events.ts"
import type { Programme } from "./programme-record.ts"

/**
 * The shape of the programme lifecycle. Its rules look at the programme alone.
 *
 * @category programme
 * @since 0.1.0
 */
export interface ProgrammeShape {
  readonly kind: "programme"
  readonly record: Programme
  readonly commands: ProgrammeCommands
  readonly events: ProgrammeEvents
  readonly facts: object
  readonly creates: ProgrammeCreating
}
