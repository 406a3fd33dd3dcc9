/** What must hold of a delivery: an approved supplier, an order that was sent, and no more than was ordered. */
import { fails, ruleOf, unknown, type Verdict } from "../../engine/rule.ts"
import type { Policy } from "../../regulation/policy.ts"
import {
  expiryIsTracked,
  lotsAreNamed,
  lotsHaveOneExpiry,
  partsAreKnown,
  serialsAreNew,
  serialsAreOnePerPiece,
} from "../goods-checks.ts"
import type { PurchaseOrderLine } from "../purchase-order/purchase-order-record.ts"
import { receivableQuantity } from "../purchase-order/purchase-order-receipts.ts"
import { lineOf } from "./receipt-record.ts"
import type { ReceiptFacts, ReceiptShape } from "./receipt-shape.ts"
import { judged, resultOf } from "./sample.ts"

const rule = ruleOf<ReceiptShape>()

// What other deliveries have brought of a line and nobody has inspected yet, so that the order does not know of it.
const notYetInspected = ({ deliveries = [] }: ReceiptFacts, orderLine: number): number =>
  deliveries
    .flatMap(({ lines }) => lines)
    .filter((line) => line.orderLine === orderLine && line.inspection === undefined)
    .reduce((sum, { quantity }) => sum + quantity, 0)

const withinOrder = (line: PurchaseOrderLine, policy: Policy, there: number, comes: number): Verdict => {
  const most = receivableQuantity(line, policy.parts.overDeliveryPercent)
  return (
    there + comes <= most ||
    fails({ part: line.part, orderLine: line.line, ordered: line.quantity, most, there, comes })
  )
}

export const arrivalRules = {
  "order-was-sent": rule({
    clause: "5.2.1",
    on: ["arrive"],
    check: (_receipt, { order: id }, { facts: { order } }) => {
      if (order === undefined) return unknown("order")
      const expected = order !== null && (order.status === "sent" || order.status === "partlyReceived")
      return expected || fails({ order: id, status: order?.status ?? null })
    },
  }),
  "supplier-is-approved": rule({
    clause: "5.2.1",
    on: ["arrive"],
    check: (_receipt, { supplier: id }, { facts: { order, supplier } }) => {
      if (order === undefined) return unknown("order")
      if (supplier === undefined) return unknown("supplier")
      const isThatOfOrder = order === null || order.supplier === id
      return (
        (isThatOfOrder && supplier?.status === "approved") ||
        fails({ supplier: id, status: supplier?.status ?? null, ordered: order?.supplier ?? null })
      )
    },
  }),
  "lines-are-of-the-order": rule({
    clause: "5.1.1",
    on: ["arrive"],
    check: (_receipt, { lines }, { facts: { order } }) => {
      if (order === undefined) return unknown("order")
      if (order === null) return true
      const foreign = lines.findIndex(
        ({ orderLine, part }) => !order.lines.some((one) => one.line === orderLine && one.part === part),
      )
      if (foreign === -1) return true
      const { orderLine, part } = lines[foreign]!
      return fails({ line: foreign + 1, part, orderLine, order: order.id })
    },
  }),
  "not-more-than-ordered": rule({
    clause: "5.1.1",
    on: ["arrive", "inspect"],
    check: (receipt, input, { facts, policy }) => {
      const { order } = facts
      if (order === undefined) return unknown("order")
      if (order === null) return true
      if ("samples" in input) {
        const line = lineOf(receipt, input.line)
        const ordered = order.lines.find((one) => one.line === line?.orderLine)
        if (ordered === undefined) return true
        return withinOrder(ordered, policy, ordered.received, resultOf(judged(input.samples)).passed)
      }
      if (facts.deliveries === undefined) return unknown("deliveries")
      for (const ordered of order.lines) {
        const lines = input.lines.filter(({ orderLine }) => orderLine === ordered.line)
        if (lines.length === 0) continue
        const comes = lines.reduce((sum, { quantity }) => sum + quantity, 0)
        const there = ordered.received + notYetInspected(facts, ordered.line)
        const verdict = withinOrder(ordered, policy, there, comes)
        if (verdict !== true) return verdict
      }
      return true
    },
  }),
  "parts-are-in-the-catalogue": rule({
    clause: "5.1.1",
    on: ["arrive"],
    check: (_receipt, { lines }, { facts: { catalogue } }) => partsAreKnown(lines, catalogue),
  }),
  "lots-are-named": rule({
    clause: "5.2.3",
    on: ["arrive"],
    check: (_receipt, { lines }, { facts: { catalogue } }) => lotsAreNamed(lines, catalogue),
  }),
  "one-serial-number-per-piece": rule({
    clause: "5.1.1",
    on: ["arrive"],
    check: (_receipt, { lines }, { facts: { catalogue } }) => serialsAreOnePerPiece(lines, catalogue),
  }),
  "serial-numbers-are-new": rule({
    clause: "5.1.1",
    on: ["arrive"],
    // What was ordered by its number comes, and what went back to the supplier may come again.
    check: (_receipt, { lines }, { facts: { units } }) => serialsAreNew(lines, units, ["ordered", "returned"]),
  }),
  "expiry-is-tracked": rule({
    clause: "5.2.3",
    on: ["arrive"],
    check: (_receipt, { lines }, { facts: { catalogue } }) => expiryIsTracked(lines, catalogue),
  }),
  "one-expiry-per-lot": rule({
    clause: "5.2.3",
    on: ["arrive"],
    mend: "lot.correctExpiry",
    check: (_receipt, { lines }, { facts: { lots } }) => lotsHaveOneExpiry(lines, lots),
  }),
}
