/** Which events each command leads to, once machine and rules allow it. */
import { digestOf } from "../../engine/journal.ts"
import type { Decider } from "../../engine/decider.ts"
import type { Policy } from "../../regulation/policy.ts"
import { coveringConsent } from "../../trust/consent.ts"
import type { StandardShape } from "../../quality/standard/standard-shape.ts"
import type { Ticket } from "./ticket-record.ts"
import type { TicketShape } from "./ticket-shape.ts"

/**
 * Whether a follow-up is owed when the customer has accepted (clause 3.6.1). The draw goes by the digest of
 * the ticket's id: nobody can choose it, and a replay draws the same.
 *
 * @category ticket
 * @since 0.1.0
 */
export const followUpIsOwed = (ticket: Ticket, policy: Policy): boolean => {
  const paid = ticket.request.paid || ticket.work.parts.some((part) => part.price.amountMinor > 0)
  const percent = paid ? policy.service.followUp.paidSamplePercent : policy.service.followUp.otherSamplePercent
  return percent >= 100 || Number.parseInt(digestOf(ticket.id).slice(0, 12), 16) % 100 < percent
}

const procedureOf = (standard: StandardShape["record"]) => ({
  standard: standard.id,
  edition: standard.edition,
  steps: standard.steps.map(({ id, title, safety }) => ({ id, title, safety })),
})

/**
 * The decider of a ticket.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketDecider: Decider<TicketShape> = {
  receive: (_ticket, input, { actor }) => {
    const spoken = input.channel === "hotline" || input.channel === "counter"
    return [{ type: "received", data: { ...input, live: spoken && actor.roles.some((role) => role !== "system") } }]
  },
  changePriority: (_ticket, data) => [{ type: "priorityChanged", data }],
  changeService: (_ticket, data) => [{ type: "serviceChanged", data }],
  takeInCharge: (_ticket, data) => [{ type: "takenInCharge", data }],
  passToSpecialist: (_ticket, data) => [{ type: "passedToSpecialist", data }],
  answer: (_ticket, data) => [{ type: "answered", data }],
  reportUnsolved: (_ticket, data) => [{ type: "unsolvedReported", data }],

  confirmSite: (_ticket, data) => [{ type: "siteConfirmed", data }],
  offerAppointment: (_ticket, data) => [{ type: "appointmentOffered", data }],
  agreeAppointment: (_ticket, data) => [{ type: "appointmentAgreed", data }],
  changeAppointment: (_ticket, data) => [{ type: "appointmentChanged", data }],
  cancelAppointment: (_ticket, data) => [{ type: "appointmentCancelled", data }],
  recordNoShow: (_ticket, data) => [{ type: "noShowRecorded", data }],
  confirmAppointment: (_ticket, data) => [{ type: "appointmentConfirmed", data }],
  remindCustomer: (_ticket, data) => [{ type: "customerReminded", data }],

  prepareKit: (_ticket, data) => [{ type: "kitPrepared", data }],
  assignVehicle: (_ticket, data) => [{ type: "vehicleAssigned", data }],
  attachServicePlan: (_ticket, data) => [{ type: "servicePlanAttached", data }],

  setOut: (_ticket, data) => [{ type: "setOut", data }],
  arrive: (_ticket, data) => [{ type: "arrived", data }],
  confirmNeed: (_ticket, data) => [{ type: "needConfirmed", data }],
  inspectSite: (_ticket, data) => [{ type: "siteInspected", data }],
  startWork: (_ticket, _input, { facts }) => {
    // The standard of the model goes before the one of all models.
    const standard = facts.standards?.[0] ?? facts.generalStandards?.[0]
    return [{ type: "workStarted", data: standard === undefined ? {} : { procedure: procedureOf(standard) } }]
  },
  completeStep: (_ticket, data) => [{ type: "stepCompleted", data }],
  recordConsent: (_ticket, data) => [{ type: "consentRecorded", data }],
  replacePart: (ticket, input) => {
    const consent = coveringConsent(ticket.work.consents, input)
    return [{ type: "partReplaced", data: consent < 0 ? input : { ...input, consent } }]
  },
  recordTest: (_ticket, data) => [{ type: "testRecorded", data }],
  reportProgress: (_ticket, data) => [{ type: "progressReported", data }],
  cannotComplete: (_ticket, data) =>
    data.follows === "cancelled"
      ? [
          { type: "leftIncomplete", data },
          { type: "cancelled", data: { requestedBy: "company", reason: data.reason } },
        ]
      : [{ type: "leftIncomplete", data }],
  waitForCustomer: (_ticket, data) => [{ type: "customerAwaited", data }],
  waitForParts: (_ticket, data) => [{ type: "partsAwaited", data }],
  resume: (_ticket, data) => [{ type: "resumed", data }],

  complete: (_ticket, input, { shown: form }) => [
    { type: "completed", data: form === undefined ? input : { ...input, form } },
  ],
  explainUse: (_ticket, data) => [{ type: "useExplained", data }],
  inviteAcceptance: (_ticket, data) => [{ type: "acceptanceInvited", data }],
  accept: (ticket, { signature, remarks = [] }, { policy }) => [
    { type: "accepted", data: { signature, followUpOwed: followUpIsOwed(ticket, policy) } },
    ...remarks.flatMap(({ text, forwardTo }, index) => {
      const remark = ticket.acceptance.remarks.length + index + 1
      const recorded = { type: "remarkRecorded", data: { remark, text } } as const
      return forwardTo === undefined
        ? [recorded]
        : [recorded, { type: "remarkForwarded", data: { remark, department: forwardTo } } as const]
    }),
  ],
  refuseAcceptance: (_ticket, data) => [{ type: "acceptanceRefused", data }],
  forwardRemark: (_ticket, data) => [{ type: "remarkForwarded", data }],

  recordFollowUp: (ticket, { problem, ...survey }) =>
    problem === undefined
      ? [{ type: "followedUp", data: survey }]
      : [
          { type: "followedUp", data: survey },
          { type: "problemRecorded", data: { problem: ticket.aftercare.problems.length + 1, text: problem } },
        ],
  recordProblem: (ticket, { text }) => [
    { type: "problemRecorded", data: { problem: ticket.aftercare.problems.length + 1, text } },
  ],
  solveProblem: (_ticket, data) => [{ type: "problemSolved", data }],
  reopen: (_ticket, data) => [{ type: "reopened", data }],
  close: (_ticket, data) => [{ type: "closed", data }],
  cancel: (_ticket, data) => [{ type: "cancelled", data }],

  handOver: (_ticket, data) => [{ type: "handedOver", data }],
  note: (_ticket, data) => [{ type: "noted", data }],
}
