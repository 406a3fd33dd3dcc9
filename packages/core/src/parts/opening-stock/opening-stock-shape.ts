/** The types of the opening stock, from which everything typed about it is derived. */
import type { Balance } from "../../ledger/movement.ts"
import type { Bin } from "../bin/bin-record.ts"
import type { Lot } from "../lot/lot-record.ts"
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import type { Part } from "../part/part-record.ts"
import type { OpeningStockCommands, OpeningStockCreating } from "./opening-stock-commands.ts"
import type { OpeningStockEvents } from "./opening-stock-events.ts"
import type { OpeningStock } from "./opening-stock-record.ts"

/**
 * What an opening stock's rules may know of other records.
 *
 * @category opening stock
 * @since 0.1.0
 */
export interface OpeningStockFacts {
  readonly catalogue?: ReadonlyArray<Part>
  readonly bins?: ReadonlyArray<Bin>
  readonly lots?: ReadonlyArray<Lot>
  readonly units?: ReadonlyArray<PartUnit>
  readonly stock?: ReadonlyArray<Balance>
  /** Where the parts of the lines are, whatever bin. */
  readonly traded?: ReadonlyArray<Balance>
}

/**
 * The shape of the opening stock's lifecycle.
 *
 * @category opening stock
 * @since 0.1.0
 */
export interface OpeningStockShape {
  readonly kind: "openingStock"
  readonly record: OpeningStock
  readonly commands: OpeningStockCommands
  readonly events: OpeningStockEvents
  readonly facts: OpeningStockFacts
  readonly creates: OpeningStockCreating
}
