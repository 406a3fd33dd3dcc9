/** The types of the stock transfer, from which everything typed about it is derived. */
import type { Balance } from "../../ledger/movement.ts"
import type { Bin } from "../bin/bin-record.ts"
import type { Lot } from "../lot/lot-record.ts"
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import type { WaitingFacts } from "../waiting-list/waiting-list.ts"
import type { StockTransferCommands, StockTransferCreating } from "./stock-transfer-commands.ts"
import type { StockTransferEvents } from "./stock-transfer-events.ts"
import type { StockTransfer } from "./stock-transfer-record.ts"

/**
 * What a stock transfer's rules may know of other records.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export interface StockTransferFacts extends WaitingFacts {
  readonly bins?: ReadonlyArray<Bin>
  readonly lots?: ReadonlyArray<Lot>
  readonly units?: ReadonlyArray<PartUnit>
  readonly stock?: ReadonlyArray<Balance>
}

/**
 * The shape of the stock transfer's lifecycle.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export interface StockTransferShape {
  readonly kind: "stockTransfer"
  readonly record: StockTransfer
  readonly commands: StockTransferCommands
  readonly events: StockTransferEvents
  readonly facts: StockTransferFacts
  readonly creates: StockTransferCreating
}
