/** What a requisition moves in the stock ledger: reserved, then posted to the engineer or released, and on from there. */
import type { Movements } from "../../engine/lifecycle.ts"
import type { Movement } from "../../ledger/movement.ts"
import { placeOf } from "../../ledger/place.ts"
import type { RequisitionShape } from "./requisition-shape.ts"

type Moved = RequisitionShape["events"]["partsReserved"]["reserved"][number]
type Piece = RequisitionShape["events"]["useRecorded"]["pieces"][number]

// Which custody a reservation is for does not matter to the place that it is reserved at.
const toCustody =
  (engineer: string, phase: "reserved" | "posted" | "released") =>
  ({ part, tracking, place, item, quantity }: Moved): Movement => ({
    part,
    item,
    from: place,
    to: placeOf("custody", engineer),
    quantity,
    ...(tracking === "serial" ? { single: true } : {}),
    phase,
  })

const fromCustody =
  (engineer: string) =>
  ({ part, tracking, place, item, quantity }: Piece): Movement => ({
    part,
    item,
    from: placeOf("custody", engineer),
    to: place,
    quantity,
    ...(tracking === "serial" ? { single: true } : {}),
  })

/**
 * The movements of a requisition. Nothing ever goes from one engineer to another: it comes back to the store and is
 * issued anew (clause 5.3.3).
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionMovements: Movements<RequisitionShape> = {
  changed: ({ released }, { engineer }) => released.map(toCustody(engineer, "released")),
  cancelled: ({ released }, { engineer }) => released.map(toCustody(engineer, "released")),
  partsReserved: ({ reserved }, { engineer }) => reserved.map(toCustody(engineer, "reserved")),
  shortageFilled: ({ reserved }, { engineer }) => reserved.map(toCustody(engineer, "reserved")),
  reservationReleased: ({ released }, { engineer }) => released.map(toCustody(engineer, "released")),
  handedOver: ({ reserved, released }, { engineer }) => [
    ...released.map(toCustody(engineer, "released")),
    ...reserved.map(toCustody(engineer, "reserved")),
  ],
  receiptConfirmed: ({ issued, engineer }) => issued.map(toCustody(engineer, "posted")),
  useRecorded: ({ pieces }, { engineer }) => pieces.map(fromCustody(engineer)),
  partsTakenBack: ({ pieces }, { engineer }) => pieces.map(fromCustody(engineer)),
  lossConfirmed: ({ pieces }, { engineer }) => pieces.map(fromCustody(engineer)),
}
