/** The types of the bin, from which everything typed about it is derived. */
import type { Balance } from "../../ledger/movement.ts"
import type { BinCommands, BinCreating } from "./bin-commands.ts"
import type { BinEvents } from "./bin-events.ts"
import type { Bin } from "./bin-record.ts"

/**
 * What a bin's rules may know beside it: what is in it.
 *
 * @category bin
 * @since 0.1.0
 */
export interface BinFacts {
  readonly stock?: ReadonlyArray<Balance>
}

/**
 * The shape of the bin's lifecycle.
 *
 * @category bin
 * @since 0.1.0
 */
export interface BinShape {
  readonly kind: "bin"
  readonly record: Bin
  readonly commands: BinCommands
  readonly events: BinEvents
  readonly facts: BinFacts
  readonly creates: BinCreating
}
