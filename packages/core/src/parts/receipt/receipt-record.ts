/** A receipt: one delivery against one purchase order, what was measured of it, and where it was put. */
import * as Schema from "effect/Schema"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs, Quantity } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { Piece } from "../goods-line.ts"
import { LotNumber } from "../serial.ts"
import { JudgedSample } from "./sample.ts"

const { Array: List, Literals, optionalKey: optional, String: Plain, Struct } = Schema

/**
 * A piece on a line of a receipt, and how far it has come.
 *
 * @category receipt
 * @since 0.1.0
 */
export const ReceivedPiece = Struct({
  ...Piece.fields,
  state: Literals(["arrived", "passed", "rejected", "putAway", "setApart", "lost"]),
})

/**
 * @category receipt
 * @since 0.1.0
 */
export type ReceivedPiece = typeof ReceivedPiece.Type

/**
 * What of a line was put into one bin. `item` is the lot or serial number as the ledger keeps it, "" without.
 *
 * @category receipt
 * @since 0.1.0
 */
export const Placement = Struct({ bin: Identifier, item: Plain, quantity: Quantity })

/**
 * @category receipt
 * @since 0.1.0
 */
export type Placement = typeof Placement.Type

/**
 * One line of a receipt.
 *
 * **Details**
 *
 * Quantities count the part's unit. `passed` and `rejected` are what the inspection found; of what passed, `putAway` has
 * gone into bins and `setApart` into quarantine after all. `lost` is what was not found any more, before the inspection or
 * after it.
 *
 * @category receipt
 * @since 0.1.0
 */
export const ReceiptLine = Struct({
  line: Count,
  orderLine: Count,
  part: Identifier,
  quantity: Quantity,
  lot: optional(LotNumber),
  item: Plain,
  expiresAt: optional(InstantMs),
  pieces: List(ReceivedPiece),
  inspection: optional(Struct({ samples: List(JudgedSample), by: Identifier, at: InstantMs })),
  passed: Count,
  rejected: Count,
  putAway: Count,
  setApart: Count,
  lost: optional(Count),
  placements: List(Placement),
})

/**
 * @category receipt
 * @since 0.1.0
 */
export type ReceiptLine = typeof ReceiptLine.Type

/**
 * The record of a receipt.
 *
 * @category receipt
 * @since 0.1.0
 */
export const Receipt = Struct({
  id: Identifier,
  status: Text,
  order: Identifier,
  supplier: Identifier,
  deliveryNote: optional(Text),
  lines: List(ReceiptLine),
})

/**
 * @category receipt
 * @since 0.1.0
 */
export type Receipt = typeof Receipt.Type

/**
 * The receipt before its first event.
 *
 * @category receipt
 * @since 0.1.0
 */
export const blankReceipt: Receipt = { id: "", status: "new", order: "", supplier: "", lines: [] }

/** The line of a number, where the receipt has it. */
export const lineOf = ({ lines }: Receipt, line: number): ReceiptLine | undefined =>
  lines.find((one) => one.line === line)

const lostOf = ({ lost = 0 }: ReceiptLine): number => lost

/** How much of a line waits for its inspection. */
export const uninspectedOf = (line: ReceiptLine): number =>
  line.inspection === undefined ? line.quantity - lostOf(line) : 0

/** How much of a line has passed and waits to be put away. */
export const waitingOf = (line: ReceiptLine): number => {
  const { inspection, quantity, rejected, putAway, setApart } = line
  return inspection === undefined ? 0 : quantity - rejected - putAway - setApart - lostOf(line)
}

/** Whether nothing of a line waits for its inspection any more. */
export const isInspected = (line: ReceiptLine): boolean => line.inspection !== undefined || uninspectedOf(line) === 0

/** Whether nothing of a line waits any more, for its inspection or for its bin. */
export const isSettled = (line: ReceiptLine): boolean => uninspectedOf(line) === 0 && waitingOf(line) === 0
