/** The types of the lot, from which everything typed about it is derived. */
import type { LotCommands, LotCreating } from "./lot-commands.ts"
import type { LotEvents } from "./lot-events.ts"
import type { Lot } from "./lot-record.ts"

/**
 * The shape of the lot's lifecycle. Its rules look at the lot alone.
 *
 * @category lot
 * @since 0.1.0
 */
export interface LotShape {
  readonly kind: "lot"
  readonly record: Lot
  readonly commands: LotCommands
  readonly events: LotEvents
  readonly facts: object
  readonly creates: LotCreating
}
