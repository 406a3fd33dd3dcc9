/** The types of the person, from which everything typed about it is derived. */
import type { PersonCommands, PersonCreating } from "./person-commands.ts"
import type { PersonEvents } from "./person-events.ts"
import type { Person } from "./person-record.ts"

/**
 * The shape of the person lifecycle. Its rules look at the person alone.
 *
 * @category person
 * @since 0.1.0
 */
export interface PersonShape {
  readonly kind: "person"
  readonly record: Person
  readonly commands: PersonCommands
  readonly events: PersonEvents
  readonly facts: object
  readonly creates: PersonCreating
}
