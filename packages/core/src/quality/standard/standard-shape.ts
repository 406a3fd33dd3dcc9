/** The types of the standard, from which everything typed about it is derived. */
import type { StandardCommands, StandardCreating } from "./standard-commands.ts"
import type { StandardEvents } from "./standard-events.ts"
import type { Standard } from "./standard-record.ts"

/**
 * What a standard's rules may know of other standards: `null` when there is none, absent when it is not known.
 *
 * @category standard
 * @since 0.1.0
 */
export interface StandardFacts {
  /** The edition that this one supersedes. */
  readonly previous?: Standard | null
  /** What is in force for the same service and product: up to two. */
  readonly inForce?: ReadonlyArray<Standard>
}

/**
 * The shape of the standard lifecycle.
 *
 * @category standard
 * @since 0.1.0
 */
export interface StandardShape {
  readonly kind: "standard"
  readonly record: Standard
  readonly commands: StandardCommands
  readonly events: StandardEvents
  readonly facts: StandardFacts
  readonly creates: StandardCreating
}
