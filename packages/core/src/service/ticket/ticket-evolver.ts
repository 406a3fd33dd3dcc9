/** What each event changes of the ticket. The status is the machine's business. */
import type { EventMeta, Evolver } from "../../engine/lifecycle.ts"
import { currentVisit, type Ticket, type Visit } from "./ticket-record.ts"
import type { TicketShape } from "./ticket-shape.ts"

/**
 * The evolver of a ticket.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketEvolver: Evolver<TicketShape> = {
  received: (_ticket, { live: _live, paid, ...intake }, { occurredAt }) => ({
    ...intake,
    paid: paid ?? false,
    receivedAt: occurredAt,
  }),
  priorityChanged: (_ticket, { priority }) => ({ priority }),
  serviceChanged: (_ticket, { service }) => ({ service }),
  takenInCharge: (_ticket, _data, { by }) => ({ inCharge: by }),
  passedToSpecialist: (_ticket, { specialist, promisedReplyBy }) => ({
    inCharge: specialist,
    specialist,
    promisedReplyBy,
  }),
  answered: (ticket, data, meta) => ({ answers: added(ticket.answers, { ...data, ...told(meta) }) }),
  unsolvedReported: (ticket, _data, { occurredAt }) => answerUnsolved(ticket, occurredAt),

  siteConfirmed: (_ticket, { product, conditions, ready }, meta) => ({
    product,
    site: { conditions, ready, ...told(meta) },
  }),
  appointmentOffered: (_ticket, { windows }) => ({ offered: windows }),
  appointmentAgreed: (ticket, { engineer, window, address }) => ({
    visits: added(ticket.visits, { engineer, window, changes: [], ...addressOf(ticket, address) }),
  }),
  appointmentChanged: (ticket, { engineer, window, address, requestedBy, reason }, { occurredAt }) =>
    visiting(ticket, (visit) => {
      const change = { at: occurredAt, requestedBy, reason, from: visit.window, engineer: visit.engineer }
      return {
        ...unannounced(visit),
        engineer,
        window,
        changes: [...visit.changes, change],
        ...(address === undefined ? {} : { address }),
      }
    }),
  appointmentCancelled: (ticket, { requestedBy, reason }, { occurredAt }) =>
    amended(ticket, {
      outcome: requestedBy === "customer" ? "cancelledByCustomer" : "cancelledByCompany",
      endedAt: occurredAt,
      reason,
    }),
  noShowRecorded: (ticket, { who }, { occurredAt }) =>
    amended(ticket, { outcome: who === "customer" ? "customerNoShow" : "engineerNoShow", endedAt: occurredAt }),
  appointmentConfirmed: (ticket, _data, { occurredAt }) => amended(ticket, { confirmedAt: occurredAt }),
  customerReminded: (ticket, _data, { occurredAt }) => amended(ticket, { remindedAt: occurredAt }),

  kitPrepared: (ticket, { items }) => amended(ticket, { kit: items }),
  vehicleAssigned: (ticket, { vehicle }) => amended(ticket, { vehicle }),
  servicePlanAttached: (ticket, { plan }) => amended(ticket, { plan }),

  setOut: (ticket, _data, { occurredAt }) => amended(ticket, { setOutAt: occurredAt }),
  arrived: (ticket, { identityShown }, { occurredAt }) => amended(ticket, { arrivedAt: occurredAt, identityShown }),
  needConfirmed: (ticket, _data, { occurredAt }) => amended(ticket, { needConfirmedAt: occurredAt }),
  siteInspected: (ticket, _data, { occurredAt }) => amended(ticket, { siteInspectedAt: occurredAt }),
  workStarted: (ticket, { procedure }, { occurredAt }) => ({
    ...amended(ticket, { workStartedAt: occurredAt }),
    ...(procedure === undefined ? {} : { procedure }),
  }),
  stepCompleted: (ticket, data, { occurredAt, by }) => ({
    steps: [...ticket.steps, { ...data, visit: ticket.visits.length, by, at: occurredAt }],
  }),
  consentRecorded: (ticket, data, { occurredAt }) => ({
    consents: [...ticket.consents, { ...data, at: occurredAt, used: false }],
  }),
  partReplaced: (ticket, { consent, ...part }, meta) => ({
    parts: added(ticket.parts, { ...part, visit: ticket.visits.length, ...told(meta) }),
    consents: ticket.consents.map((given, index) => (index === consent ? { ...given, used: true } : given)),
  }),
  testRecorded: (ticket, data, meta) => ({ tests: added(ticket.tests, { ...data, ...told(meta) }) }),
  progressReported: (ticket, { text }, meta) => ({ reports: added(ticket.reports, { text, ...told(meta) }) }),
  leftIncomplete: (ticket, { reason }, { occurredAt }) =>
    amended(ticket, { outcome: "incomplete", endedAt: occurredAt, reason }),
  customerAwaited: () => ({}),
  partsAwaited: () => ({}),
  resumed: () => ({}),

  completed: (ticket, { form }, { occurredAt }) => ({
    ...amended(ticket, { outcome: "completed", endedAt: occurredAt }),
    completedAt: occurredAt,
    form,
  }),
  useExplained: (ticket, { use, precautions }) => ({
    explained: { use: ticket.explained.use || use, precautions: ticket.explained.precautions || precautions },
  }),
  acceptanceInvited: (_ticket, _data, { occurredAt }) => ({ invitedAt: occurredAt }),
  accepted: (_ticket, { signature, followUpOwed }, { occurredAt }) => ({
    acceptance: { signature, at: occurredAt },
    followUpOwed,
  }),
  acceptanceRefused: (ticket, { reason }, { occurredAt }) => ({
    refusals: added(ticket.refusals, { reason, at: occurredAt }),
  }),
  remarkRecorded: (ticket, { text }) => ({ remarks: added(ticket.remarks, { text }) }),
  remarkForwarded: (ticket, { remark, department }, { occurredAt }) => ({
    remarks: ticket.remarks.map((one) =>
      one.number === remark ? { ...one, department, forwardedAt: occurredAt } : one,
    ),
  }),

  followedUp: (ticket, data, meta) => ({ followUps: added(ticket.followUps, { ...data, ...told(meta) }) }),
  problemRecorded: (ticket, { text }, meta) => ({ problems: added(ticket.problems, { text, ...told(meta) }) }),
  problemSolved: (ticket, { problem, solution }, { occurredAt }) => ({
    problems: ticket.problems.map((one) =>
      one.number === problem ? { ...one, solvedAt: occurredAt, ...(solution === undefined ? {} : { solution }) } : one,
    ),
  }),
  reopened: (ticket, { reason }, { occurredAt }) => ({
    ...answerUnsolved(ticket, occurredAt),
    reopenings: added(ticket.reopenings, { reason, at: occurredAt }),
    followUpOwed: false,
  }),
  closed: (_ticket, _data, { occurredAt }) => ({ closedAt: occurredAt }),
  cancelled: (ticket, { requestedBy, reason }, { occurredAt }) =>
    amended(ticket, {
      outcome: requestedBy === "customer" ? "cancelledByCustomer" : "cancelledByCompany",
      endedAt: occurredAt,
      reason,
    }),
  handedOver: (ticket, { to }, { occurredAt, by }) => ({
    inCharge: to,
    handOvers: [
      ...ticket.handOvers,
      { to, by, at: occurredAt, ...(ticket.inCharge === undefined ? {} : { from: ticket.inCharge }) },
    ],
  }),
  noted: (ticket, { text }, meta) => ({ notes: added(ticket.notes, { text, ...told(meta) }) }),
}

const told = ({ occurredAt, by }: EventMeta) => ({ at: occurredAt, by })

const added = <Item extends { readonly number: number }>(
  items: ReadonlyArray<Item>,
  item: Omit<Item, "number">,
): ReadonlyArray<Item> => [...items, { ...item, number: items.length + 1 } as Item]

// Only the current visit changes; where there is none (a record taken over from elsewhere), nothing does.
const visiting = (ticket: Ticket, change: (visit: Visit) => Visit): Partial<Pick<Ticket, "visits">> => {
  const visit = currentVisit(ticket)
  return visit === undefined ? {} : { visits: [...ticket.visits.slice(0, -1), change(visit)] }
}

const amended = (ticket: Ticket, change: Partial<Visit>) => visiting(ticket, (visit) => ({ ...visit, ...change }))

const addressOf = (ticket: Ticket, given: string | undefined) => {
  const address = given ?? ticket.customer.address
  return address === undefined ? {} : { address }
}

// A moved visit has to be confirmed and reminded of anew.
const unannounced = ({ confirmedAt: _confirmed, remindedAt: _reminded, ...kept }: Visit): Visit => kept

const answerUnsolved = (ticket: Ticket, at: number) => ({
  answers: ticket.answers.map((answer) =>
    answer.number === ticket.answers.length ? { ...answer, unsolvedAt: at } : answer,
  ),
})
