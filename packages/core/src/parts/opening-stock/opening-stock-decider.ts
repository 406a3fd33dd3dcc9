/** What an opening stock makes true, what it changes of the record, and what it moves in the stock ledger. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import type { Movements } from "../../engine/lifecycle.ts"
import { placeOf } from "../../ledger/place.ts"
import { itemOf, movementsBetween, piecesOf } from "../goods-line.ts"
import type { OpeningStockCommands } from "./opening-stock-commands.ts"
import type { OpeningStockLine } from "./opening-stock-record.ts"
import type { OpeningStockShape } from "./opening-stock-shape.ts"

/** The lines of an opening stock as the record keeps them, numbered from 1. */
export const keptLines = (lines: OpeningStockCommands["enter"]["lines"]): ReadonlyArray<OpeningStockLine> =>
  lines.map((said, index) => {
    const { serials: _, ...line } = said
    return { line: index + 1, ...line, item: itemOf(said), pieces: piecesOf(said) }
  })

/**
 * The decider of an opening stock.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const openingStockDecider: Decider<OpeningStockShape> = {
  enter: (_opening, { lines, ...source }) => [{ type: "entered", data: { ...source, lines: keptLines(lines) } }],
}

/**
 * The evolver of an opening stock.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const openingStockEvolver: Evolver<OpeningStockShape> = { entered: (_opening, data) => data }

/**
 * What an opening stock moves: from outside, where it was found, into the bins.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const openingStockMovements: Movements<OpeningStockShape> = {
  entered: ({ lines }) => lines.flatMap((line) => movementsBetween(placeOf("found"), placeOf("bin", line.bin), line)),
}
