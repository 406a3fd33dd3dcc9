/** The types of the purchase proposal, from which everything typed about it is derived. */
import type { Part } from "../part/part-record.ts"
import type { Supplier } from "../supplier/supplier-record.ts"
import type { PurchaseProposalCommands, PurchaseProposalCreating } from "./purchase-proposal-commands.ts"
import type { PurchaseProposalEvents } from "./purchase-proposal-events.ts"
import type { PurchaseProposal } from "./purchase-proposal-record.ts"

/**
 * What a purchase proposal's rules may know of other records.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export interface PurchaseProposalFacts {
  readonly supplier?: Supplier | null
  /** Those of the proposed parts that the catalogue has. */
  readonly catalogue?: ReadonlyArray<Part>
}

/**
 * The shape of the purchase proposal's lifecycle.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export interface PurchaseProposalShape {
  readonly kind: "purchaseProposal"
  readonly record: PurchaseProposal
  readonly commands: PurchaseProposalCommands
  readonly events: PurchaseProposalEvents
  readonly facts: PurchaseProposalFacts
  readonly creates: PurchaseProposalCreating
}
