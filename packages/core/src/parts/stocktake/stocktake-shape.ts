/** The types of the stocktake, from which everything typed about it is derived. */
import type { Balance } from "../../ledger/movement.ts"
import type { Programme } from "../../programme/programme-record.ts"
import type { Bin } from "../bin/bin-record.ts"
import type { Lot } from "../lot/lot-record.ts"
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import type { WaitingFacts } from "../waiting-list/waiting-list.ts"
import type { StocktakeCommands, StocktakeCreating } from "./stocktake-commands.ts"
import type { StocktakeEvents } from "./stocktake-events.ts"
import type { Stocktake } from "./stocktake-record.ts"

/**
 * What a stocktake's rules may know of other records.
 *
 * @category stocktake
 * @since 0.1.0
 */
export interface StocktakeFacts extends WaitingFacts {
  /** The bins of the lines. */
  readonly bins?: ReadonlyArray<Bin>
  /** Stocktakes that are neither posted nor cancelled. */
  readonly others?: ReadonlyArray<Stocktake>
  /** What the books say now. */
  readonly stock?: ReadonlyArray<Balance>
  /** The units of serial numbers over which count and books differ. */
  readonly units?: ReadonlyArray<PartUnit>
  /** The lots that were seen. */
  readonly lots?: ReadonlyArray<Lot>
  /** The programme whose occasion the posting meets; `false` where the desk has no programmes. */
  readonly programme?: Programme | null | false
}

/**
 * The shape of the stocktake's lifecycle.
 *
 * @category stocktake
 * @since 0.1.0
 */
export interface StocktakeShape {
  readonly kind: "stocktake"
  readonly record: Stocktake
  readonly commands: StocktakeCommands
  readonly events: StocktakeEvents
  readonly facts: StocktakeFacts
  readonly creates: StocktakeCreating
}
