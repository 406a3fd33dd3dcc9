/** What is owed on a purchase proposal: a decision (clause 5.1.3). */
import type { DutyDefinition } from "../../engine/duty-definition.ts"
import type { PurchaseProposalShape } from "./purchase-proposal-shape.ts"

/**
 * The duties of a purchase proposal: when nobody has decided by then, the desk lets it expire.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposalDuties = {
  "proposal-expiry": {
    clause: "5.1.3",
    calendar: "aroundTheClock",
    starts: { proposed: ({ expiresAt }) => ({ limit: { type: "by", at: expiresAt } }) },
    meets: { confirmed: true, rejected: true, expired: true },
    whenDue: { command: "expire", input: () => ({}) },
  },
} satisfies Readonly<Record<string, DutyDefinition<PurchaseProposalShape>>>
