/** The statuses of a supplier and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import { isLastApproval } from "../../trust/approval.ts"
import type { SupplierCommands } from "./supplier-commands.ts"
import { blankSupplier, type Supplier } from "./supplier-record.ts"

type Input = {
  readonly [C in keyof SupplierCommands]: { readonly type: C; readonly input: SupplierCommands[C] }
}[keyof SupplierCommands]

/**
 * The machine of a supplier. With the last approval that is needed they are approved; a change asks for approval anew.
 *
 * @category supplier
 * @since 0.1.0
 */
export const supplierMachine = setup({
  types: {} as { context: Supplier; events: Input },
  guards: {
    isLastApproval: ({ context }) => isLastApproval(context),
    isSuspended: ({ event }) => event.type === "review" && event.input.result === "suspend",
  },
}).createMachine({
  id: "supplier",
  context: blankSupplier,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { apply: "applied" } },
    applied: {
      meta: { category: "open" },
      on: { change: {}, approve: [{ guard: "isLastApproval", target: "approved" }, {}], reject: "rejected" },
    },
    approved: {
      meta: { category: "done" },
      on: { change: "applied", review: [{ guard: "isSuspended", target: "suspended" }, {}], suspend: "suspended" },
    },
    suspended: { meta: { category: "done" }, on: { reinstate: "approved", reject: "rejected" } },
    rejected: { meta: { category: "cancelled" }, type: "final" },
  },
})
