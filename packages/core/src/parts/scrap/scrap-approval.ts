/** How a scrap application is approved: what people agree to, how many of them, from how many departments. */
import type { Policy } from "../../regulation/policy.ts"
import { type ApprovalAsked, approvalRequired, askedApproval } from "../../trust/approval.ts"
import { approvalHolds, approvals } from "../../trust/approval-rules.ts"
import type { Scrap } from "./scrap-record.ts"
import type { ScrapShape } from "./scrap-shape.ts"

/** What people agree to: the lines as they are. */
const content = ({ lines }: Pick<Scrap, "lines">) => ({ lines })

/**
 * The separation and the rules by which scrap is approved.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapApprovals = approvals<ScrapShape>()({
  clause: "5.4.2",
  asks: ["report", "apply", "submit", "edit"],
  approves: ["approve"],
  content,
  mend: "edit",
  people: ({ parts }) => approvalRequired(parts.approvals.scrap).people,
})

/**
 * The rule that what is taken into custody was approved as it is.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapApproved = approvalHolds<ScrapShape>()({
  clause: "5.4.2",
  on: ["takeIntoCustody"],
  content,
  mend: "approve",
})

/** What the event of an application or of an edit asks for. */
export const approvalOf = (lines: Scrap["lines"], { parts }: Policy): ApprovalAsked =>
  askedApproval({ content: content({ lines }), required: approvalRequired(parts.approvals.scrap) })
