/** The rules of a requisition, in the order in which refusals tell them: by its course. */
import type { Rule } from "../../engine/rule.ts"
import { requisitionApproval, requisitionApproved } from "./requisition-approval.ts"
import { askingRules } from "./requisition-rules/asking.ts"
import { custodyRules } from "./requisition-rules/custody.ts"
import { fitnessRules } from "./requisition-rules/fitness.ts"
import { shelfRules } from "./requisition-rules/shelf.ts"
import type { RequisitionShape } from "./requisition-shape.ts"

/**
 * The rules of a requisition.
 *
 * @category requisition
 * @since 0.1.0
 */
export const requisitionRules = {
  ...askingRules,
  ...requisitionApproval.rules,
  "approval-holds": requisitionApproved,
  ...shelfRules,
  ...fitnessRules,
  ...custodyRules,
} satisfies Readonly<Record<string, Rule<RequisitionShape>>>
