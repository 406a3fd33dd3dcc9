/** What is owed on a ticket, by when, and by which clause. Every figure is the policy's. */
import type { DutyDefinition, DutyStart } from "../../engine/duty-definition.ts"
import { pauseReason, type Policy } from "../../regulation/policy.ts"
import type { Instant } from "../../time/instant.ts"
import type { Ticket } from "./ticket-record.ts"
import type { TicketShape } from "./ticket-shape.ts"

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const working = (minutes: number): DutyStart => ({ limit: { type: "working", ms: minutes * minuteMs } })
const elapsed = (ms: number): DutyStart => ({ limit: { type: "elapsed", ms } })
const by = (at: Instant): DutyStart => ({ limit: { type: "by", at } })
const all = () => "*"

const priorityOf = (ticket: Ticket, policy: Policy) => policy.service.priorities[ticket.request.priority]
const firstResponse = (_data: unknown, ticket: Ticket, policy: Policy) =>
  working(priorityOf(ticket, policy).firstResponseWorkingMinutes)
const resolution = (_data: unknown, ticket: Ticket, policy: Policy) =>
  working(priorityOf(ticket, policy).resolutionWorkingMinutes)
const arrival = (_data: unknown, ticket: Ticket, policy: Policy) =>
  ticket.request.service === "consultation"
    ? undefined
    : elapsed(priorityOf(ticket, policy).arrivalElapsedHours * hourMs)

// Nobody waits for an answer where the visit comes by plan: it is owed by the plan's day.
const unlessPlanned =
  (start: (data: unknown, ticket: Ticket, policy: Policy) => DutyStart | undefined) =>
  (data: unknown, ticket: Ticket, policy: Policy): DutyStart | undefined =>
    ticket.request.planned === undefined ? start(data, ticket, policy) : undefined
const arrivalByPlan = (data: unknown, ticket: Ticket, policy: Policy) => {
  const { planned } = ticket.request
  return planned === undefined ? arrival(data, ticket, policy) : by(planned.due)
}
const confirmation = (_data: unknown, _ticket: Ticket, policy: Policy) =>
  working(policy.service.appointment.confirmationWorkingMinutes)
const progress = (_data: unknown, _ticket: Ticket, policy: Policy) =>
  working(policy.service.progressReportWorkingMinutes)

const inWindow = (data: TicketShape["events"]["appointmentAgreed"], ticket: Ticket, policy: Policy): DutyStart => ({
  ...by(data.window.to + policy.service.appointment.arrivalGraceElapsedMinutes * minuteMs),
  key: String(ticket.visits.length),
})

const reminderAt = (data: TicketShape["events"]["appointmentAgreed"], policy: Policy): Instant =>
  data.window.from - policy.service.appointment.reminderBeforeElapsedHours * hourMs

const paused = (data: { readonly reason: string }, policy: Policy): DutyStart | undefined => {
  const reason = pauseReason(policy, data.reason)
  return reason === undefined ? undefined : working(reason.remindAfterWorkingMinutes)
}

/**
 * The duties of a ticket. Closing and cancelling waive what still runs, which is the engine's business.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketDuties = {
  "answer-in-time": {
    clause: "3.1.1",
    calendar: "company",
    // A customer who is spoken to while the ticket is written is answered already.
    starts: {
      received: (data, _ticket, policy) =>
        data.live || data.planned !== undefined ? undefined : working(policy.service.contact.answerWorkingMinutes),
    },
    meets: {
      takenInCharge: true,
      answered: true,
      passedToSpecialist: true,
      appointmentOffered: true,
      appointmentAgreed: true,
    },
  },
  "reply-by-promised-time": {
    clause: "3.1.3",
    calendar: "aroundTheClock",
    starts: { passedToSpecialist: (data) => by(data.promisedReplyBy) },
    meets: { answered: true, appointmentOffered: true, appointmentAgreed: true },
  },
  "first-response": {
    clause: "1.3.1",
    calendar: "company",
    starts: { received: unlessPlanned(firstResponse), reopened: firstResponse },
    meets: {
      takenInCharge: true,
      answered: true,
      passedToSpecialist: true,
      appointmentOffered: true,
      appointmentAgreed: true,
    },
  },
  resolution: {
    clause: "1.3.1",
    calendar: "company",
    pausedIn: ["waitingForCustomer", "waitingForParts"],
    starts: {
      received: unlessPlanned(resolution),
      unsolvedReported: resolution,
      acceptanceRefused: resolution,
      reopened: resolution,
    },
    meets: { answered: true, completed: true },
  },
  "arrival-after-intake": {
    clause: "1.3.1",
    calendar: "aroundTheClock",
    pausedIn: ["waitingForCustomer"],
    starts: { received: arrivalByPlan, reopened: arrival },
    meets: { arrived: true },
    waives: { answered: true },
  },
  "appointment-confirmed": {
    clause: "3.2.3",
    calendar: "company",
    starts: { appointmentAgreed: confirmation, appointmentChanged: confirmation },
    meets: { appointmentConfirmed: true },
    waives: { appointmentCancelled: true, noShowRecorded: true },
  },
  "reminder-before-visit": {
    clause: "3.2.3",
    calendar: "aroundTheClock",
    starts: {
      // Agreed at short notice, the agreement itself is the reminder.
      appointmentAgreed: (data, _ticket, policy, at) =>
        reminderAt(data, policy) > at ? by(reminderAt(data, policy)) : undefined,
      // A moved visit is always told again, at the latest before it begins.
      appointmentChanged: (data, _ticket, policy, at) =>
        by(reminderAt(data, policy) > at ? reminderAt(data, policy) : data.window.from),
    },
    // Who arrives without having reminded the customer meets it late.
    meets: { customerReminded: true, arrived: true },
    waives: { appointmentCancelled: true, noShowRecorded: true },
  },
  "arrival-in-window": {
    clause: "3.4.1",
    calendar: "aroundTheClock",
    starts: { appointmentAgreed: inWindow, appointmentChanged: inWindow },
    meets: { arrived: all },
    waives: {
      appointmentCancelled: all,
      // An engineer who did not come still owes the arrival; it ends late with the next one.
      noShowRecorded: (data, ticket) => (data.who === "customer" ? String(ticket.visits.length) : undefined),
    },
  },
  "progress-reported": {
    clause: "3.4.5",
    calendar: "company",
    starts: { workStarted: progress, progressReported: progress },
    meets: { progressReported: true, completed: true, leftIncomplete: true },
  },
  "acceptance-invited": {
    clause: "3.5.1",
    calendar: "company",
    starts: { completed: (_data, _ticket, policy) => working(policy.service.acceptance.invitationWorkingMinutes) },
    meets: { acceptanceInvited: true, accepted: true, acceptanceRefused: true },
  },
  "remark-forwarded": {
    clause: "3.5.3",
    calendar: "company",
    starts: {
      remarkRecorded: (data, _ticket, policy) => ({
        ...working(policy.service.acceptance.remarkForwardedWorkingMinutes),
        key: String(data.remark),
      }),
    },
    meets: { remarkForwarded: (data) => String(data.remark) },
  },
  "follow-up": {
    clause: "3.6.1",
    calendar: "aroundTheClock",
    starts: {
      accepted: (data, _ticket, policy) =>
        data.followUpOwed ? elapsed(policy.service.followUp.dueDays * dayMs) : undefined,
    },
    meets: { followedUp: true },
    waives: { reopened: true },
  },
  "pause-reviewed": {
    clause: "1.3.1",
    calendar: "company",
    starts: {
      customerAwaited: (data, _ticket, policy) => paused(data, policy),
      partsAwaited: (data, _ticket, policy) => paused(data, policy),
      leftIncomplete: (data, _ticket, policy) =>
        data.follows === "waitForParts" || data.follows === "waitForCustomer" ? paused(data, policy) : undefined,
    },
    meets: {
      resumed: true,
      answered: true,
      passedToSpecialist: true,
      appointmentOffered: true,
      appointmentAgreed: true,
      progressReported: true,
      noted: true,
    },
  },
  "problem-solved": {
    clause: "3.6.2",
    calendar: "company",
    pausedIn: ["waitingForCustomer", "waitingForParts"],
    starts: {
      problemRecorded: (data, ticket, policy) => ({
        ...working(priorityOf(ticket, policy).resolutionWorkingMinutes),
        key: String(data.problem),
      }),
    },
    meets: { problemSolved: (data) => String(data.problem) },
  },
} satisfies Readonly<Record<string, DutyDefinition<TicketShape>>>
