/** The rule of 5.3.3 on a ticket: what is built in was issued to this engineer, for exactly this ticket. */
import { fails, ruleOf, unknown } from "../../../engine/rule.ts"
import { heldOf } from "../../../parts/requisition/requisition-record.ts"
import { currentVisit } from "../ticket-record.ts"
import type { TicketShape } from "../ticket-shape.ts"
import { issuedPiece } from "../ticket-issued-piece.ts"

const rule = ruleOf<TicketShape>()

export const partsRules = {
  "part-was-issued": rule({
    clause: "5.3.3",
    on: ["replacePart"],
    mend: "requisition.submit",
    derogable: true,
    check: (ticket, input, { facts: { requisition } }) => {
      if (requisition === undefined) return unknown("requisition")
      if (requisition === false) return true
      const engineer = currentVisit(ticket)?.engineer
      if (engineer === undefined) return unknown("visit")
      const piece = requisition === null ? undefined : issuedPiece(requisition, input)
      const isOwn =
        requisition?.status === "issued" && requisition.ticket === ticket.id && requisition.engineer === engineer
      const held = isOwn && piece !== undefined ? heldOf(requisition, piece.line, piece.item) : 0
      const { quantity = 1 } = input
      return (
        held >= quantity ||
        fails({
          part: input.part,
          item: input.newSerial ?? input.lot ?? null,
          quantity,
          held,
          engineer,
          requisition: requisition?.id ?? null,
        })
      )
    },
  }),
}
