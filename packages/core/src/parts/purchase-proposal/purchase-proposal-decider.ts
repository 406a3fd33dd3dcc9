/** What each command makes true of a purchase proposal, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import { day } from "../../time/instant.ts"
import { confirmedLines } from "./confirmed-lines.ts"
import { orderOfProposal } from "./order-of-proposal.ts"
import type { PurchaseProposalShape } from "./purchase-proposal-shape.ts"

/**
 * The decider of a purchase proposal.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposalDecider: Decider<PurchaseProposalShape> = {
  propose: (_proposal, input, { occurredAt, policy, actor: { id, delegateOf } }) => [
    {
      type: "proposed",
      data: {
        ...input,
        expiresAt: input.expiresAt ?? occurredAt + policy.parts.purchaseProposalDays * day,
        proposedBy: delegateOf === undefined ? [id] : [id, delegateOf],
      },
    },
  ],
  confirm: ({ id, lines }, { lines: changes, ...input }) => [
    { type: "confirmed", data: { ...input, lines: confirmedLines(lines, changes), order: orderOfProposal(id) } },
  ],
  reject: (_proposal, data) => [{ type: "rejected", data }],
  expire: () => [{ type: "expired", data: {} }],
}

/**
 * The evolver of a purchase proposal.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposalEvolver: Evolver<PurchaseProposalShape> = {
  proposed: (_proposal, { lines, ...data }) => ({
    ...data,
    lines: lines.map((one, index) => ({ line: index + 1, ...one })),
  }),
  confirmed: (_proposal, { lines, ...data }) => ({ ...data, confirmed: lines }),
  rejected: (_proposal, { reason }, { occurredAt: at, by }) => ({ rejection: { reason, by, at } }),
  expired: () => ({}),
}
