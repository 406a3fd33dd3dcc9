/** The statuses of a return to a supplier and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { SupplierReturnCommands } from "./supplier-return-commands.ts"
import { blankSupplierReturn, type SupplierReturn } from "./supplier-return-record.ts"

type Input = {
  readonly [C in keyof SupplierReturnCommands]: { readonly type: C; readonly input: SupplierReturnCommands[C] }
}[keyof SupplierReturnCommands]

const open = { category: "open" } as const

/**
 * The machine of a return to a supplier. A change voids the approval.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnMachine = setup({
  types: {} as { context: SupplierReturn; events: Input },
}).createMachine({
  id: "supplierReturn",
  context: blankSupplierReturn,
  initial: "new",
  states: {
    new: { meta: open, on: { propose: "proposed" } },
    proposed: { meta: open, on: { change: {}, approve: "approved", cancel: "cancelled" } },
    approved: { meta: open, on: { change: "proposed", ship: "shipped", cancel: "cancelled" } },
    shipped: {
      meta: open,
      on: { recordCredit: "answered", recordReplacement: "answered", recordRefusal: "answered" },
    },
    answered: { meta: { category: "done" }, on: { close: "closed" } },
    closed: { meta: { category: "closed" }, type: "final" },
    cancelled: { meta: { category: "cancelled" }, type: "final" },
  },
})
