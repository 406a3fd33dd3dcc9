/** Who approves a requisition: not who asked for it, changed it, or receives the parts (clause 5.3.1). */
import type { Policy } from "../../regulation/policy.ts"
import { approvalRequired, askedApproval } from "../../trust/approval.ts"
import { approvalHolds, approvals } from "../../trust/approval-rules.ts"
import type { Requisition, RequisitionLine } from "./requisition-record.ts"
import type { RequisitionShape } from "./requisition-shape.ts"

type Content = Pick<Requisition, "ticket" | "engineer"> & {
  readonly lines: ReadonlyArray<Pick<RequisitionLine, "part" | "quantity">>
}

const content = ({ ticket, engineer, lines }: Content) => ({
  ticket,
  engineer,
  lines: lines.map(({ part, quantity }) => ({ part, quantity })),
})

/** What is asked for when a requisition is submitted or changed. */
export const approvalAsked = (asked: Content, { parts }: Policy) =>
  askedApproval({ content: content(asked), required: approvalRequired(parts.approvals.requisition) })

/** The separation and the rules of the approval. */
export const requisitionApproval = approvals<RequisitionShape>()({
  clause: "5.3.1",
  asks: ["submit", "change"],
  approves: ["approve"],
  content,
  mend: "change",
  concerned: ({ engineer }) => [engineer],
  people: ({ parts }) => approvalRequired(parts.approvals.requisition).people,
})

/** The rule that what is reserved and handed over is what was approved. */
export const requisitionApproved = approvalHolds<RequisitionShape>()({
  clause: "5.3.1",
  content,
  mend: "approve",
  on: ["reserve", "handOver"],
})
