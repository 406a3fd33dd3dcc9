/** What each command makes true of a receipt. */
import type { Decider } from "../../engine/decider.ts"
import { day, type Instant } from "../../time/instant.ts"
import { itemOf, piecesOf, type SaidGoods } from "../goods-line.ts"
import { lotId, normalizeSerial } from "../serial.ts"
import type { ReceiptCommands } from "./receipt-commands.ts"
import { amountOf } from "./receipt-machine.ts"
import { lineOf, type Placement, type ReceiptLine } from "./receipt-record.ts"
import type { ReceiptFacts, ReceiptShape } from "./receipt-shape.ts"
import { judged, resultOf } from "./sample.ts"

type Arrival = ReceiptCommands["arrive"]["lines"][number]

// A lot has the date that is known of it; what names no date is counted from its arrival by the part's shelf life.
const expiryOf = (
  line: Arrival,
  lines: ReadonlyArray<Arrival>,
  { lots = [], catalogue = [] }: ReceiptFacts,
  at: Instant,
): Instant | undefined => {
  const { part, lot } = line
  const id = lot === undefined ? undefined : lotId(part, lot)
  const known = lots.find((one) => one.id === id)
  if (known !== undefined) return known.expiresAt
  const same = lines.filter((one) => id !== undefined && one.lot !== undefined && lotId(one.part, one.lot) === id)
  const said = [line, ...same].find(({ expiresAt }) => expiresAt !== undefined)?.expiresAt
  const days = catalogue.find((one) => one.id === part)?.shelfLifeDays
  return said ?? (days === undefined ? undefined : at + days * day)
}

const received = (
  line: number,
  said: SaidGoods & { readonly orderLine: number },
  expiresAt: Instant | undefined,
): ReceiptLine => {
  const { orderLine, part, quantity, lot } = said
  return {
    line,
    orderLine,
    part,
    quantity,
    ...(lot === undefined ? {} : { lot }),
    item: itemOf(said),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    pieces: piecesOf(said).map((piece) => ({ ...piece, state: "arrived" })),
    passed: 0,
    rejected: 0,
    putAway: 0,
    setApart: 0,
    placements: [],
  }
}

const itemsOf = (serials: ReadonlyArray<string> = []) => serials.map((serial) => normalizeSerial(serial) ?? "")

const goneOf = ({ line, reason, ...amount }: ReceiptCommands["setApart"]) => ({
  line,
  quantity: amountOf(amount),
  items: itemsOf(amount.serials),
  reason,
})

/**
 * The decider of a receipt.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptDecider: Decider<ReceiptShape> = {
  arrive: (_receipt, { lines, ...delivery }, { facts, occurredAt }) => [
    {
      type: "arrived",
      data: {
        ...delivery,
        lines: lines.map((line, index) => received(index + 1, line, expiryOf(line, lines, facts, occurredAt))),
      },
    },
  ],
  inspect: (_receipt, { line, samples: said }) => {
    const samples = judged(said)
    const rejectedItems = samples.filter(({ passed }) => !passed).flatMap(({ serials }) => itemsOf(serials))
    return [{ type: "inspected", data: { line, samples, ...resultOf(samples), rejectedItems } }]
  },
  putAway: (receipt, { line, part, placements }) => {
    const { item = "" } = lineOf(receipt, line) ?? {}
    const placed = placements.flatMap(({ bin, quantity = 0, serials }): ReadonlyArray<Placement> =>
      serials === undefined
        ? [{ bin, item, quantity }]
        : itemsOf(serials).map((serial) => ({ bin, item: serial, quantity: 1 })),
    )
    return [{ type: "putAway", data: { line, part, placements: placed } }]
  },
  setApart: (_receipt, input) => [{ type: "setApart", data: goneOf(input) }],
  recordLoss: (_receipt, input) => [{ type: "lossRecorded", data: goneOf(input) }],
}
