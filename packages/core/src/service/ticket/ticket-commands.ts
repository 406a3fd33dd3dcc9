/** What people ask for on a ticket: the input of each command, its clause, who may give it, what it needs to know. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { ServiceKind } from "../../team/service-kind.ts"
import { Offer } from "../../trust/consent.ts"
import { Digest, Signature } from "../../trust/signature.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs, Quantity, Score } from "../../values/number.ts"
import { LongText, Personal, Text } from "../../values/text.ts"
import { lotId, partUnitId } from "../../parts/serial.ts"
import { acceptanceForm } from "./ticket-acceptance-form.ts"
import type { Ticket } from "./ticket-record.ts"
import { Channel, Customer, PlannedVisit, Product, TicketPriority } from "./ticket-stages.ts"
import { KitItem, Window } from "./ticket-visit.ts"

const { Array: List, Boolean: Truth, Literals, optionalKey: optional, Struct } = Schema

const office = ["clerk", "specialist", "dispatcher", "supervisor"] as const
const everybody = ["clerk", "specialist", "dispatcher", "engineer", "supervisor", "quality", "system"] as const
const field = ["engineer"] as const
const planners = ["clerk", "dispatcher", "supervisor"] as const

const none = Struct({})
const side = Literals(["customer", "company"])
const listed = <Item extends Schema.Constraint>(item: Item) =>
  List(item).check(Schema.isMinLength(1), Schema.isMaxLength(100))

const engineerNeeds = {
  engineer: { kind: "person", id: { input: "engineer" } },
  appointedEngineer: { kind: "person", id: { column: "engineer" } },
} as const
const appointedNeeds = { appointedEngineer: engineerNeeds.appointedEngineer } as const
const unitNeeds = { unit: { kind: "installedUnit", id: { column: "unit" } } } as const
const planNeeds = { plan: { kind: "maintenancePlan", id: { column: "plan" } } } as const

const appointment = {
  engineer: Identifier,
  window: Window,
  address: optional(Personal),
  agreedWithCustomer: Truth,
}

/**
 * The commands of a ticket.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketCommands = {
  // 3.1 intake and answer
  receive: command({
    input: Struct({
      channel: Channel,
      service: ServiceKind,
      priority: TicketPriority,
      customer: Customer,
      product: optional(Product),
      description: optional(Personal),
      paid: optional(Truth),
      unit: optional(Identifier),
      planned: optional(PlannedVisit),
    }),
    clause: "3.1.2",
    by: ["clerk", "specialist", "dispatcher", "supervisor", "system"],
    creates: true,
    needs: { unit: { kind: "installedUnit", id: { input: "unit" } } },
  }),
  changePriority: command({
    input: Struct({ priority: TicketPriority, reason: Text }),
    clause: "1.3.1",
    by: [...office, "system"],
  }),
  changeService: command({ input: Struct({ service: ServiceKind, reason: Text }), clause: "1.2", by: office }),
  takeInCharge: command({ input: none, clause: "3.1.3", by: everybody }),
  passToSpecialist: command({
    input: Struct({ specialist: Identifier, promisedReplyBy: InstantMs }),
    clause: "3.1.3",
    by: office,
  }),
  answer: command({
    input: Struct({ atOnce: Truth, text: optional(Personal) }),
    clause: "3.1.3",
    by: [...office, "engineer"],
  }),
  reportUnsolved: command({ input: Struct({ reason: Personal }), clause: "3.6.2", by: everybody }),

  // 3.2 appointment
  confirmSite: command({
    input: Struct({ product: Product, conditions: LongText, ready: Truth }),
    clause: "3.2.2",
    by: [...office, "engineer"],
    needs: unitNeeds,
  }),
  offerAppointment: command({ input: Struct({ windows: listed(Window) }), clause: "3.2.1", by: planners }),
  agreeAppointment: command({ input: Struct(appointment), clause: "3.2.1", by: planners, needs: engineerNeeds }),
  changeAppointment: command({
    input: Struct({ ...appointment, requestedBy: side, reason: Text }),
    clause: "3.2.1",
    by: planners,
    needs: engineerNeeds,
  }),
  cancelAppointment: command({
    input: Struct({ requestedBy: side, reason: Text }),
    clause: "3.2.1",
    by: planners,
    needs: appointedNeeds,
  }),
  recordNoShow: command({
    input: Struct({ who: Literals(["customer", "engineer"]) }),
    clause: "3.4.1",
    by: [...planners, "engineer"],
    needs: appointedNeeds,
  }),
  confirmAppointment: command({
    input: Struct({ means: Literals(["message", "telephone", "email"]), window: optional(Window) }),
    clause: "3.2.3",
    by: [...planners, "system"],
  }),
  remindCustomer: command({
    input: Struct({
      means: Literals(["message", "telephone", "email"]),
      toPrepare: optional(Text),
      window: optional(Window),
    }),
    clause: "3.2.3",
    by: [...planners, "system"],
  }),

  // 3.3 preparation
  prepareKit: command({ input: Struct({ items: listed(KitItem) }), clause: "3.3.1", by: [...planners, "engineer"] }),
  assignVehicle: command({ input: Struct({ vehicle: Identifier }), clause: "3.3.2", by: [...planners, "engineer"] }),
  attachServicePlan: command({ input: Struct({ plan: LongText }), clause: "3.3.3", by: ["engineer", "specialist"] }),

  // 3.4 on site
  setOut: command({
    input: none,
    clause: "3.4.1",
    by: field,
    needs: { ...appointedNeeds, vehicle: { kind: "vehicle", id: { column: "vehicle" } } },
  }),
  arrive: command({ input: Struct({ identityShown: Truth, atAgreedPlace: Truth }), clause: "3.4.1", by: field }),
  confirmNeed: command({ input: Struct({ need: optional(Personal) }), clause: "3.4.2", by: field }),
  inspectSite: command({ input: Struct({ findings: LongText }), clause: "3.4.2", by: field }),
  startWork: command({
    input: none,
    clause: "3.4.3",
    by: field,
    needs: {
      standards: {
        kind: "standard",
        where: { service: { column: "service" }, product: { column: "product" }, status: { value: "inForce" } },
        limit: 1,
      },
      generalStandards: {
        kind: "standard",
        where: { service: { column: "service" }, product: { value: "*" }, status: { value: "inForce" } },
        limit: 1,
      },
    },
  }),
  completeStep: command({
    input: Struct({ step: Identifier, result: Literals(["done", "failed", "skipped"]), reason: optional(Text) }),
    clause: "3.4.3",
    by: field,
  }),
  recordConsent: command({
    input: Struct({
      offer: Offer,
      agreed: Truth,
      means: Literals(["signature", "telephone", "message"]),
      attachment: optional(Digest),
    }),
    clause: "3.4.4",
    by: ["engineer", "clerk", "dispatcher"],
  }),
  replacePart: command({
    input: Struct({
      ...Offer.fields,
      faultySerial: optional(Text),
      newSerial: optional(Text),
      requisition: optional(Identifier),
      line: optional(Count),
      lot: optional(Text),
      quantity: optional(Quantity),
    }),
    clause: "3.4.4",
    by: field,
    needs: {
      requisition: { kind: "requisition", id: { input: "requisition" }, optional: true },
      units: {
        kind: "partUnit",
        ids: ({ input: { part, newSerial } }) =>
          newSerial === undefined ? [] : [partUnitId(part as string, newSerial as string)],
        optional: true,
      },
      lots: {
        kind: "lot",
        ids: ({ input: { part, lot } }) => (lot === undefined ? [] : [lotId(part as string, lot as string)]),
        optional: true,
      },
      catalogue: { kind: "part", ids: ({ input }) => [input["part"] as string], optional: true },
    },
  }),
  recordTest: command({ input: Struct({ passed: Truth, finding: optional(Text) }), clause: "3.4.3", by: field }),
  reportProgress: command({ input: Struct({ text: Personal }), clause: "3.4.5", by: [...office, "engineer"] }),
  cannotComplete: command({
    input: Struct({
      reason: Text,
      follows: Literals(["anotherVisit", "waitForParts", "waitForCustomer", "cancelled"]),
    }),
    clause: "3.4.3",
    by: field,
    needs: { ...appointedNeeds, ...planNeeds },
  }),
  waitForCustomer: command({ input: Struct({ reason: Text }), clause: "1.3.1", by: [...office, "engineer"] }),
  waitForParts: command({ input: Struct({ reason: Text }), clause: "1.3.1", by: [...office, "engineer"] }),
  resume: command({ input: none, clause: "1.3.1", by: [...office, "engineer", "system"] }),

  // 3.5 completion and acceptance
  complete: command({
    input: Struct({ summary: optional(Personal) }),
    clause: "3.4.3",
    by: field,
    needs: { ...appointedNeeds, ...unitNeeds, ...planNeeds },
    shows: (ticket: Ticket, { summary }) => acceptanceForm(ticket, summary),
  }),
  explainUse: command({ input: Struct({ use: Truth, precautions: Truth }), clause: "3.5.2", by: field }),
  inviteAcceptance: command({ input: none, clause: "3.5.1", by: everybody }),
  accept: command({
    input: Struct({
      signature: Signature,
      remarks: optional(listed(Struct({ text: Personal, forwardTo: optional(Identifier) }))),
    }),
    clause: "3.5.3",
    by: ["engineer", "clerk"],
  }),
  refuseAcceptance: command({
    input: Struct({ reason: Personal }),
    clause: "3.5.3",
    by: ["engineer", "clerk", "quality"],
  }),
  forwardRemark: command({
    input: Struct({ remark: Count, department: Identifier }),
    clause: "3.5.3",
    by: [...office, "quality"],
  }),

  // 3.6 follow-up and closing
  recordFollowUp: command({
    input: Struct({ score: Score, suggestion: optional(Personal), problem: optional(Personal) }),
    clause: "3.6.1",
    by: ["clerk", "supervisor", "quality"],
  }),
  recordProblem: command({ input: Struct({ text: Personal }), clause: "3.6.2", by: everybody }),
  solveProblem: command({
    input: Struct({ problem: Count, solution: optional(Personal) }),
    clause: "3.6.2",
    by: everybody,
  }),
  reopen: command({
    input: Struct({ sameFault: Truth, reason: Personal }),
    clause: "3.6.2",
    by: ["clerk", "supervisor", "quality"],
  }),
  close: command({
    input: none,
    clause: "3.6.2",
    by: ["clerk", "supervisor", "quality", "system"],
    needs: planNeeds,
  }),
  cancel: command({
    input: Struct({ requestedBy: side, reason: Text }),
    clause: "1.3.1",
    by: planners,
    needs: { ...appointedNeeds, ...planNeeds },
  }),

  // at any time
  handOver: command({
    input: Struct({ to: Identifier, note: optional(Personal) }),
    clause: "1.3.3",
    by: [...office, "engineer"],
  }),
  note: command({ input: Struct({ text: Personal }), clause: "1.3.3", by: everybody }),
}

/**
 * The inputs of the ticket's commands.
 *
 * @category ticket
 * @since 0.1.0
 */
export type TicketCommands = CommandTypes<typeof ticketCommands>

/**
 * The commands that make a ticket.
 *
 * @category ticket
 * @since 0.1.0
 */
export type TicketCreating = Creating<typeof ticketCommands>
