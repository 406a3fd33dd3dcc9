/** What people ask for on a purchase order: the input of each command, its clause, who may give it, what it needs. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating, onlyFollows } from "../../engine/command.ts"
import type { Need } from "../../engine/need.ts"
import { ApprovalInput } from "../../trust/approval.ts"
import { approverNeeds } from "../../trust/approval-rules.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { LongText } from "../../values/text.ts"
import { OrderedParts, PurchaseOrder } from "./purchase-order-record.ts"

const { optionalKey: optional, Struct } = Schema

const purchasing = ["buyer", "supervisor"] as const
const { supplier, reason, proposal, requestedBy, expectedAt } = PurchaseOrder.fields

const supplierOfOrder = { kind: "supplier", id: { column: "supplier" } } as const
const supplierOfInput = { kind: "supplier", id: { input: "supplier" } } as const
const alongside = (supplier: { readonly input: "supplier" } | { readonly column: "supplier" }) =>
  ({ kind: "purchaseOrder", where: { supplier, category: { value: "open" } }, limit: 100 }) as const
/** The parts of the lines that are given, and else of those that are there. */
const catalogue = {
  kind: "part",
  ids: ({ input, record }) => {
    const lines: unknown = input["lines"] ?? record.lines
    return Array.isArray(lines) ? lines.flatMap((line) => (typeof line?.part === "string" ? [line.part] : [])) : []
  },
} satisfies Need

/**
 * The commands of a purchase order.
 *
 * **Details**
 *
 * `change` asks for approval anew. `recordArrival` follows the arrival of a delivery: of two that are written down at
 * once the second is decided by what the first has left open. `recordReceipt` follows the inspection: `received` has
 * passed, `rejected` has not. `cancel` gives up what has not come; what has come stays. `expect` notes another date of
 * delivery.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrderCommands = {
  propose: command({
    input: Struct({ supplier, lines: OrderedParts, reason, proposal, requestedBy, expectedAt }),
    clause: "5.1.1",
    by: [...purchasing, "system"],
    creates: true,
    needs: { supplier: supplierOfInput, catalogue, alongside: alongside({ input: "supplier" }) },
  }),
  change: command({
    input: Struct({ supplier: optional(supplier), lines: optional(OrderedParts), expectedAt, reason: LongText }),
    clause: "5.1.1",
    by: purchasing,
    needs: {
      supplier: supplierOfInput,
      catalogue,
      alongside: alongside({ input: "supplier" }),
      alongsideBefore: alongside({ column: "supplier" }),
    },
  }),
  approve: command({
    input: ApprovalInput,
    clause: "5.1.1",
    by: ["supervisor"],
    needs: { ...approverNeeds, supplier: supplierOfOrder },
  }),
  send: command({
    input: Struct({}),
    clause: "5.1.1",
    by: purchasing,
    needs: { supplier: supplierOfOrder, catalogue },
  }),
  expect: command({
    input: Struct({ expectedAt: InstantMs, reason: LongText }),
    clause: "5.1.1",
    by: purchasing,
  }),
  recordArrival: command({ input: Struct({ receipt: Identifier }), clause: "5.1.1", by: onlyFollows }),
  recordReceipt: command({
    input: Struct({ receipt: Identifier, line: Count, received: Count, rejected: Count }),
    clause: "5.1.1",
    by: onlyFollows,
  }),
  close: command({ input: Struct({}), clause: "5.1.1", by: purchasing }),
  cancel: command({ input: Struct({ reason: LongText }), clause: "5.1.1", by: purchasing }),
}

/**
 * The inputs of a purchase order's commands.
 *
 * @category purchase order
 * @since 0.1.0
 */
export type PurchaseOrderCommands = CommandTypes<typeof purchaseOrderCommands>

/**
 * The commands that make a purchase order.
 *
 * @category purchase order
 * @since 0.1.0
 */
export type PurchaseOrderCreating = Creating<typeof purchaseOrderCommands>
