import { describe, expect, test } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import type { Act } from "../../../src/engine/trail.ts"
import { blankPart } from "../../../src/parts/part/part-record.ts"
import { openQuantity } from "../../../src/parts/purchase-order/open-quantity.ts"
import { orderAmount } from "../../../src/parts/purchase-order/purchase-order-amount.ts"
import { purchaseOrderDuties } from "../../../src/parts/purchase-order/purchase-order-duties.ts"
import { blankPurchaseOrder, type PurchaseOrder } from "../../../src/parts/purchase-order/purchase-order-record.ts"
import { purchaseOrder, type PurchaseOrderFacts } from "../../../src/parts/purchase-order/purchase-order.ts"
import { blankSupplier } from "../../../src/parts/supplier/supplier-record.ts"
import type { Policy } from "../../../src/regulation/policy.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { citesClauses, possible } from "../walk.ts"

const compiled = compile(purchaseOrder)
const now = Date.UTC(2026, 2, 2)
const week = 7 * 86_400_000

const supplier = { ...blankSupplier, id: "hu", status: "approved" }
const part = (id: string, status = "active") => ({ ...blankPart, id, status })
const known: PurchaseOrderFacts = { supplier, catalogue: [part("K-20"), part("F-1")], approver: [] }
const cny = (amountMinor: number) => ({ amountMinor, currency: "CNY" })
const lines = [
  { part: "K-20", quantity: 5, price: cny(48_000) },
  { part: "F-1", quantity: 20, price: cny(900) },
]
const input = { supplier: "hu", lines, reason: "Summer stock", expectedAt: now + week }

interface Setting {
  readonly actor?: string
  readonly facts?: PurchaseOrderFacts
  readonly acts?: ReadonlyArray<Act>
  readonly policy?: Policy
}

const when = (
  given: PurchaseOrder,
  command: string,
  data: object,
  { actor = "sven", facts = known, acts = [], policy = defaultPolicy }: Setting = {},
) =>
  decide(compiled, given, command, data, {
    now,
    occurredAt: now,
    actor: { id: actor, tenant: "acme", roles: ["buyer", "supervisor"] },
    ...(command === "recordReceipt" ? { via: "receipt.inspect" } : {}),
    policy,
    facts,
    acts,
  })
const after = (...given: Parameters<typeof when>): PurchaseOrder => {
  const decision = when(...given)
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const refusedBy = (...given: Parameters<typeof when>) => {
  const decision = when(...given)
  return decision.accepted ? [] : decision.violations.map(({ rule, clause }) => `${clause} ${rule}`)
}
const seenBy = (...given: Parameters<typeof when>) => {
  const decision = when(...given)
  return decision.accepted ? [] : decision.violations.map(({ seen }) => seen)
}

const fresh: PurchaseOrder = { ...blankPurchaseOrder, id: "PO-1" }
const proposed = after(fresh, "propose", input, { actor: "bea" })
const approved = after(proposed, "approve", {})
const sent = after(approved, "send", {})
const receipt = (line: number, received: number, rejected = 0) => ({ receipt: "R-1", line, received, rejected })
const partly = after(sent, "recordReceipt", receipt(1, 3, 1))

test("commands are possible in these statuses, and refused by name in all others", () => {
  expect(possible(compiled, blankPurchaseOrder)).toEqual({
    new: ["propose"],
    proposed: ["approve", "cancel", "change"],
    approved: ["cancel", "change", "send"],
    sent: ["cancel", "expect", "recordArrival", "recordReceipt"],
    partlyReceived: ["cancel", "expect", "recordArrival", "recordReceipt"],
    received: ["close", "recordReceipt"],
    closed: [],
    cancelled: [],
  })
})

test("every rule, duty, separation and command cites a clause", () => citesClauses(compiled))

describe("a purchase order", () => {
  test("goes from proposal over approval and delivery to its end", () => {
    expect(proposed).toMatchObject({ status: "proposed", supplier: "hu", reason: "Summer stock" })
    expect(proposed.lines).toEqual([
      { line: 1, ...lines[0], received: 0, rejected: 0, cancelled: 0 },
      { line: 2, ...lines[1], received: 0, rejected: 0, cancelled: 0 },
    ])
    expect(approved).toMatchObject({ status: "approved", approval: { given: [{ by: "sven" }] } })
    expect(sent).toMatchObject({ status: "sent", sentAt: now })
    expect(partly).toMatchObject({ status: "partlyReceived", lines: [{ received: 3, rejected: 1 }, { received: 0 }] })
    const more = after(partly, "recordReceipt", receipt(1, 2))
    expect(more.status).toBe("partlyReceived")
    const all = after(more, "recordReceipt", receipt(2, 20))
    expect(all.status).toBe("received")
    expect(after(all, "close", {}).status).toBe("closed")
  })

  test("is approved by somebody who neither wrote nor changed it, nor asked for it", () => {
    const acts = [
      { command: "propose", by: "bea" },
      { command: "change", by: "bo", delegateOf: "boris" },
    ]
    for (const actor of ["bea", "bo", "boris"])
      expect(refusedBy(proposed, "approve", {}, { actor, acts })).toEqual(["5.1.1 requester-not-approver"])
    const asked = after(fresh, "propose", { ...input, requestedBy: ["stan"] }, { actor: "bea" })
    expect(refusedBy(asked, "approve", {}, { actor: "stan" })).toEqual(["5.1.1 approver-not-concerned"])
  })

  test("needs more people when it is large, or when nobody knows what it comes to", () => {
    const people = (order: PurchaseOrder) => order.approval?.people
    const costing = (amountMinor: number) =>
      after(fresh, "propose", { ...input, lines: [{ part: "K-20", quantity: 10, price: cny(amountMinor) }] })
    expect(people(costing(500_000))).toBe(1)
    expect(people(costing(500_001))).toBe(2)
    const unpriced = after(fresh, "propose", { ...input, lines: [{ part: "K-20", quantity: 1 }] })
    expect(people(unpriced)).toBe(2)
    expect(after(unpriced, "approve", {}).status).toBe("proposed")
    expect(people(after(unpriced, "change", { lines, reason: "Priced" }))).toBe(1)
  })

  test("that is changed is approved again, and by the policy that is in force then", () => {
    const { purchaseOrder: one, ...approvals } = defaultPolicy.parts.approvals
    const parts = { ...defaultPolicy.parts, approvals: { ...approvals, purchaseOrder: { ...one, fewestPeople: 3 } } }
    const policy = { ...defaultPolicy, parts }
    const changed = after(approved, "change", { lines: [lines[0]!], reason: "Fans are there" }, { policy })
    expect(changed).toMatchObject({ status: "proposed", reason: "Fans are there", lines: [{ line: 1, part: "K-20" }] })
    expect(changed.approval).toMatchObject({ people: 3, given: [] })
    // One that is under way keeps what was asked for.
    expect(after(proposed, "approve", {}, { policy }).status).toBe("approved")
  })

  test("is sent as it was approved, not otherwise", () => {
    const other = { ...approved, lines: approved.lines.map((one) => ({ ...one, quantity: one.quantity + 1 })) }
    expect(refusedBy(other, "send", {})).toEqual(["5.1.1 order-approved-as-it-is"])
    const { approval: _, ...adopted } = approved
    expect(refusedBy(adopted, "send", {})).toEqual(["5.1.1 order-approved-as-it-is"])
  })

  test("gives up what has not come, and keeps what has", () => {
    expect(after(sent, "cancel", { reason: "Not needed" })).toMatchObject({
      status: "cancelled",
      stopped: { reason: "Not needed", by: "sven", at: now },
      lines: [{ cancelled: 5 }, { cancelled: 20 }],
    })
    const closed = after(partly, "cancel", { reason: "No more made" })
    expect(closed).toMatchObject({ status: "closed", lines: [{ received: 3, cancelled: 2 }, { cancelled: 20 }] })
    expect(closed.lines.map(openQuantity)).toEqual([0, 0])
    const turnedAway = after(sent, "recordReceipt", receipt(1, 0, 5))
    expect(turnedAway.status).toBe("partlyReceived")
    expect(after(turnedAway, "cancel", { reason: "Rust" }).status).toBe("cancelled")
  })

  test("notes another date of delivery", () => {
    const later = { expectedAt: now + 2 * week, reason: "Port closed" }
    expect(after(sent, "expect", later)).toMatchObject({ status: "sent", expectedAt: now + 2 * week })
    expect(after(partly, "expect", later).status).toBe("partlyReceived")
  })
})

describe("the supplier of an order", () => {
  test.each([
    ["is not there", null],
    ["is suspended", { ...supplier, status: "suspended" }],
    ["is to be approved", { ...supplier, status: "applied" }],
  ])("who %s gets no order that is approved or sent", (_what, one) => {
    const facts = { ...known, supplier: one }
    expect(refusedBy(proposed, "approve", {}, { facts })).toEqual(["5.2.1 supplier-approved"])
    expect(refusedBy(approved, "send", {}, { facts })).toEqual(["5.2.1 supplier-approved"])
  })

  test("may be one that is still to be approved when the order is written, and not one that is rejected or unknown", () => {
    const facts = (status: string) => ({ ...known, supplier: { ...supplier, status } })
    expect(refusedBy(fresh, "propose", input, { facts: facts("applied") })).toEqual([])
    expect(refusedBy(fresh, "propose", input, { facts: facts("rejected") })).toEqual(["5.2.1 supplier-known"])
    expect(refusedBy(fresh, "propose", input, { facts: { ...known, supplier: null } })).toEqual([
      "5.2.1 supplier-known",
    ])
    expect(refusedBy(proposed, "change", { reason: "x" }, { facts: { ...known, supplier: null } })).toEqual([])
  })

  test("and the parts refuse where they are not known", () => {
    expect(refusedBy(approved, "send", {}, { facts: {} })).toEqual([
      "5.2.1 supplier-approved",
      "5.1.1 parts-in-catalogue",
    ])
    expect(refusedBy(fresh, "propose", input, { facts: {} })).toEqual([
      "5.2.1 supplier-known",
      "5.1.1 parts-in-catalogue",
    ])
  })
})

describe("the lines of an order", () => {
  const propose = (...ordered: ReadonlyArray<object>) => refusedBy(fresh, "propose", { ...input, lines: ordered })

  test("name parts of the catalogue that are not discontinued", () => {
    expect(propose({ part: "Z-9", quantity: 1 })).toEqual(["5.1.1 parts-in-catalogue"])
    const facts = { ...known, catalogue: [part("K-20"), part("F-1", "discontinued")] }
    expect(seenBy(approved, "send", {}, { facts })).toEqual([{ parts: ["F-1"] }])
  })

  test("have a quantity", () => {
    expect(propose({ part: "K-20", quantity: 0 })).toEqual(["5.1.1 ordered-quantities-positive"])
  })

  test("have one price for each part, and one currency", () => {
    expect(propose({ part: "K-20", quantity: 1, price: cny(1) }, { part: "K-20", quantity: 2, price: cny(1) })).toEqual(
      [],
    )
    expect(propose({ part: "K-20", quantity: 1, price: cny(1) }, { part: "K-20", quantity: 2, price: cny(2) })).toEqual(
      ["5.1.1 one-price-for-a-part"],
    )
    expect(propose({ part: "K-20", quantity: 1, price: cny(1) }, { part: "K-20", quantity: 2 })).toEqual([
      "5.1.1 one-price-for-a-part",
    ])
    const dollars = { amountMinor: 1, currency: "USD" }
    expect(propose({ part: "K-20", quantity: 1, price: cny(1) }, { part: "F-1", quantity: 1, price: dollars })).toEqual(
      ["5.1.1 one-currency"],
    )
  })

  test("come at a date that lies ahead", () => {
    expect(refusedBy(fresh, "propose", { ...input, expectedAt: now })).toEqual(["5.1.1 delivery-lies-ahead"])
    expect(refusedBy(sent, "expect", { expectedAt: now - 1, reason: "?" })).toEqual(["5.1.1 delivery-lies-ahead"])
  })
})

describe("a receipt", () => {
  test("is for a line of the order, and of something", () => {
    expect(refusedBy(sent, "recordReceipt", receipt(3, 1))).toEqual(["5.1.1 receipt-of-an-ordered-line"])
    expect(refusedBy(sent, "recordReceipt", receipt(1, 0, 0))).toEqual(["5.1.1 receipt-of-an-ordered-line"])
  })

  test("takes in no more than was ordered, but for what the policy allows", () => {
    expect(refusedBy(partly, "recordReceipt", receipt(1, 3))).toEqual(["5.1.1 received-within-order"])
    const policy = { ...defaultPolicy, parts: { ...defaultPolicy.parts, overDeliveryPercent: 10 } }
    expect(refusedBy(sent, "recordReceipt", receipt(2, 22), { policy })).toEqual([])
    expect(seenBy(sent, "recordReceipt", receipt(2, 23), { policy })).toEqual([
      { line: 2, part: "F-1", received: 23, most: 22 },
    ])
    // 5 and a tenth are 5 whole ones.
    expect(refusedBy(sent, "recordReceipt", receipt(1, 6), { policy })).toEqual(["5.1.1 received-within-order"])
  })

  test("may turn away any number", () => {
    expect(refusedBy(sent, "recordReceipt", receipt(1, 0, 50))).toEqual([])
  })
})

describe("the delivery", () => {
  const { starts, meets } = purchaseOrderDuties["delivery-expected"]

  test("is owed by the date that was given, where one was", () => {
    expect(starts.sent({}, sent)).toEqual({ limit: { type: "by", at: now + week } })
    const { expectedAt: _, ...open } = sent
    expect(starts.sent({}, open)).toBeUndefined()
  })

  test("is met by the last piece", () => {
    expect(meets.receiptRecorded(receipt(1, 3), partly)).toBeUndefined()
    const all = partly.lines.map((one) => ({ ...one, received: one.quantity }))
    expect(meets.receiptRecorded(receipt(1, 2), { ...partly, lines: all })).toBe("")
  })
})

test("the amount of an order is that of all lines, where all are priced in one currency", () => {
  expect(orderAmount(lines)).toEqual(cny(258_000))
  expect(orderAmount([{ part: "K-20", quantity: 1 }])).toBeUndefined()
  expect(orderAmount([])).toBeUndefined()
  expect(orderAmount([...lines, { part: "F-1", quantity: 1 }])).toBeUndefined()
  const most = { part: "K-20", quantity: 1_000_000_000, price: cny(Number.MAX_SAFE_INTEGER) }
  expect(orderAmount([most])).toBeUndefined()
})
