/** An opening stock: what lay in the bins when the books were opened. */
import * as Schema from "effect/Schema"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs, Quantity } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { Piece } from "../goods-line.ts"
import { LotNumber } from "../serial.ts"

const { Array: List, optionalKey: optional, String: Plain, Struct } = Schema

/**
 * One line of an opening stock. `item` is the lot as the ledger keeps it, "" without; `pieces` are those with serial
 * numbers.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const OpeningStockLine = Struct({
  line: Count,
  part: Identifier,
  bin: Identifier,
  quantity: Quantity,
  lot: optional(LotNumber),
  item: Plain,
  pieces: List(Piece),
  expiresAt: optional(InstantMs),
})

/**
 * @category opening stock
 * @since 0.1.0
 */
export type OpeningStockLine = typeof OpeningStockLine.Type

/**
 * The record of an opening stock. `source` is where it was counted or taken over from.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const OpeningStock = Struct({
  id: Identifier,
  status: Text,
  source: optional(Text),
  lines: List(OpeningStockLine),
})

/**
 * @category opening stock
 * @since 0.1.0
 */
export type OpeningStock = typeof OpeningStock.Type

/**
 * The opening stock before its first event.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const blankOpeningStock: OpeningStock = { id: "", status: "new", lines: [] }
