/** Rules of 5.3.1 and 5.3.3 on asking: parts of the catalogue, for an open ticket of the engineer who receives them. */
import { fails, ruleOf, unknown } from "../../../engine/rule.ts"
import type { Ticket } from "../../../service/ticket/ticket-record.ts"
import type { RequisitionShape } from "../requisition-shape.ts"

const rule = ruleOf<RequisitionShape>()

/** How many serial numbers, and how many places and lots, one requisition can be about. */
export const piecesMax = 100

// Whose work is done needs no parts any more.
const over = new Set(["answered", "completed", "accepted", "closed", "cancelled"])

const engineersOf = ({ visits, handling }: Ticket): ReadonlyArray<string> =>
  [visits.at(-1)?.engineer, handling.inCharge].filter((one) => one !== undefined)

export const askingRules = {
  "parts-in-catalogue": rule({
    clause: "5.3.2",
    on: ["submit", "change"],
    mend: "part.register",
    check: (record, { lines = record.lines }, { facts: { catalogue } }) => {
      if (catalogue === undefined) return unknown("catalogue")
      const active = new Set(catalogue.flatMap(({ id, status }) => (status === "active" ? [id] : [])))
      const parts = [...new Set(lines.flatMap(({ part }) => (active.has(part) ? [] : [part])))]
      return parts.length === 0 || fails({ parts })
    },
  }),
  "few-enough-serial-numbers": rule({
    clause: "5.3.2",
    on: ["submit", "change"],
    check: (record, { lines = record.lines }, { facts: { catalogue = [] } }) => {
      const single = new Set(catalogue.flatMap(({ id, tracking }) => (tracking === "serial" ? [id] : [])))
      const pieces = lines.reduce((sum, { part, quantity }) => sum + (single.has(part) ? quantity : 0), 0)
      return pieces <= piecesMax || fails({ pieces, most: piecesMax })
    },
  }),
  "for-an-open-ticket": rule({
    clause: "5.3.3",
    on: ["submit", "reserve", "handOver", "confirmReceipt"],
    check: (record, input, { facts: { ticket } }) => {
      if (ticket === undefined) return unknown("ticket")
      if (ticket === false) return true
      const id = "ticket" in input ? input.ticket : record.ticket
      return (ticket !== null && !over.has(ticket.status)) || fails({ ticket: id, status: ticket?.status ?? null })
    },
  }),
  "engineer-of-the-ticket": rule({
    clause: "5.3.3",
    on: ["handOver", "confirmReceipt"],
    mend: "change",
    check: ({ ticket: id, engineer }, _input, { facts: { ticket } }) => {
      if (ticket === undefined) return unknown("ticket")
      if (ticket === false) return true
      const engineers = ticket === null ? [] : engineersOf(ticket)
      return engineers.includes(engineer) || fails({ ticket: id, engineer, engineers })
    },
  }),
}
