/** The ticket: a service case from the first contact to the follow-up, run by chapter 3 of the regulation. */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import type { DefectiveReturnShape } from "../../parts/defective-return/defective-return-shape.ts"
import { defectiveReturnId } from "../../parts/defective-return/defective-return-record.ts"
import type { RequisitionShape } from "../../parts/requisition/requisition-shape.ts"
import { normalizeSerial } from "../../parts/serial.ts"
import type { InstalledUnitShape } from "../installed-unit/installed-unit-shape.ts"
import type { MaintenancePlanShape } from "../maintenance-plan/maintenance-plan-shape.ts"
import type { PersonShape } from "../../team/person/person-shape.ts"
import type { Separation } from "../../trust/separation.ts"
import { issuedPiece } from "./ticket-issued-piece.ts"
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
  number: { type: "text", indexed: true, searched: true, value: (ticket) => ticket.number },
  service: { type: "text", indexed: false, value: (ticket) => ticket.request.service },
  priority: { type: "text", indexed: false, value: (ticket) => ticket.request.priority },
  customer: { type: "text", indexed: true, searched: true, value: (ticket) => ticket.customer.id },
  product: { type: "text", indexed: true, searched: true, value: (ticket) => ticket.request.product?.model },
  serial: { type: "text", indexed: true, searched: true, value: (ticket) => ticket.request.product?.serial },
  unit: { type: "text", indexed: true, value: (ticket) => ticket.request.unit },
  plan: { type: "text", indexed: true, value: (ticket) => ticket.request.planned?.plan },
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

const unit = followUpOf<TicketShape, InstalledUnitShape>("installedUnit")
const plan = followUpOf<TicketShape, MaintenancePlanShape>("maintenancePlan")

// A visit of a plan that is not made any more. One that the plan does not know as open is no loss to it.
const lose = (on: "cancel" | "cannotComplete" | "close") =>
  plan({
    on,
    fact: "plan",
    command: "loseVisit",
    input: (_before, { status, request }, { facts }) => {
      const occasion = request.planned?.occasion
      const isOver = status === "cancelled" || status === "closed"
      const isOpen = isOver && waitsFor(facts.plan, occasion)
      return isOpen && occasion !== undefined ? { occasion, reason: status } : undefined
    },
  })

const waitsFor = (plan: MaintenancePlanShape["record"] | null | undefined, occasion: string | undefined): boolean =>
  plan?.status !== "ended" && plan?.open.some(({ day }) => day === occasion) === true

// What is written where a serial number belongs may be none.
const numbered = <F extends string>(field: F, serial: string | undefined): { readonly [K in F]?: string } =>
  normalizeSerial(serial ?? "") === undefined ? {} : ({ [field]: serial } as { readonly [K in F]: string })

const requisition = followUpOf<TicketShape, RequisitionShape>("requisition")
const defectiveReturn = followUpOf<TicketShape, DefectiveReturnShape>("defectiveReturn")

/**
 * What follows for other records: the engineer is booked when a visit is agreed and free again when it ends, the unit
 * is installed, the plan learns what became of its visit, a replacement uses up what a requisition has issued, and the
 * replaced part is expected back.
 *
 * **Details**
 *
 * A replaced part is expected back where its serial number was told, and always where the catalogue tracks the part by
 * serial numbers.
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
  unit({
    on: "complete",
    fact: "unit",
    command: "install",
    input: (_before, { id, request }, { facts, occurredAt }) => {
      const waits = facts.unit?.status === "registered" || facts.unit?.status === "delivered"
      return waits && request.service === "installation" ? { installedAt: occurredAt, ticket: id } : undefined
    },
  }),
  plan({
    on: "complete",
    fact: "plan",
    command: "recordVisit",
    input: (_before, { id, request }, { facts }) => {
      const occasion = request.planned?.occasion
      return occasion !== undefined && waitsFor(facts.plan, occasion) ? { occasion, ticket: id } : undefined
    },
  }),
  requisition({
    on: "replacePart",
    fact: "requisition",
    command: "recordUse",
    input: (_before, { id: ticket, work }, { facts: { requisition } }) => {
      const replaced = work.parts.at(-1)
      if (!requisition || replaced === undefined) return undefined
      const piece = issuedPiece(requisition, replaced)
      if (piece === undefined) return undefined
      const { quantity = 1, warrantyDays } = replaced
      return { ticket, line: piece.line, ...(piece.item === "" ? {} : { item: piece.item }), quantity, warrantyDays }
    },
  }),
  defectiveReturn({
    on: "replacePart",
    creates: (_before, { id, work: { parts } }) => defectiveReturnId(id, parts.length),
    optional: true,
    command: "expect",
    input: (_before, { id: ticket, work }, { facts: { catalogue } }) => {
      const { part, by: engineer, quantity = 1, faultySerial, newSerial, requisition } = work.parts.at(-1)!
      const isTracked = catalogue ? catalogue.some((one) => one.id === part && one.tracking === "serial") : false
      if (faultySerial === undefined && !isTracked) return undefined
      return {
        ticket,
        engineer,
        part,
        quantity,
        ...numbered("serial", faultySerial),
        ...numbered("replacedBy", newSerial),
        ...(requisition === undefined ? {} : { requisition }),
      }
    },
  }),
  lose("cancel"),
  lose("cannotComplete"),
  lose("close"),
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
