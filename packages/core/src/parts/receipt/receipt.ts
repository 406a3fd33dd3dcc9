/** The receipt: one delivery, from its arrival through the inspection into the bins (clauses 5.1.1 and 5.2). */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { placeOf } from "../../ledger/place.ts"
import type { Separation } from "../../trust/separation.ts"
import type { LotShape } from "../lot/lot-shape.ts"
import type { PartUnitShape } from "../part-unit/part-unit-shape.ts"
import type { PurchaseOrderShape } from "../purchase-order/purchase-order-shape.ts"
import { damageReport, damageReportIds } from "../scrap/damage-report.ts"
import type { ScrapShape } from "../scrap/scrap-shape.ts"
import { lotId } from "../serial.ts"
import { serves } from "../waiting-list/served.ts"
import { receiptCommands } from "./receipt-commands.ts"
import { receiptDecider } from "./receipt-decider.ts"
import { receiptDuties } from "./receipt-duties.ts"
import { receiptEvents } from "./receipt-events.ts"
import { receiptEvolver, receiptMovements } from "./receipt-evolver.ts"
import { receiptMachine } from "./receipt-machine.ts"
import { blankReceipt, Receipt, type ReceiptLine } from "./receipt-record.ts"
import { receiptRules } from "./receipt-rules.ts"
import type { ReceiptShape } from "./receipt-shape.ts"

/**
 * What of a receipt stands in columns of its own, for queries.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptColumns = {
  order: { type: "text", indexed: true, value: (receipt) => receipt.order },
  supplier: { type: "text", indexed: true, value: (receipt) => receipt.supplier },
  deliveryNote: { type: "text", indexed: false, searched: true, value: (receipt) => receipt.deliveryNote },
} satisfies Readonly<Record<string, RecordColumn<ReceiptShape>>>

/**
 * What one person may not do both of on one receipt: who took down a delivery does not give up what is missing of it.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptSeparations = {
  "loss-given-up-by-another": { clause: "5.1.2", first: ["arrive"], later: ["recordLoss"] },
} satisfies Readonly<Record<string, Separation>>

const unit = followUpOf<ReceiptShape, PartUnitShape>("partUnit")
const order = followUpOf<ReceiptShape, PurchaseOrderShape>("purchaseOrder")
const lot = followUpOf<ReceiptShape, LotShape>("lot")
const scrap = followUpOf<ReceiptShape, ScrapShape>("scrap")

const inspection = placeOf("inspection")

const isKnown = (records: ReadonlyArray<{ readonly id: string }> | undefined, id: string): boolean =>
  records?.some((record) => record.id === id) === true

const lineWithPiece = ({ lines }: Receipt, id: string): ReceiptLine =>
  lines.find(({ pieces }) => pieces.some((piece) => piece.unit === id))!

const pieceOf = (receipt: Receipt, id: string) =>
  receipt.lines.flatMap(({ pieces }) => pieces).find((piece) => piece.unit === id)

const expiry = ({ expiresAt }: ReceiptLine) => (expiresAt === undefined ? {} : { expiresAt })

const rejected = (state: "rejected" | "setApart", on: "inspect" | "setApart") =>
  unit({
    on,
    each: "units",
    command: "reject",
    input: (_before, after, _context, { id }) => (pieceOf(after, id)?.state === state ? {} : undefined),
  })

// The line that a command has changed, with what it was before.
const changedLine = (before: Receipt, after: Receipt) => {
  const index = after.lines.findIndex((line, at) => line !== before.lines[at])
  return index === -1 ? undefined : { was: before.lines[index]!, is: after.lines[index]! }
}

const placed = (before: Receipt, after: Receipt) => {
  const { was, is } = changedLine(before, after)!
  return is.placements
    .slice(was.placements.length)
    .map(({ bin, item, quantity }) => ({ part: is.part, place: placeOf("bin", bin), item, quantity }))
}

// What did not pass, or was set apart after all, lies in quarantine; a line can be set apart bit by bit.
const apart = (before: Receipt, after: Receipt, on: "inspect" | "setApart") => {
  const { was, is } = changedLine(before, after)!
  const count = on === "inspect" ? "rejected" : "setApart"
  const { line, part, lot } = is
  const quantity = is[count] - was[count]
  const pieces = is.pieces.filter(({ state }, index) => state === count && was.pieces[index]?.state !== count)
  const goods = { part, quantity, ...(lot === undefined ? {} : { lot }), pieces, place: placeOf("quarantine") }
  return {
    source: { kind: "receipt", id: after.id, occasion: `${on} ${line} ${is[count]}` },
    goods: quantity === 0 ? [] : [goods],
  }
}

const reported = (on: "inspect" | "setApart", reason: string) =>
  scrap({
    on,
    creates: (before, after) => {
      const { source, goods } = apart(before, after, on)
      return damageReportIds(source, goods)
    },
    optional: true,
    command: "report",
    input: (before, after, _context, { id }) => {
      const { source, goods } = apart(before, after, on)
      return damageReport(id, source, goods, reason)
    },
  })

/**
 * What follows for other records: pieces and lots come in and go along, the order learns what it has received, and
 * requisitions that wait for the part get what was put away; what did not pass or was set apart is reported, so that
 * somebody puts it up for scrap or sends it back (clause 5.4.1).
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptFollowUps: ReadonlyArray<FollowUp<ReceiptShape>> = [
  unit({
    on: "arrive",
    creates: (_before, { lines }, { facts: { units } }) =>
      lines.flatMap(({ pieces }) => pieces.map((piece) => piece.unit)).filter((id) => !isKnown(units, id)),
    command: "enter",
    input: (_before, after, _context, { id }) => {
      const line = lineWithPiece(after, id)
      const { id: receipt, supplier, order } = after
      const { serial } = line.pieces.find((piece) => piece.unit === id)!
      return { part: line.part, serial, place: inspection, receipt, supplier, order, ...expiry(line) }
    },
  }),
  unit({
    on: "arrive",
    each: "units",
    command: "arrive",
    input: (_before, after, _context, { id }) => {
      const { id: receipt, supplier, order } = after
      return { receipt, supplier, order, ...expiry(lineWithPiece(after, id)) }
    },
  }),
  lot({
    on: "arrive",
    creates: (_before, { lines }, { facts: { lots } }) => [
      ...new Set(
        lines.flatMap((line) => {
          const id = line.lot === undefined ? undefined : lotId(line.part, line.lot)
          return id === undefined || isKnown(lots, id) ? [] : [id]
        }),
      ),
    ],
    command: "enter",
    input: (_before, { lines }, _context, { id }) => {
      const line = lines.find((one) => one.lot !== undefined && lotId(one.part, one.lot) === id)!
      return { part: line.part, lot: line.lot!, ...expiry(line) }
    },
  }),
  order({
    on: "arrive",
    fact: "order",
    command: "recordArrival",
    input: (_before, { id: receipt }) => ({ receipt }),
  }),
  rejected("rejected", "inspect"),
  order({
    on: "inspect",
    fact: "order",
    command: "recordReceipt",
    input: (before, after, _context, { status }) => {
      const { is } = changedLine(before, after)!
      // Of an order that was given up in the meantime nothing passes, and nothing is owed to it.
      if (status === "closed" || status === "cancelled") return undefined
      return { receipt: after.id, line: is.orderLine, received: is.passed, rejected: is.rejected }
    },
  }),
  unit({
    on: "putAway",
    each: "units",
    command: "putAway",
    input: (before, after, _context, { item }) => {
      const { was, is } = changedLine(before, after)!
      const placed = is.placements.slice(was.placements.length).find((placement) => placement.item === item)
      return placed && { bin: placed.bin }
    },
  }),
  ...serves<ReceiptShape>("putAway", "receipt", placed),
  rejected("setApart", "setApart"),
  unit({
    on: "recordLoss",
    each: "units",
    command: "lose",
    input: (_before, after, _context, { id }) => (pieceOf(after, id)?.state === "lost" ? {} : undefined),
  }),
  reported("inspect", "Rejected at the inspection"),
  reported("setApart", "Set apart before it was put away"),
]

/**
 * The lifecycle of a receipt. It holds nothing personal.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receipt: Lifecycle<ReceiptShape> = lifecycle<ReceiptShape>({
  kind: "receipt",
  version: 1,
  record: Receipt,
  blank: blankReceipt,
  copy: (record) => ({ ...record }),
  columns: receiptColumns,
  commands: receiptCommands,
  events: receiptEvents,
  machine: receiptMachine,
  rules: receiptRules,
  duties: receiptDuties,
  separations: receiptSeparations,
  movements: receiptMovements,
  adoptable: false,
  followUps: receiptFollowUps,
  decider: receiptDecider,
  evolver: receiptEvolver,
  subject: () => undefined,
})

export type { ReceiptShape } from "./receipt-shape.ts"
