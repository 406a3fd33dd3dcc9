/** What is owed on a supplier (clause 5.2.1). Every figure is the policy's. */
import type { DutyDefinition, DutyStart } from "../../engine/duty-definition.ts"
import type { Policy } from "../../regulation/policy.ts"
import type { Instant } from "../../time/instant.ts"
import { monthsLater } from "../../time/months-later.ts"
import { isApproved } from "../../trust/approval.ts"
import type { SupplierShape } from "./supplier-shape.ts"

const next = ({ parts }: Policy, at: Instant): DutyStart => ({
  limit: { type: "by", at: monthsLater(at, parts.supplierReviewEveryMonths) },
})

/**
 * The duties of a supplier: from the approval on, and from each review on, the next review is owed. Nothing is bought
 * from one who is suspended, so there is nothing to review until they are reinstated.
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplierDuties = {
  "supplier-review": {
    clause: "5.2.1",
    calendar: "aroundTheClock",
    starts: {
      approved: (_data, { approval }, policy, at) => (isApproved(approval) ? next(policy, at) : undefined),
      reviewed: ({ result }, _supplier, policy, at) => (result === "keep" ? next(policy, at) : undefined),
      reinstated: (_data, _supplier, policy, at) => next(policy, at),
    },
    meets: { reviewed: true },
    waives: { changed: true, suspended: true },
  },
} satisfies Readonly<Record<string, DutyDefinition<SupplierShape>>>
