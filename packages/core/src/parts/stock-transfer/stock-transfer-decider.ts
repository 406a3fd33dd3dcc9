/** What a transfer makes true, what it changes of the record, and what it moves in the stock ledger. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import type { Movements } from "../../engine/lifecycle.ts"
import { itemOf, movementsBetween, piecesOf } from "../goods-line.ts"
import type { StockTransferCommands } from "./stock-transfer-commands.ts"
import type { StockTransferLine } from "./stock-transfer-record.ts"
import type { StockTransferShape } from "./stock-transfer-shape.ts"

/** The lines of a transfer as the record keeps them, numbered from 1. */
export const keptLines = (lines: StockTransferCommands["transfer"]["lines"]): ReadonlyArray<StockTransferLine> =>
  lines.map((said, index) => {
    const { serials: _, ...line } = said
    return { line: index + 1, ...line, item: itemOf(said), pieces: piecesOf(said) }
  })

/**
 * The decider of a stock transfer.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const stockTransferDecider: Decider<StockTransferShape> = {
  transfer: (_transfer, { lines, ...why }) => [{ type: "transferred", data: { ...why, lines: keptLines(lines) } }],
}

/**
 * The evolver of a stock transfer.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const stockTransferEvolver: Evolver<StockTransferShape> = { transferred: (_transfer, data) => data }

/**
 * What a stock transfer moves.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const stockTransferMovements: Movements<StockTransferShape> = {
  transferred: ({ lines }) => lines.flatMap((line) => movementsBetween(line.from, line.to, line)),
}
