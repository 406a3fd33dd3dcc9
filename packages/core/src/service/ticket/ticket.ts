/** The ticket: a service case from the first contact to the follow-up, run by chapter 3 of the regulation. */
import { type FollowUp, followUpOf, type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import type { PersonShape } from "../../team/person/person-shape.ts"
import type { Separation } from "../../trust/separation.ts"
import { ticketCommands } from "./ticket-commands.ts"
import { ticketDecider } from "./ticket-decider.ts"
import { ticketDuties } from "./ticket-duties.ts"
import { ticketEvents } from "./ticket-events.ts"
import { ticketEvolver } from "./ticket-evolver.ts"
import { ticketMachine } from "./ticket-machine.ts"
import { blankTicket, currentVisit, Ticket } from "./ticket-record.ts"
import { ticketRules } from "./ticket-rules.ts"
import type { TicketShape } from "./ticket-shape.ts"

/**
 * What of a ticket stands in columns of its own, for queries. Engineer, vehicle and window are those of the
 * current visit.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketColumns = {
  service: { type: "text", indexed: true, value: (ticket) => ticket.request.service },
  priority: { type: "text", indexed: true, value: (ticket) => ticket.request.priority },
  customer: { type: "text", indexed: true, searched: true, value: (ticket) => ticket.customer.id },
  product: { type: "text", indexed: true, searched: true, value: (ticket) => ticket.request.product?.model },
  serial: { type: "text", indexed: true, searched: true, value: (ticket) => ticket.request.product?.serial },
  inCharge: { type: "text", indexed: true, value: (ticket) => ticket.handling.inCharge },
  engineer: { type: "text", indexed: true, value: (ticket) => currentVisit(ticket)?.engineer },
  vehicle: { type: "text", indexed: false, value: (ticket) => currentVisit(ticket)?.vehicle },
  windowFrom: { type: "instant", indexed: true, value: (ticket) => currentVisit(ticket)?.window.from },
  windowTo: { type: "instant", indexed: false, value: (ticket) => currentVisit(ticket)?.window.to },
  receivedAt: { type: "instant", indexed: true, value: (ticket) => ticket.request.receivedAt },
} satisfies Readonly<Record<string, RecordColumn<TicketShape>>>

/**
 * What one person may not do both of on one ticket: whoever did the work does not ask how it was (clause 3.6.1).
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketSeparations = {
  "performer-not-follow-up": { clause: "3.6.1", first: ["startWork", "complete"], later: ["recordFollowUp"] },
} satisfies Readonly<Record<string, Separation>>

const person = followUpOf<TicketShape, PersonShape>("person")

const book = (on: "agreeAppointment" | "changeAppointment"): FollowUp<TicketShape> =>
  person({
    on,
    fact: "engineer",
    command: "book",
    input: (_before, after) => {
      const visit = currentVisit(after)
      const { service, product } = after.request
      if (visit === undefined || product === undefined) return undefined
      return { ticket: after.id, ...visit.window, need: { service, product: product.model } }
    },
  })

const release = (
  on: "changeAppointment" | "cancelAppointment" | "recordNoShow" | "cannotComplete" | "complete" | "cancel",
) =>
  person({
    on,
    fact: "appointedEngineer",
    command: "release",
    input: (before, after, { facts: { appointedEngineer } }) => {
      const former = currentVisit(before)?.engineer
      // Whoever has left was only let go without bookings.
      if (appointedEngineer?.status === "left") return undefined
      return former === undefined || former === currentVisit(after)?.engineer ? undefined : { ticket: before.id }
    },
  })

/**
 * What follows for the engineer's own record: booked when a visit is agreed, free again when it ends.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketFollowUps: ReadonlyArray<FollowUp<TicketShape>> = [
  release("changeAppointment"),
  book("agreeAppointment"),
  book("changeAppointment"),
  release("cancelAppointment"),
  release("recordNoShow"),
  release("cannotComplete"),
  release("complete"),
  release("cancel"),
]

/**
 * The lifecycle of a ticket.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticket: Lifecycle<TicketShape> = lifecycle<TicketShape>({
  kind: "ticket",
  version: 1,
  record: Ticket,
  blank: blankTicket,
  copy: (record) => ({ ...record }),
  columns: ticketColumns,
  commands: ticketCommands,
  events: ticketEvents,
  machine: ticketMachine,
  rules: ticketRules,
  duties: ticketDuties,
  separations: ticketSeparations,
  followUps: ticketFollowUps,
  decider: ticketDecider,
  evolver: ticketEvolver,
  subject: (record, input) => (record.customer.id === "" ? input["customer"]?.id : record.customer.id),
})

export type { TicketFacts, TicketShape } from "./ticket-shape.ts"
