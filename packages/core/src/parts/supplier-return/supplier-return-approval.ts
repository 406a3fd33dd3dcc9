/** How a return to a supplier is approved: what people agree to, and that it is approved by one of them. */
import { type ApprovalAsked, askedApproval } from "../../trust/approval.ts"
import { approvalHolds, approvals } from "../../trust/approval-rules.ts"
import type { SupplierReturn } from "./supplier-return-record.ts"
import type { SupplierReturnShape } from "./supplier-return-shape.ts"

/** What people agree to: the lines as they are, and to whom they go. */
const content = ({ supplier, lines }: Pick<SupplierReturn, "supplier" | "lines">) => ({ supplier, lines })

/**
 * The separation and the rules by which a return is approved.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnApproval = approvals<SupplierReturnShape>()({
  clause: "5.1.1",
  asks: ["propose", "change"],
  approves: ["approve"],
  content,
  mend: "change",
})

/**
 * The rule that what is shipped was approved as it is.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnApproved = approvalHolds<SupplierReturnShape>()({
  clause: "5.1.1",
  on: ["ship"],
  content,
  mend: "approve",
})

/** What the event of a proposal or of a change asks for. */
export const approvalAsked = (asked: Pick<SupplierReturn, "supplier" | "lines">): ApprovalAsked =>
  askedApproval({ content: content(asked), required: { people: 1 } })
