/** The statuses of a ticket and where each command leads: the only place that knows them. */
import { setup, type StateValueFrom } from "xstate"
import type { TicketCommands } from "./ticket-commands.ts"
import { blankTicket, type Ticket } from "./ticket-record.ts"

type Input = {
  readonly [C in keyof TicketCommands]: { readonly type: C; readonly input: TicketCommands[C] }
}[keyof TicketCommands]

interface Choice {
  readonly context: Ticket
  readonly event: Input
}

const follows =
  (what: TicketCommands["cannotComplete"]["follows"]) =>
  ({ event }: Choice) =>
    event.type === "cannotComplete" && event.input.follows === what

// Possible as long as the case is not over; none of them changes the status.
const everyday = {
  changePriority: {},
  takeInCharge: {},
  handOver: {},
  note: {},
  recordProblem: {},
  solveProblem: {},
  forwardRemark: {},
}

// Ways on where no visit is agreed.
const planning = {
  changeService: {},
  confirmSite: {},
  passToSpecialist: "withSpecialist",
  answer: "answered",
  offerAppointment: "offered",
  agreeAppointment: "scheduled",
  waitForCustomer: "waitingForCustomer",
  waitForParts: "waitingForParts",
  cancel: "cancelled",
}

// Back from a pause, an answer that did not help or a closed case: to whoever has to act next.
const whereItStood = [
  { guard: "visitWasAgreed" as const, target: "toReschedule" },
  { guard: "specialistIsAsked" as const, target: "withSpecialist" },
  { target: "received" },
]

/**
 * The machine of a ticket.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketMachine = setup({
  types: {} as { context: Ticket; events: Input },
  guards: {
    visitWasAgreed: ({ context }) => context.visits.length > 0,
    specialistIsAsked: ({ context }) => context.handling.specialist !== undefined,
    partsAreMissing: follows("waitForParts"),
    customerIsNotReady: follows("waitForCustomer"),
    nothingFollows: follows("cancelled"),
  },
}).createMachine({
  id: "ticket",
  context: blankTicket,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { receive: "received" } },
    received: { meta: { category: "open" }, on: { ...everyday, ...planning } },
    withSpecialist: { meta: { category: "open" }, on: { ...everyday, ...planning } },
    answered: {
      meta: { category: "done" },
      // `answer` leads nowhere new: a rule asks that the customer reported the fault unsolved in between.
      on: { ...everyday, answer: {}, reportUnsolved: whereItStood, recordFollowUp: {}, close: "closed" },
    },
    offered: { meta: { category: "open" }, on: { ...everyday, ...planning } },
    scheduled: {
      meta: { category: "open" },
      on: {
        ...everyday,
        confirmSite: {},
        changeAppointment: {},
        confirmAppointment: {},
        remindCustomer: {},
        prepareKit: {},
        assignVehicle: {},
        attachServicePlan: {},
        recordNoShow: "toReschedule",
        cancelAppointment: "toReschedule",
        setOut: "visit.onTheWay",
        cancel: "cancelled",
      },
    },
    visit: {
      meta: { category: "open" },
      initial: "onTheWay",
      on: {
        ...everyday,
        recordConsent: {},
        reportProgress: {},
        cannotComplete: [
          { guard: "partsAreMissing", target: "waitingForParts" },
          { guard: "customerIsNotReady", target: "waitingForCustomer" },
          { guard: "nothingFollows", target: "cancelled" },
          { target: "toReschedule" },
        ],
      },
      states: {
        onTheWay: {
          on: { arrive: "onSite", recordNoShow: "#ticket.toReschedule", cancelAppointment: "#ticket.toReschedule" },
        },
        onSite: {
          on: { confirmNeed: {}, inspectSite: {}, recordNoShow: "#ticket.toReschedule", startWork: "working" },
        },
        working: { on: { completeStep: {}, replacePart: {}, recordTest: {}, complete: "#ticket.completed" } },
      },
    },
    toReschedule: { meta: { category: "open" }, on: { ...everyday, ...planning, recordConsent: {} } },
    waitingForCustomer: {
      meta: { category: "waitingForCustomer" },
      on: { ...everyday, ...planning, recordConsent: {}, resume: whereItStood },
    },
    waitingForParts: {
      meta: { category: "waitingForParts" },
      on: { ...everyday, ...planning, recordConsent: {}, reportProgress: {}, resume: whereItStood },
    },
    completed: {
      meta: { category: "done" },
      on: { ...everyday, explainUse: {}, inviteAcceptance: {}, accept: "accepted", refuseAcceptance: "rework" },
    },
    rework: { meta: { category: "open" }, on: { ...everyday, ...planning, recordConsent: {} } },
    accepted: {
      meta: { category: "done" },
      on: { ...everyday, recordFollowUp: {}, reopen: whereItStood, close: "closed" },
    },
    closed: { meta: { category: "closed" }, on: { note: {}, reopen: whereItStood } },
    cancelled: { meta: { category: "cancelled" }, type: "final" },
  },
})

type StateValue = StateValueFrom<typeof ticketMachine>
type Nested = Extract<StateValue, object>

/**
 * The statuses of a ticket, as dotted paths of the machine's leaves.
 *
 * @category ticket
 * @since 0.1.0
 */
export type TicketStatus =
  | Exclude<Extract<StateValue, string>, keyof Nested>
  | { readonly [K in keyof Nested & string]: `${K}.${Extract<Nested[K], string>}` }[keyof Nested & string]
