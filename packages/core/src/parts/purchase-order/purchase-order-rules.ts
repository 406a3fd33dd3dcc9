/** What may be ordered, from whom, with whose consent, and how much of it may come (clauses 5.1.1 and 5.2.1). */
import type { Context } from "../../engine/context.ts"
import { fails, ruleOf, unknown, type Verdict } from "../../engine/rule.ts"
import { approvalRequired } from "../../trust/approval.ts"
import { approvalHolds, approvals } from "../../trust/approval-rules.ts"
import type { OrderedPart, PurchaseOrder } from "./purchase-order-record.ts"
import { receivableQuantity } from "./purchase-order-receipts.ts"
import type { PurchaseOrderFacts, PurchaseOrderShape } from "./purchase-order-shape.ts"

const rule = ruleOf<PurchaseOrderShape>()

/**
 * What people agree to when they approve an order: from whom, what, how many, at which price.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrderContent = ({
  supplier,
  lines,
}: {
  readonly supplier: string
  readonly lines: ReadonlyArray<OrderedPart>
}) => ({ supplier, lines: lines.map(({ part, quantity, price = null }) => ({ part, quantity, price })) })

const approved = {
  clause: "5.1.1",
  content: (order: PurchaseOrder) => purchaseOrderContent(order),
  mend: "change",
} as const

const approval = approvals<PurchaseOrderShape>()({
  ...approved,
  asks: ["propose", "change"],
  approves: ["approve"],
  concerned: ({ requestedBy }) => requestedBy ?? [],
  people: ({ parts }) => approvalRequired(parts.approvals.purchaseOrder).people,
})

/**
 * Whoever asked for an order or changed it does not approve it (clause 5.1.1).
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrderSeparations = approval.separations

/** The lines that a command is about: those given, and else those that are there. */
const linesOf = (order: PurchaseOrder, input: object): ReadonlyArray<OrderedPart> =>
  (input as { readonly lines?: ReadonlyArray<OrderedPart> }).lines ?? order.lines

type Facts = Context<PurchaseOrderFacts>

/**
 * The rules of a purchase order.
 *
 * **Details**
 *
 * An order can be written for a supplier who is still to be approved, and is neither approved nor sent before: the
 * supplier's record is looked at each time, and relied on.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrderRules = {
  ...approval.rules,
  "order-approved-as-it-is": approvalHolds<PurchaseOrderShape>()({ ...approved, on: ["send"] }),
  "supplier-approved": rule({
    clause: "5.2.1",
    on: ["approve", "send"],
    mend: "supplier.approve",
    check: (order, _input, { facts: { supplier } }): Verdict => {
      if (supplier === undefined) return unknown("supplier")
      return supplier?.status === "approved" || fails({ supplier: order.supplier, status: supplier?.status ?? null })
    },
  }),
  "supplier-known": rule({
    clause: "5.2.1",
    on: ["propose", "change"],
    mend: "supplier.apply",
    check: (order, { supplier: given }, { facts: { supplier } }): Verdict => {
      if (given === undefined) return true
      if (supplier === undefined) return unknown("supplier")
      const open = supplier !== null && supplier.status !== "rejected"
      return open || fails({ supplier: given ?? order.supplier, status: supplier?.status ?? null })
    },
  }),
  "parts-in-catalogue": rule({
    clause: "5.1.1",
    on: ["propose", "change", "send"],
    mend: "part.register",
    check: (order, input, { facts: { catalogue } }: Facts) => {
      if (catalogue === undefined) return unknown("catalogue")
      const active = new Set(catalogue.flatMap(({ id, status }) => (status === "active" ? [id] : [])))
      const missing = [...new Set(linesOf(order, input).flatMap(({ part }) => (active.has(part) ? [] : [part])))]
      return missing.length === 0 || fails({ parts: missing })
    },
  }),
  "ordered-quantities-positive": rule({
    clause: "5.1.1",
    on: ["propose", "change"],
    check: (order, input) => {
      const empty = linesOf(order, input).flatMap(({ part, quantity }) => (quantity > 0 ? [] : [part]))
      return empty.length === 0 || fails({ parts: empty })
    },
  }),
  "one-price-for-a-part": rule({
    clause: "5.1.1",
    on: ["propose", "change"],
    check: (order, input) => {
      const prices = new Map<string, string>()
      const repeated: Array<string> = []
      for (const { part, price } of linesOf(order, input)) {
        const written = price === undefined ? "" : `${price.amountMinor} ${price.currency}`
        if ((prices.get(part) ?? written) !== written) repeated.push(part)
        prices.set(part, written)
      }
      return repeated.length === 0 || fails({ parts: [...new Set(repeated)] })
    },
  }),
  "one-currency": rule({
    clause: "5.1.1",
    on: ["propose", "change"],
    check: (order, input) => {
      const currencies = [...new Set(linesOf(order, input).flatMap(({ price }) => price?.currency ?? []))]
      return currencies.length <= 1 || fails({ currencies })
    },
  }),
  "delivery-lies-ahead": rule({
    clause: "5.1.1",
    on: ["propose", "change", "expect"],
    check: (_order, { expectedAt }, { occurredAt }) =>
      expectedAt === undefined || expectedAt > occurredAt || fails({ expectedAt: new Date(expectedAt).toISOString() }),
  }),
  "receipt-of-an-ordered-line": rule({
    clause: "5.1.1",
    on: ["recordReceipt"],
    check: ({ lines }, { line, received, rejected }) => {
      const ordered = lines.some((one) => one.line === line) && (received > 0 || rejected > 0)
      return ordered || fails({ line, received, rejected })
    },
  }),
  "received-within-order": rule({
    clause: "5.1.1",
    on: ["recordReceipt"],
    check: ({ lines }, { line, received }, { policy }) => {
      const ordered = lines.find((one) => one.line === line)
      if (ordered === undefined) return true
      const most = receivableQuantity(ordered, policy.parts.overDeliveryPercent)
      const after = ordered.received + received
      return received === 0 || after <= most || fails({ line, part: ordered.part, received: after, most })
    },
  }),
}
