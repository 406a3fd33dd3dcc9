/** The types of the part, from which everything typed about it is derived. */
import type { Balance } from "../../ledger/movement.ts"
import type { PartCommands, PartCreating } from "./part-commands.ts"
import type { PartEvents } from "./part-events.ts"
import type { Part } from "./part-record.ts"

/**
 * What a part's rules may know beside it: what there is of it.
 *
 * @category part
 * @since 0.1.0
 */
export interface PartFacts {
  readonly stock?: ReadonlyArray<Balance>
}

/**
 * The shape of the part's lifecycle.
 *
 * @category part
 * @since 0.1.0
 */
export interface PartShape {
  readonly kind: "part"
  readonly record: Part
  readonly commands: PartCommands
  readonly events: PartEvents
  readonly facts: PartFacts
  readonly creates: PartCreating
}
