/** The types of the part unit, from which everything typed about it is derived. */
import type { PartUnitCommands, PartUnitCreating } from "./part-unit-commands.ts"
import type { PartUnitEvents } from "./part-unit-events.ts"
import type { PartUnit } from "./part-unit-record.ts"

/**
 * The shape of the part unit's lifecycle. Its rules look at the unit alone; what else must hold, the document says.
 *
 * @category part unit
 * @since 0.1.0
 */
export interface PartUnitShape {
  readonly kind: "partUnit"
  readonly record: PartUnit
  readonly commands: PartUnitCommands
  readonly events: PartUnitEvents
  readonly facts: object
  readonly creates: PartUnitCreating
}
