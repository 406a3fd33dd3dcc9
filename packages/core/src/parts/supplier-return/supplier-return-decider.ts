/** What each command makes true of a return to a supplier, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import { approvalBy, freshApproval, withApproval } from "../../trust/approval.ts"
import { takenLines } from "../taken-line.ts"
import { approvalAsked } from "./supplier-return-approval.ts"
import type { SupplierReturnShape } from "./supplier-return-shape.ts"

/**
 * The decider of a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnDecider: Decider<SupplierReturnShape> = {
  propose: (_one, input) => {
    const lines = takenLines(input.lines)
    return [{ type: "proposed", data: { ...input, lines, asked: approvalAsked({ ...input, lines }) } }]
  },
  change: ({ supplier }, input) => {
    const lines = takenLines(input.lines)
    return [{ type: "changed", data: { ...input, lines, asked: approvalAsked({ supplier, lines }) } }]
  },
  approve: ({ approval }, _input, context) => [{ type: "approved", data: approvalBy(context, approval!) }],
  ship: (_one, data) => [{ type: "shipped", data }],
  recordCredit: (_one, data) => [{ type: "creditRecorded", data }],
  recordReplacement: (_one, data) => [{ type: "replacementRecorded", data }],
  recordRefusal: (_one, data) => [{ type: "refusalRecorded", data }],
  close: (_one, data) => [{ type: "closed", data }],
  cancel: (_one, data) => [{ type: "cancelled", data }],
}

/**
 * The evolver of a return to a supplier.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnEvolver: Evolver<SupplierReturnShape> = {
  proposed: (_one, { asked, ...data }) => ({ ...data, approval: freshApproval(asked) }),
  changed: (_one, { lines, asked }) => ({ lines, approval: freshApproval(asked) }),
  approved: ({ approval }, data, { occurredAt }) => ({ approval: withApproval(approval!, data, occurredAt) }),
  shipped: (_one, data, { occurredAt: at }) => ({ shipment: { ...data, at } }),
  creditRecorded: (_one, data, { occurredAt: at }) => ({ answer: { type: "credit", ...data, at } }),
  replacementRecorded: (_one, data, { occurredAt: at }) => ({ answer: { type: "replacement", ...data, at } }),
  refusalRecorded: (_one, data, { occurredAt: at }) => ({ answer: { type: "refusal", ...data, at } }),
  closed: () => ({}),
  cancelled: () => ({}),
}
