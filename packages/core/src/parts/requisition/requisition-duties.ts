/** What is owed on a requisition, by when, and by which clause. Every figure is the policy's. */
import type { DutyDefinition, DutyStart } from "../../engine/duty-definition.ts"
import type { Policy } from "../../regulation/policy.ts"
import type { RequisitionShape } from "./requisition-shape.ts"

const minuteMs = 60_000

const working = (minutes: number): DutyStart => ({ limit: { type: "working", ms: minutes * minuteMs } })

const approval = (_data: unknown, _record: unknown, { parts }: Policy) =>
  working(parts.requisitionApprovalWorkingMinutes)
const pickUp = ({ parts }: Policy) => working(parts.pickUpWorkingMinutes)
const giveBack = ({ parts }: Policy) => working(parts.returnUnusedWorkingMinutes)

interface Settled {
  readonly settled: boolean
}

const whenComplete = ({ complete }: { readonly complete: boolean }, _record: unknown, policy: Policy) =>
  complete ? pickUp(policy) : undefined
const whenSettled = ({ settled }: Settled) => (settled ? "" : undefined)
const whenNotSettled = ({ settled }: Settled, _record: unknown, policy: Policy) =>
  settled ? undefined : giveBack(policy)

/**
 * The duties of a requisition. Closing and cancelling waive what still runs, which is the engine's business.
 *
 * **Details**
 *
 * `unused-returned` runs from the issue, and anew from each use, since the work goes on then. The engineer meets it by
 * handing back, or reporting as lost, all that is not used; from there `return-confirmed` is the store's. Nobody meets
 * `picked-up` when the parts are not fetched: then the desk itself lets the reservation go, and others may have them.
 * From the hand-over until the engineer confirms, the parts are nobody's word against another's: `receipt-confirmed`.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionDuties = {
  "requisition-approved": {
    clause: "5.3.1",
    calendar: "company",
    starts: { submitted: approval, changed: approval },
    meets: {
      approved: (_data, { status }) => (status === "submitted" ? undefined : ""),
      rejected: true,
    },
  },
  "picked-up": {
    clause: "5.3.1",
    calendar: "company",
    starts: {
      partsReserved: whenComplete,
      shortageFilled: whenComplete,
      handOverWithdrawn: (_data, _record, policy) => pickUp(policy),
    },
    meets: { handedOver: true, reservationReleased: true },
    waives: { changed: true },
    whenDue: {
      command: "releaseReservation",
      input: (_record, { due }) => ({ reason: `not picked up by ${new Date(due).toISOString()}` }),
    },
  },
  "receipt-confirmed": {
    clause: "5.3.1",
    calendar: "company",
    starts: {
      handedOver: (_data, _record, { parts }) => working(parts.receiptConfirmationWorkingMinutes),
    },
    meets: { receiptConfirmed: true },
    waives: { handOverWithdrawn: true },
  },
  "unused-returned": {
    clause: "5.3.3",
    calendar: "company",
    starts: {
      receiptConfirmed: (_data, _record, policy) => giveBack(policy),
      useRecorded: whenNotSettled,
      handBackWithdrawn: (_data, _record, policy) => giveBack(policy),
      lossWithdrawn: (_data, _record, policy) => giveBack(policy),
    },
    meets: {
      useRecorded: whenSettled,
      partsHandedBack: ({ complete }) => (complete ? "" : undefined),
      lossReported: ({ complete }) => (complete ? "" : undefined),
      partsTakenBack: whenSettled,
      lossConfirmed: whenSettled,
    },
  },
  "return-confirmed": {
    clause: "5.3.3",
    calendar: "company",
    starts: { partsHandedBack: (_data, _record, policy) => giveBack(policy) },
    meets: { partsTakenBack: ({ confirmed }) => (confirmed ? "" : undefined) },
    waives: { handBackWithdrawn: true },
  },
} satisfies Readonly<Record<string, DutyDefinition<RequisitionShape>>>
