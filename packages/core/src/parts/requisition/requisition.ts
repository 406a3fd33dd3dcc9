/** The requisition: parts that an engineer asks for, from the form to the last piece that comes back (chapter 5.3). */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { nameOf } from "../../ledger/place.ts"
import type { TicketShape } from "../../service/ticket/ticket-shape.ts"
import type { Separation } from "../../trust/separation.ts"
import type { PartUnitShape } from "../part-unit/part-unit-shape.ts"
import type { PartShape } from "../part/part-shape.ts"
import { serves } from "../waiting-list/served.ts"
import { requisitionApproval } from "./requisition-approval.ts"
import { requisitionCommands } from "./requisition-commands.ts"
import { requisitionDecider } from "./requisition-decider.ts"
import { requisitionDuties } from "./requisition-duties.ts"
import { requisitionEvents } from "./requisition-events.ts"
import { requisitionEvolver } from "./requisition-evolver.ts"
import { requisitionMachine } from "./requisition-machine.ts"
import { requisitionMovements } from "./requisition-movements.ts"
import { beyond, reservedOf } from "./requisition-needs.ts"
import { blankRequisition, Requisition, shortageOf, shortOf } from "./requisition-record.ts"
import { requisitionRules } from "./requisition-rules.ts"
import type { RequisitionShape } from "./requisition-shape.ts"

/**
 * What of a requisition stands in columns of its own, for queries. `waitingFor` is the first part that is still short
 * while the requisition waits.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionColumns = {
  ticket: { type: "text", indexed: true, searched: true, value: ({ ticket }) => ticket },
  engineer: { type: "text", indexed: true, value: ({ engineer }) => engineer },
  waitingFor: {
    type: "text",
    indexed: true,
    value: ({ status, lines }) => (status === "waiting" ? lines.find((line) => shortOf(line) > 0)?.part : undefined),
  },
} satisfies Readonly<Record<string, RecordColumn<RequisitionShape>>>

/**
 * What one person may not do both of on one requisition: both sides confirm what changes hands.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionSeparations = {
  ...requisitionApproval.separations,
  "handed-over-by-another": { clause: "5.3.1", first: ["handOver"], later: ["confirmReceipt"], since: "handOver" },
  "taken-back-by-another": { clause: "5.3.3", first: ["handBack"], later: ["takeBack"] },
  "loss-confirmed-by-another": { clause: "5.3.3", first: ["reportLost"], later: ["confirmLoss"] },
} satisfies Readonly<Record<string, Separation>>

const ticket = followUpOf<RequisitionShape, TicketShape>("ticket")
const unit = followUpOf<RequisitionShape, PartUnitShape>("partUnit")
const part = followUpOf<RequisitionShape, PartShape>("part")

// What is let go is what was reserved before and is not any more; what is handed over stays reserved until it is confirmed.
const letGo = (before: Requisition, after: Requisition) => beyond(reservedOf(before), reservedOf(after))

const takenBack = (before: Requisition, { lines, settled }: Requisition) =>
  settled.slice(before.settled.length).flatMap(({ line, item, quantity, place, as }) => {
    const { part } = lines.find((one) => one.line === line)!
    return as === "returned" ? [{ part, place, item, quantity }] : []
  })

// The part keeps the list of those who wait for it.
const listed = (on: "reserve" | "fill" | "change" | "cancel" | "releaseReservation") =>
  part({
    on,
    each: "catalogue",
    command: "recordShortage",
    input: (before, after, { facts: { ticket } }, { id, awaitedBy }) => {
      const short = shortageOf(after, id)
      if (short === shortageOf(before, id)) return undefined
      const { id: requisition, ticket: ticketId, askedAt = 0 } = after
      const known = awaitedBy.find((one) => one.requisition === requisition)
      // Where this follows from another requisition, the ticket that is known is that one's.
      const priority = known?.priority ?? (ticket && ticket.id === ticketId ? ticket.request.priority : undefined)
      return { requisition, ticket: ticketId, short, askedAt, ...(priority === undefined ? {} : { priority }) }
    },
  })

/**
 * What follows for other records: the part knows who waits for it, whoever waits gets what comes or is let go, the
 * ticket goes on when its parts are there, and each piece with a serial number follows to where the requisition has
 * moved it.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionFollowUps: ReadonlyArray<FollowUp<RequisitionShape>> = [
  listed("reserve"),
  listed("fill"),
  listed("change"),
  listed("cancel"),
  listed("releaseReservation"),
  ticket({
    on: "reserve",
    fact: "ticket",
    command: "resume",
    // A ticket goes on when the last of its requisitions that waited has its parts.
    input: (_before, { id, status }, { facts: { ticket, beside } }) => {
      const isComplete = status === "reserved" && (beside || []).every((other) => other.id === id)
      return isComplete && ticket && ticket.status === "waitingForParts" ? {} : undefined
    },
  }),
  ...serves<RequisitionShape>("change", "requisition", letGo),
  ...serves<RequisitionShape>("cancel", "requisition", letGo),
  ...serves<RequisitionShape>("releaseReservation", "requisition", letGo),
  ...serves<RequisitionShape>("handOver", "requisition", letGo),
  unit({
    on: "confirmReceipt",
    each: "units",
    command: "issue",
    input: (_before, { id: requisition, engineer, ticket }) => ({ engineer, requisition, ticket }),
  }),
  unit({
    on: "recordUse",
    each: "units",
    command: "install",
    input: (_before, { settled }, { occurredAt: at }, { item }) => {
      const used = settled.at(-1)!
      // The other fact of this name may be of a part that is not tracked by its serial numbers.
      if (used.item !== item) return undefined
      return { ticket: nameOf(used.place)!, warrantyDays: used.warrantyDays ?? 0, at }
    },
  }),
  unit({
    on: "takeBack",
    each: "units",
    command: "takeBack",
    input: (_before, { settled }, _context, { item }) => {
      const returned = settled.findLast((one) => one.item === item && one.as === "returned")
      return returned && { bin: nameOf(returned.place)! }
    },
  }),
  ...serves<RequisitionShape>("takeBack", "requisition", takenBack),
  unit({ on: "confirmLoss", each: "units", command: "lose", input: () => ({}) }),
]

/**
 * The lifecycle of a requisition.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisition: Lifecycle<RequisitionShape> = lifecycle<RequisitionShape>({
  kind: "requisition",
  version: 1,
  record: Requisition,
  blank: blankRequisition,
  copy: (record) => ({ ...record }),
  columns: requisitionColumns,
  commands: requisitionCommands,
  events: requisitionEvents,
  machine: requisitionMachine,
  rules: requisitionRules,
  duties: requisitionDuties,
  separations: requisitionSeparations,
  movements: requisitionMovements,
  adoptable: false,
  followUps: requisitionFollowUps,
  decider: requisitionDecider,
  evolver: requisitionEvolver,
  subject: () => undefined,
})

export type { RequisitionFacts, RequisitionShape } from "./requisition-shape.ts"
