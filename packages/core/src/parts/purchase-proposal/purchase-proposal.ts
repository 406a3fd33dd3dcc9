/** The purchase proposal: worked out from usage and stock, and confirmed by a person (clause 5.1.3). */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import type { PurchaseOrderShape } from "../purchase-order/purchase-order-shape.ts"
import { orderOfProposal } from "./order-of-proposal.ts"
import { purchaseProposalCommands } from "./purchase-proposal-commands.ts"
import { purchaseProposalDecider, purchaseProposalEvolver } from "./purchase-proposal-decider.ts"
import { purchaseProposalDuties } from "./purchase-proposal-duties.ts"
import { purchaseProposalEvents } from "./purchase-proposal-events.ts"
import { purchaseProposalMachine } from "./purchase-proposal-machine.ts"
import { blankPurchaseProposal, PurchaseProposal } from "./purchase-proposal-record.ts"
import { purchaseProposalRules, purchaseProposalSeparations } from "./purchase-proposal-rules.ts"
import type { PurchaseProposalShape } from "./purchase-proposal-shape.ts"

/**
 * What of a purchase proposal stands in columns of its own, for queries.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposalColumns = {
  supplier: { type: "text", indexed: true, value: (proposal) => proposal.supplier },
  order: { type: "text", indexed: false, value: (proposal) => proposal.order },
  expiresAt: { type: "instant", indexed: false, value: (proposal) => proposal.expiresAt },
} satisfies Readonly<Record<string, RecordColumn<PurchaseProposalShape>>>

/**
 * What follows a confirmation: the purchase order, which another person approves.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposalFollowUps: ReadonlyArray<FollowUp<PurchaseProposalShape>> = [
  followUpOf<PurchaseProposalShape, PurchaseOrderShape>("purchaseOrder")({
    on: "confirm",
    creates: (_before, { id }) => orderOfProposal(id),
    command: "propose",
    input: (_before, { id, supplier, lines, reason, proposedBy, expectedAt, confirmed = [] }) => ({
      supplier,
      lines: confirmed.map(({ line, ...ordered }) => ({
        part: lines.find((one) => one.line === line)!.part,
        ...ordered,
      })),
      reason,
      proposal: id,
      requestedBy: proposedBy,
      ...(expectedAt === undefined ? {} : { expectedAt }),
    }),
  }),
]

/**
 * The lifecycle of a purchase proposal. It holds nothing personal.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposal: Lifecycle<PurchaseProposalShape> = lifecycle<PurchaseProposalShape>({
  kind: "purchaseProposal",
  version: 1,
  record: PurchaseProposal,
  blank: blankPurchaseProposal,
  copy: (record) => ({ ...record }),
  columns: purchaseProposalColumns,
  commands: purchaseProposalCommands,
  events: purchaseProposalEvents,
  machine: purchaseProposalMachine,
  rules: purchaseProposalRules,
  duties: purchaseProposalDuties,
  separations: purchaseProposalSeparations,
  followUps: purchaseProposalFollowUps,
  decider: purchaseProposalDecider,
  evolver: purchaseProposalEvolver,
  subject: () => undefined,
})

export type { PurchaseProposalFacts, PurchaseProposalShape } from "./purchase-proposal-shape.ts"
