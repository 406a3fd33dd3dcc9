/** What each event changes of a receipt, and what it moves in the stock ledger. */
import type { Evolver } from "../../engine/decider.ts"
import type { Movements } from "../../engine/lifecycle.ts"
import { type Place, placeOf } from "../../ledger/place.ts"
import { type KeptGoods, movementsBetween } from "../goods-line.ts"
import { lineOf, type Receipt, type ReceiptLine, type ReceivedPiece } from "./receipt-record.ts"
import type { ReceiptShape } from "./receipt-shape.ts"

const changed = (
  { lines }: Receipt,
  number: number,
  change: (line: ReceiptLine) => Partial<ReceiptLine>,
): Pick<Receipt, "lines"> => ({
  lines: lines.map((line) => (line.line === number ? { ...line, ...change(line) } : line)),
})

const into = (
  state: ReceivedPiece["state"],
  pieces: ReadonlyArray<ReceivedPiece>,
  items: ReadonlyArray<string>,
): ReadonlyArray<ReceivedPiece> => pieces.map((piece) => (items.includes(piece.item) ? { ...piece, state } : piece))

/**
 * The evolver of a receipt.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptEvolver: Evolver<ReceiptShape> = {
  arrived: (_receipt, delivery) => delivery,
  inspected: (receipt, { line, samples, passed, rejected, rejectedItems }, { by, occurredAt: at }) =>
    changed(receipt, line, ({ pieces }) => ({
      inspection: { samples, by, at },
      passed,
      rejected,
      pieces: pieces.map((piece) =>
        piece.state === "lost"
          ? piece
          : { ...piece, state: rejectedItems.includes(piece.item) ? "rejected" : "passed" },
      ),
    })),
  putAway: (receipt, { line, placements }) =>
    changed(receipt, line, (before) => ({
      putAway: before.putAway + placements.reduce((sum, { quantity }) => sum + quantity, 0),
      placements: [...before.placements, ...placements],
      pieces: into(
        "putAway",
        before.pieces,
        placements.map(({ item }) => item),
      ),
    })),
  setApart: (receipt, { line, quantity, items }) =>
    changed(receipt, line, (before) => ({
      setApart: before.setApart + quantity,
      pieces: into("setApart", before.pieces, items),
    })),
  lossRecorded: (receipt, { line, quantity, items }) =>
    changed(receipt, line, (before) => ({
      lost: (before.lost ?? 0) + quantity,
      pieces: into("lost", before.pieces, items),
    })),
}

const inspection = placeOf("inspection")
const quarantine = placeOf("quarantine")

const goodsOf = ({ part, item }: ReceiptLine, quantity: number, items: ReadonlyArray<string>): KeptGoods => ({
  part,
  item,
  quantity,
  pieces: items.map((one) => ({ item: one })),
})

const taking = (receipt: Receipt, number: number, quantity: number, items: ReadonlyArray<string>, to: Place) => {
  const line = lineOf(receipt, number)
  return line === undefined ? [] : movementsBetween(inspection, to, goodsOf(line, quantity, items))
}

const rejecting = (receipt: Receipt, number: number, quantity: number, items: ReadonlyArray<string>) =>
  taking(receipt, number, quantity, items, quarantine)

/**
 * What a receipt moves: from the supplier to the inspection, and from there into bins or into quarantine, or to what is lost.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptMovements: Movements<ReceiptShape> = {
  arrived: ({ supplier, lines }) =>
    lines.flatMap((line) => movementsBetween(placeOf("supplier", supplier), inspection, line)),
  inspected: ({ line, rejected, rejectedItems }, receipt) => rejecting(receipt, line, rejected, rejectedItems),
  putAway: ({ line: number, placements }, receipt) => {
    const line = lineOf(receipt, number)
    if (line === undefined) return []
    return placements.flatMap(({ bin, item, quantity }) =>
      movementsBetween(
        inspection,
        placeOf("bin", bin),
        goodsOf({ ...line, item }, quantity, line.pieces.length > 0 ? [item] : []),
      ),
    )
  },
  setApart: ({ line, quantity, items }, receipt) => rejecting(receipt, line, quantity, items),
  lossRecorded: ({ line, quantity, items }, receipt) => taking(receipt, line, quantity, items, placeOf("lost")),
}
