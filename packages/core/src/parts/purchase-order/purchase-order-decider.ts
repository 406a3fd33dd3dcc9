/** What each command makes true of a purchase order, and what each event changes of the record. */
import type { Context } from "../../engine/context.ts"
import type { Decider, Evolver } from "../../engine/decider.ts"
import { approvalBy, approvalRequired, askedApproval, freshApproval, withApproval } from "../../trust/approval.ts"
import { openQuantity } from "./open-quantity.ts"
import { amountJudged } from "./purchase-order-amount.ts"
import { afterReceipt } from "./purchase-order-receipts.ts"
import type { OrderedPart, PurchaseOrder } from "./purchase-order-record.ts"
import { purchaseOrderContent } from "./purchase-order-rules.ts"
import type { PurchaseOrderFacts, PurchaseOrderShape } from "./purchase-order-shape.ts"

const asked = (
  order: { readonly id: string; readonly supplier: string; readonly lines: ReadonlyArray<OrderedPart> },
  alongside: ReadonlyArray<PurchaseOrder> = [],
  { policy, now }: Context<PurchaseOrderFacts>,
) => {
  const { purchaseOrder, largePurchaseOrder } = policy.parts.approvals
  const others = alongside.filter(({ id }) => id !== order.id)
  const amount = amountJudged(order.lines, others, { at: now, days: largePurchaseOrder.countedTogetherDays })
  // The company's limit counts in the currency of the order, whatever that is.
  const above = { amountMinor: largePurchaseOrder.aboveMinorUnits, currency: amount?.currency ?? "" }
  return askedApproval({
    content: purchaseOrderContent(order),
    required: approvalRequired(purchaseOrder),
    above: [{ above, people: largePurchaseOrder.fewestPeople }],
    amount,
  })
}

/**
 * The decider of a purchase order.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrderDecider: Decider<PurchaseOrderShape> = {
  propose: ({ id }, input, context) => [
    { type: "proposed", data: { ...input, asked: asked({ id, ...input }, context.facts.alongside, context) } },
  ],
  change: ({ id, supplier, lines }, input, context) => {
    const { alongside, alongsideBefore } = context.facts
    const others = input.supplier === undefined ? alongsideBefore : alongside
    return [{ type: "changed", data: { ...input, asked: asked({ id, supplier, lines, ...input }, others, context) } }]
  },
  approve: ({ approval }, _input, context) => [{ type: "approved", data: approvalBy(context, approval!) }],
  send: () => [{ type: "sent", data: {} }],
  expect: (_order, data) => [{ type: "rescheduled", data }],
  recordArrival: (_order, data) => [{ type: "arrivalRecorded", data }],
  recordReceipt: (_order, data) => [{ type: "receiptRecorded", data }],
  close: () => [{ type: "closed", data: {} }],
  cancel: ({ lines }, { reason }) => [
    {
      type: "cancelled",
      data: {
        reason,
        rest: lines.flatMap((one) => {
          const quantity = openQuantity(one)
          return quantity === 0 ? [] : [{ line: one.line, quantity }]
        }),
      },
    },
  ],
}

/**
 * The evolver of a purchase order.
 *
 * @category purchase order
 * @since 0.1.0
 */
export const purchaseOrderEvolver: Evolver<PurchaseOrderShape> = {
  proposed: (_order, { asked: approval, lines, ...data }, { occurredAt: proposedAt }) => ({
    ...data,
    proposedAt,
    lines: numbered(lines),
    approval: freshApproval(approval),
  }),
  changed: (_order, { asked: approval, lines, ...data }) => ({
    ...data,
    ...(lines === undefined ? {} : { lines: numbered(lines) }),
    approval: freshApproval(approval),
  }),
  approved: ({ approval }, data, { occurredAt }) => ({ approval: withApproval(approval!, data, occurredAt) }),
  sent: (_order, _data, { occurredAt }) => ({ sentAt: occurredAt }),
  rescheduled: (_order, { expectedAt }) => ({ expectedAt }),
  arrivalRecorded: () => ({}),
  receiptRecorded: ({ lines }, data) => ({ lines: afterReceipt(lines, data) }),
  closed: () => ({}),
  cancelled: ({ lines }, { reason, rest }, { occurredAt: at, by }) => ({
    lines: lines.map((one) => ({
      ...one,
      cancelled: one.cancelled + (rest.find(({ line }) => line === one.line)?.quantity ?? 0),
    })),
    stopped: { reason, by, at },
  }),
}

const numbered = (lines: ReadonlyArray<OrderedPart>): PurchaseOrder["lines"] =>
  lines.map((one, index) => ({ line: index + 1, ...one, received: 0, rejected: 0, cancelled: 0 }))
