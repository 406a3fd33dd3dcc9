/** Who approves a supplier, and of what (clause 5.2.1). */
import { fails, ruleOf } from "../../engine/rule.ts"
import { approvalRequired } from "../../trust/approval.ts"
import { approvals } from "../../trust/approval-rules.ts"
import type { Separation } from "../../trust/separation.ts"
import type { Supplier } from "./supplier-record.ts"
import type { SupplierShape } from "./supplier-shape.ts"

const rule = ruleOf<SupplierShape>()

/**
 * What people agree to when they approve a supplier.
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplierContent = ({ name, supplies, evidence }: Pick<Supplier, "name" | "supplies" | "evidence">) => ({
  name,
  supplies,
  evidence,
})

const approval = approvals<SupplierShape>()({
  clause: "5.2.1",
  asks: ["apply", "change"],
  approves: ["approve"],
  content: supplierContent,
  mend: "change",
  people: ({ parts }) => approvalRequired(parts.approvals.supplier).people,
})

/**
 * Whoever applied for a supplier or changed the application neither approves it nor lifts its suspension, which makes
 * it an approved one again (clause 5.2.1).
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplierSeparations = {
  ...approval.separations,
  "requester-not-reinstater": { clause: "5.2.1", first: ["apply", "change"], later: ["reinstate"] },
} satisfies Readonly<Record<string, Separation>>

/**
 * The rules of a supplier.
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplierRules = {
  ...approval.rules,
  "supplier-change-says-what": rule({
    clause: "5.2.1",
    on: ["change"],
    check: (_supplier, input) => Object.keys(input).length > 0 || fails(),
  }),
}
