/** The statuses of a purchase order and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import { isLastApproval } from "../../trust/approval.ts"
import { isComplete } from "./open-quantity.ts"
import type { PurchaseOrderCommands } from "./purchase-order-commands.ts"
import { blankPurchaseOrder, type PurchaseOrder } from "./purchase-order-record.ts"
import { afterReceipt } from "./purchase-order-receipts.ts"

type Input = {
  readonly [C in keyof PurchaseOrderCommands]: { readonly type: C; readonly input: PurchaseOrderCommands[C] }
}[keyof PurchaseOrderCommands]

const recordReceipt = [{ guard: "isAllThere" as const, target: "received" }, { target: "partlyReceived" }]

/**
 * The machine of a purchase order. A change leads back to where it is approved; what has partly come and is given up
 * for the rest is closed.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrderMachine = setup({
  types: {} as { context: PurchaseOrder; events: Input },
  guards: {
    isLastApproval: ({ context }) => isLastApproval(context),
    isAllThere: ({ context, event }) =>
      event.type === "recordReceipt" && isComplete({ lines: afterReceipt(context.lines, event.input) }),
    hasSomethingThere: ({ context }) => context.lines.some(({ received }) => received > 0),
  },
}).createMachine({
  id: "purchaseOrder",
  context: blankPurchaseOrder,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { propose: "proposed" } },
    proposed: {
      meta: { category: "open" },
      on: { change: {}, approve: [{ guard: "isLastApproval", target: "approved" }, {}], cancel: "cancelled" },
    },
    approved: { meta: { category: "open" }, on: { change: "proposed", send: "sent", cancel: "cancelled" } },
    sent: { meta: { category: "open" }, on: { expect: {}, recordArrival: {}, recordReceipt, cancel: "cancelled" } },
    partlyReceived: {
      meta: { category: "open" },
      on: {
        expect: {},
        recordArrival: {},
        recordReceipt,
        cancel: [{ guard: "hasSomethingThere", target: "closed" }, { target: "cancelled" }],
      },
    },
    received: { meta: { category: "done" }, on: { recordReceipt: "received", close: "closed" } },
    closed: { meta: { category: "closed" }, type: "final" },
    cancelled: { meta: { category: "cancelled" }, type: "final" },
  },
})
