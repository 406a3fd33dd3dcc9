/** What became true of a ticket. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { Digest, Signature } from "../../trust/signature.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count } from "../../values/number.ts"
import { Personal } from "../../values/text.ts"
import { ticketCommands as commands } from "./ticket-commands.ts"
import { Procedure } from "./ticket-stages.ts"

const { Boolean: Truth, optionalKey: optional, Struct } = Schema

const none = Struct({})

/**
 * The events of a ticket.
 *
 * **Details**
 *
 * Most carry the command's input. `received.live` says that the customer was answered while it was recorded;
 * `accepted.followUpOwed` keeps the draw of the sample; `workStarted.procedure` keeps the standard's edition.
 * `completed.form` is the digest of the acceptance form; only where nobody knows it, as in another system's log, is
 * it left out.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketEvents = {
  received: Struct({ ...commands.receive.input.fields, live: Truth }),
  priorityChanged: commands.changePriority.input,
  serviceChanged: commands.changeService.input,
  takenInCharge: none,
  passedToSpecialist: commands.passToSpecialist.input,
  answered: commands.answer.input,
  unsolvedReported: commands.reportUnsolved.input,
  siteConfirmed: commands.confirmSite.input,
  appointmentOffered: commands.offerAppointment.input,
  appointmentAgreed: commands.agreeAppointment.input,
  appointmentChanged: commands.changeAppointment.input,
  appointmentCancelled: commands.cancelAppointment.input,
  noShowRecorded: commands.recordNoShow.input,
  appointmentConfirmed: commands.confirmAppointment.input,
  customerReminded: commands.remindCustomer.input,
  kitPrepared: commands.prepareKit.input,
  vehicleAssigned: commands.assignVehicle.input,
  servicePlanAttached: commands.attachServicePlan.input,
  setOut: none,
  arrived: commands.arrive.input,
  needConfirmed: commands.confirmNeed.input,
  siteInspected: commands.inspectSite.input,
  workStarted: Struct({ procedure: optional(Procedure) }),
  stepCompleted: commands.completeStep.input,
  consentRecorded: commands.recordConsent.input,
  /** `consent`: position of the consent that this replacement uses up. */
  partReplaced: Struct({ ...commands.replacePart.input.fields, consent: optional(Count) }),
  testRecorded: commands.recordTest.input,
  progressReported: commands.reportProgress.input,
  leftIncomplete: commands.cannotComplete.input,
  customerAwaited: commands.waitForCustomer.input,
  partsAwaited: commands.waitForParts.input,
  resumed: none,
  completed: Struct({ ...commands.complete.input.fields, form: optional(Digest) }),
  useExplained: commands.explainUse.input,
  acceptanceInvited: none,
  accepted: Struct({ signature: Signature, followUpOwed: Truth }),
  acceptanceRefused: commands.refuseAcceptance.input,
  remarkRecorded: Struct({ remark: Count, text: Personal }),
  remarkForwarded: Struct({ remark: Count, department: Identifier }),
  followedUp: Struct({ score: commands.recordFollowUp.input.fields.score, suggestion: optional(Personal) }),
  problemRecorded: Struct({ problem: Count, text: Personal }),
  problemSolved: commands.solveProblem.input,
  reopened: commands.reopen.input,
  closed: none,
  cancelled: commands.cancel.input,
  handedOver: commands.handOver.input,
  noted: commands.note.input,
}

/**
 * The data of the ticket's events.
 *
 * @category ticket
 * @since 0.1.0
 */
export type TicketEvents = EventTypes<typeof ticketEvents>
