/** The statuses of a purchase proposal and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { PurchaseProposalCommands } from "./purchase-proposal-commands.ts"
import { blankPurchaseProposal, type PurchaseProposal } from "./purchase-proposal-record.ts"

type Input = {
  readonly [C in keyof PurchaseProposalCommands]: { readonly type: C; readonly input: PurchaseProposalCommands[C] }
}[keyof PurchaseProposalCommands]

/**
 * The machine of a purchase proposal. It is decided once.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposalMachine = setup({
  types: {} as { context: PurchaseProposal; events: Input },
}).createMachine({
  id: "purchaseProposal",
  context: blankPurchaseProposal,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { propose: "proposed" } },
    proposed: { meta: { category: "open" }, on: { confirm: "confirmed", reject: "rejected", expire: "expired" } },
    confirmed: { meta: { category: "closed" }, type: "final" },
    rejected: { meta: { category: "cancelled" }, type: "final" },
    expired: { meta: { category: "cancelled" }, type: "final" },
  },
})
