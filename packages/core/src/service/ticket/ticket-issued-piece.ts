/** Which issued piece a replacement uses up: of which line of the requisition, and which lot or serial number. */
import { itemOf } from "../../parts/requisition/requisition-needs.ts"
import { heldOf, type Requisition } from "../../parts/requisition/requisition-record.ts"
import type { TicketShape } from "./ticket-shape.ts"

type Replacement = Pick<TicketShape["commands"]["replacePart"], "part" | "line" | "lot" | "newSerial" | "quantity">

/**
 * The line and the item of a requisition that a replacement is taken from; nothing where no line is of that part.
 *
 * **Details**
 *
 * Where the replacement names no line it is the first of that part from which enough is held. The item is the new serial number or the lot,
 * whichever the part is tracked by, as the stock ledger keeps it.
 *
 * @category ticket
 * @since 0.1.0
 */
export const issuedPiece = (
  requisition: Requisition,
  { part, line: named, lot, newSerial, quantity = 1 }: Replacement,
): { readonly line: number; readonly item: string } | undefined => {
  const possible = requisition.lines
    .filter((one) => one.part === part && (named === undefined || one.line === named))
    .map(({ line, tracking }) => ({
      line,
      item: tracking === "none" ? "" : itemOf(tracking === "lot" ? lot : newSerial),
    }))
  return possible.find(({ line, item }) => heldOf(requisition, line, item) >= quantity) ?? possible[0]
}
