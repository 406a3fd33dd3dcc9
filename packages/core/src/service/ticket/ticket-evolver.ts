/** What each event changes of the ticket. The status is the machine's business. */
import type { Evolver } from "../../engine/decider.ts"
import { currentVisit, type Ticket } from "./ticket-record.ts"
import type { TicketShape } from "./ticket-shape.ts"
import type { Visit } from "./ticket-visit.ts"

/**
 * The evolver of a ticket.
 *
 * **Details**
 *
 * Every event spreads what it changes in its own place, and spreads first: V8 learns the shapes of each place by
 * itself, and copies the few that come by there many times as fast as one place that sees them all.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketEvolver: Evolver<TicketShape> = {
  received: (
    _ticket,
    { channel, service, priority, customer, product, description, unit, planned, paid = false },
    { occurredAt },
  ) => ({
    customer,
    request: {
      channel,
      service,
      priority,
      paid,
      receivedAt: occurredAt,
      ...(product === undefined ? {} : { product }),
      ...(description === undefined ? {} : { description }),
      ...(unit === undefined ? {} : { unit }),
      ...(planned === undefined ? {} : { planned }),
    },
  }),
  priorityChanged: ({ request }, { priority }) => ({ request: { ...request, priority } }),
  serviceChanged: ({ request }, { service }) => ({ request: { ...request, service } }),
  takenInCharge: ({ handling }, _data, { by }) => ({ handling: { ...handling, inCharge: by } }),
  passedToSpecialist: ({ handling }, { specialist, promisedReplyBy }) => ({
    handling: { ...handling, inCharge: specialist, specialist, promisedReplyBy },
  }),
  answered: ({ answers }, data, { occurredAt, by }) => ({
    answers: [...answers, { ...data, number: answers.length + 1, by, at: occurredAt }],
  }),
  unsolvedReported: ({ answers }, _data, { occurredAt }) => ({ answers: lastUnsolved(answers, occurredAt) }),

  siteConfirmed: ({ request, planning }, { product, conditions, ready }, { occurredAt, by }) => ({
    request: { ...request, product },
    planning: { ...planning, site: { conditions, ready, at: occurredAt, by } },
  }),
  appointmentOffered: ({ planning }, { windows }) => ({ planning: { ...planning, offered: windows } }),
  appointmentAgreed: ({ visits, customer }, { engineer, window, address = customer.address }) => ({
    visits: [
      ...visits,
      { number: visits.length + 1, engineer, window, changes: [], ...(address === undefined ? {} : { address }) },
    ],
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
    visiting(ticket, (visit) => ({ ...visit, outcome: cancelledBy(requestedBy), endedAt: occurredAt, reason })),
  noShowRecorded: (ticket, { who }, { occurredAt }) => {
    const outcome = who === "customer" ? "customerNoShow" : "engineerNoShow"
    return visiting(ticket, (visit) => ({ ...visit, outcome, endedAt: occurredAt }))
  },
  appointmentConfirmed: (ticket, _data, { occurredAt }) =>
    visiting(ticket, (visit) => ({ ...visit, confirmedAt: occurredAt })),
  customerReminded: (ticket, _data, { occurredAt }) =>
    visiting(ticket, (visit) => ({ ...visit, remindedAt: occurredAt })),

  kitPrepared: (ticket, { items }) => visiting(ticket, (visit) => ({ ...visit, kit: items })),
  vehicleAssigned: (ticket, { vehicle }) => visiting(ticket, (visit) => ({ ...visit, vehicle })),
  servicePlanAttached: (ticket, { plan }) => visiting(ticket, (visit) => ({ ...visit, plan })),

  setOut: (ticket, _data, { occurredAt }) => visiting(ticket, (visit) => ({ ...visit, setOutAt: occurredAt })),
  arrived: (ticket, { identityShown }, { occurredAt }) =>
    visiting(ticket, (visit) => ({ ...visit, arrivedAt: occurredAt, identityShown })),
  needConfirmed: (ticket, _data, { occurredAt }) =>
    visiting(ticket, (visit) => ({ ...visit, needConfirmedAt: occurredAt })),
  siteInspected: (ticket, _data, { occurredAt }) =>
    visiting(ticket, (visit) => ({ ...visit, siteInspectedAt: occurredAt })),
  workStarted: (ticket, { procedure }, { occurredAt }) => {
    const visited = visiting(ticket, (visit) => ({ ...visit, workStartedAt: occurredAt }))
    return procedure === undefined ? visited : { ...visited, work: { ...ticket.work, procedure } }
  },
  stepCompleted: ({ work, visits }, data, { occurredAt, by }) => ({
    work: { ...work, steps: [...work.steps, { ...data, visit: visits.length, by, at: occurredAt }] },
  }),
  consentRecorded: ({ work }, data, { occurredAt }) => ({
    work: { ...work, consents: [...work.consents, { ...data, at: occurredAt, used: false }] },
  }),
  partReplaced: ({ work, visits }, { consent, ...part }, { occurredAt, by }) => ({
    work: {
      ...work,
      parts: [...work.parts, { ...part, number: work.parts.length + 1, visit: visits.length, by, at: occurredAt }],
      consents: work.consents.map((given, index) => (index === consent ? { ...given, used: true } : given)),
    },
  }),
  testRecorded: ({ work }, data, { occurredAt, by }) => ({
    work: { ...work, tests: [...work.tests, { ...data, number: work.tests.length + 1, by, at: occurredAt }] },
  }),
  progressReported: ({ work }, { text }, { occurredAt, by }) => ({
    work: { ...work, reports: [...work.reports, { number: work.reports.length + 1, text, by, at: occurredAt }] },
  }),
  leftIncomplete: (ticket, { reason }, { occurredAt }) =>
    visiting(ticket, (visit) => ({ ...visit, outcome: "incomplete", endedAt: occurredAt, reason })),
  customerAwaited: () => ({}),
  partsAwaited: () => ({}),
  resumed: () => ({}),

  completed: (ticket, { form }, { occurredAt }) => ({
    ...visiting(ticket, (visit) => ({ ...visit, outcome: "completed", endedAt: occurredAt })),
    work: { ...ticket.work, completedAt: occurredAt },
    acceptance: formed(ticket.acceptance, form),
  }),
  useExplained: ({ acceptance }, { use, precautions }) => {
    const { explained } = acceptance
    return {
      acceptance: {
        ...acceptance,
        explained: { use: explained.use || use, precautions: explained.precautions || precautions },
      },
    }
  },
  acceptanceInvited: ({ acceptance }, _data, { occurredAt }) => ({
    acceptance: { ...acceptance, invitedAt: occurredAt },
  }),
  accepted: ({ acceptance, aftercare }, { signature, followUpOwed }, { occurredAt }) => ({
    acceptance: { ...acceptance, signed: { signature, at: occurredAt } },
    aftercare: { ...aftercare, followUpOwed },
  }),
  acceptanceRefused: ({ acceptance }, { reason }, { occurredAt }) => ({
    acceptance: {
      ...acceptance,
      refusals: [...acceptance.refusals, { number: acceptance.refusals.length + 1, reason, at: occurredAt }],
    },
  }),
  remarkRecorded: ({ acceptance }, { text }) => ({
    acceptance: { ...acceptance, remarks: [...acceptance.remarks, { number: acceptance.remarks.length + 1, text }] },
  }),
  remarkForwarded: ({ acceptance }, { remark, department }, { occurredAt }) => ({
    acceptance: {
      ...acceptance,
      remarks: acceptance.remarks.map((one) =>
        one.number === remark ? { ...one, department, forwardedAt: occurredAt } : one,
      ),
    },
  }),

  followedUp: ({ aftercare }, data, { occurredAt, by }) => {
    const { followUps } = aftercare
    const followUp = { ...data, number: followUps.length + 1, by, at: occurredAt }
    return { aftercare: { ...aftercare, followUps: [...followUps, followUp] } }
  },
  problemRecorded: ({ aftercare }, { text }, { occurredAt, by }) => {
    const { problems } = aftercare
    const problem = { number: problems.length + 1, text, by, at: occurredAt }
    return { aftercare: { ...aftercare, problems: [...problems, problem] } }
  },
  problemSolved: ({ aftercare }, { problem, solution }, { occurredAt }) => ({
    aftercare: {
      ...aftercare,
      problems: aftercare.problems.map((one) =>
        one.number === problem
          ? { ...one, solvedAt: occurredAt, ...(solution === undefined ? {} : { solution }) }
          : one,
      ),
    },
  }),
  reopened: ({ answers, aftercare }, { reason }, { occurredAt }) => {
    const { reopenings } = aftercare
    const reopening = { number: reopenings.length + 1, reason, at: occurredAt }
    return {
      answers: lastUnsolved(answers, occurredAt),
      aftercare: { ...aftercare, reopenings: [...reopenings, reopening], followUpOwed: false },
    }
  },
  closed: ({ aftercare }, _data, { occurredAt }) => ({ aftercare: { ...aftercare, closedAt: occurredAt } }),
  cancelled: (ticket, { requestedBy, reason }, { occurredAt }) =>
    visiting(ticket, (visit) => ({ ...visit, outcome: cancelledBy(requestedBy), endedAt: occurredAt, reason })),
  handedOver: ({ handling }, { to }, { occurredAt, by }) => {
    const { inCharge: from, handOvers } = handling
    const handOver = { to, by, at: occurredAt, ...(from === undefined ? {} : { from }) }
    return { handling: { ...handling, inCharge: to, handOvers: [...handOvers, handOver] } }
  },
  noted: ({ notes }, { text }, { occurredAt, by }) => ({
    notes: [...notes, { number: notes.length + 1, text, by, at: occurredAt }],
  }),
}

// Only the current visit changes; where there is none (a record taken over from elsewhere), nothing does.
const visiting = (ticket: Ticket, change: (visit: Visit) => Visit): { readonly visits?: ReadonlyArray<Visit> } => {
  const visit = currentVisit(ticket)
  return visit === undefined ? {} : { visits: ticket.visits.with(ticket.visits.length - 1, change(visit)) }
}

const cancelledBy = (side: "customer" | "company") =>
  side === "customer" ? "cancelledByCustomer" : "cancelledByCompany"

// A moved visit has to be confirmed and reminded of anew.
const unannounced = ({ confirmedAt: _confirmed, remindedAt: _reminded, ...kept }: Visit): Visit => kept

// The form of work that is done once more takes the place of the one before, also where nobody knows its digest.
const formed = (acceptance: Ticket["acceptance"], form: string | undefined): Ticket["acceptance"] => {
  if (form !== undefined) return { ...acceptance, form }
  const { form: _former, ...kept } = acceptance
  return kept
}

const lastUnsolved = (answers: Ticket["answers"], at: number): Ticket["answers"] =>
  answers.map((answer, index) => (index === answers.length - 1 ? { ...answer, unsolvedAt: at } : answer))
