/** A stock transfer: goods that were moved within the store, why, and what was found where they were released. */
import * as Schema from "effect/Schema"
import { PlaceName } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, Quantity } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"
import { Piece } from "../goods-line.ts"
import { LotNumber } from "../serial.ts"

const { Array: List, Literals, optionalKey: optional, String: Plain, Struct } = Schema

/**
 * Why goods are moved: to another bin; into quarantine, because they are damaged or have expired; or out of it, because
 * somebody of quality has found them good.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const TransferReason = Literals(["relocation", "damage", "expiry", "release"])

/**
 * @category stock transfer
 * @since 0.1.0
 */
export type TransferReason = typeof TransferReason.Type

/**
 * One line of a stock transfer. `item` is the lot as the ledger keeps it, "" without; `pieces` are those with serial
 * numbers.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const StockTransferLine = Struct({
  line: Count,
  part: Identifier,
  quantity: Quantity,
  lot: optional(LotNumber),
  item: Plain,
  pieces: List(Piece),
  from: PlaceName,
  to: PlaceName,
})

/**
 * @category stock transfer
 * @since 0.1.0
 */
export type StockTransferLine = typeof StockTransferLine.Type

/**
 * The record of a stock transfer.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const StockTransfer = Struct({
  id: Identifier,
  status: Text,
  reason: TransferReason,
  finding: optional(LongText),
  lines: List(StockTransferLine),
})

/**
 * @category stock transfer
 * @since 0.1.0
 */
export type StockTransfer = typeof StockTransfer.Type

/**
 * The stock transfer before its first event.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const blankStockTransfer: StockTransfer = { id: "", status: "new", reason: "relocation", lines: [] }
