import { describe, expect, test } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import { blankPart } from "../../../src/parts/part/part-record.ts"
import { orderOfProposal } from "../../../src/parts/purchase-proposal/order-of-proposal.ts"
import {
  blankPurchaseProposal,
  type PurchaseProposal,
} from "../../../src/parts/purchase-proposal/purchase-proposal-record.ts"
import {
  purchaseProposal,
  type PurchaseProposalFacts,
  purchaseProposalFollowUps,
} from "../../../src/parts/purchase-proposal/purchase-proposal.ts"
import { blankSupplier } from "../../../src/parts/supplier/supplier-record.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import type { Actor } from "../../../src/trust/actor.ts"
import { citesClauses, possible } from "../walk.ts"

const compiled = compile(purchaseProposal)
const day = 86_400_000
const now = Date.UTC(2026, 2, 2)

const part = (id: string, status = "active") => ({ ...blankPart, id, status })
const known: PurchaseProposalFacts = {
  supplier: { ...blankSupplier, id: "hu", status: "approved" },
  catalogue: [part("K-20"), part("F-1")],
}
const figures = { reorderPoint: 4, inventoryPosition: -1, expectedPerPeriod: 1.25, method: "croston" }
const lines = [
  { part: "K-20", quantity: 5, ...figures, abc: "A", xyz: "Z" },
  { part: "F-1", quantity: 20, ...figures, price: { amountMinor: 900, currency: "CNY" } },
] as const
const input = { supplier: "hu", lines, reason: "Weekly plan" }

interface Setting {
  readonly actor?: Partial<Actor>
  readonly facts?: PurchaseProposalFacts
  readonly acts?: ReadonlyArray<{ readonly command: string; readonly by: string }>
  readonly at?: number
}

const when = (
  given: PurchaseProposal,
  command: string,
  data: object,
  { actor = {}, facts = known, acts = [], at = now }: Setting = {},
) =>
  decide(compiled, given, command, data, {
    now: at,
    occurredAt: at,
    actor: { id: "sven", tenant: "acme", roles: ["buyer", "storekeeper", "system"], ...actor },
    policy: defaultPolicy,
    facts,
    acts,
  })
const after = (...given: Parameters<typeof when>): PurchaseProposal => {
  const decision = when(...given)
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const refusedBy = (...given: Parameters<typeof when>) => {
  const decision = when(...given)
  return decision.accepted ? [] : decision.violations.map(({ rule, clause }) => `${clause} ${rule}`)
}

const fresh: PurchaseProposal = { ...blankPurchaseProposal, id: "2026-W10" }
const proposed = after(fresh, "propose", input, { actor: { id: "stan" } })

test("commands are possible in these statuses, and refused by name in all others", () => {
  expect(possible(compiled, blankPurchaseProposal)).toEqual({
    new: ["propose"],
    proposed: ["confirm", "expire", "reject"],
    confirmed: [],
    rejected: [],
    expired: [],
  })
})

test("every rule, duty, separation and command cites a clause", () => citesClauses(compiled))

describe("a purchase proposal", () => {
  test("keeps what a person decides by, who proposed, and up to when it holds", () => {
    expect(proposed).toMatchObject({ status: "proposed", supplier: "hu", reason: "Weekly plan", proposedBy: ["stan"] })
    expect(proposed.lines).toEqual([
      { line: 1, ...lines[0] },
      { line: 2, ...lines[1] },
    ])
    expect(proposed.expiresAt).toBe(now + 14 * day)
    expect(after(fresh, "propose", { ...input, expiresAt: now + day }).expiresAt).toBe(now + day)
    expect(after(fresh, "propose", input, { actor: { id: "dora", delegateOf: "stan" } }).proposedBy).toEqual([
      "dora",
      "stan",
    ])
  })

  test("is confirmed as it is, with other quantities, or in part", () => {
    expect(after(proposed, "confirm", {})).toMatchObject({
      status: "confirmed",
      order: orderOfProposal("2026-W10"),
      confirmed: [
        { line: 1, quantity: 5 },
        { line: 2, quantity: 20, price: lines[1].price },
      ],
    })
    const price = { amountMinor: 48_000, currency: "CNY" }
    const changed = [
      { line: 1, quantity: 3, price },
      { line: 2, quantity: 0 },
    ]
    expect(after(proposed, "confirm", { lines: changed }).confirmed).toEqual([{ line: 1, quantity: 3, price }])
  })

  test("is not confirmed by whoever proposed it; what the desk proposed anybody confirms", () => {
    const by = (id: string) => [{ command: "propose", by: id }]
    expect(refusedBy(proposed, "confirm", {}, { actor: { id: "stan" }, acts: by("stan") })).toEqual([
      "5.1.3 proposer-not-confirmer",
    ])
    expect(refusedBy(proposed, "confirm", {}, { actor: { id: "dora", delegateOf: "stan" }, acts: by("stan") })).toEqual(
      ["5.1.3 proposer-not-confirmer"],
    )
    expect(refusedBy(proposed, "confirm", {}, { actor: { id: "stan" }, acts: by("system") })).toEqual([])
  })

  test("is rejected for a reason", () => {
    expect(after(proposed, "reject", { reason: "Season over" })).toMatchObject({
      status: "rejected",
      rejection: { reason: "Season over", by: "sven", at: now },
    })
  })

  test("expires, and is not confirmed after that, also before the desk has come by", () => {
    expect(after(proposed, "expire", {}).status).toBe("expired")
    const end = now + 14 * day
    expect(refusedBy(proposed, "confirm", {}, { at: end })).toEqual([])
    expect(refusedBy(proposed, "confirm", {}, { at: end + 1 })).toEqual(["5.1.3 proposal-not-expired"])
  })
})

describe("what is proposed", () => {
  const propose = (more: object, facts = known) => refusedBy(fresh, "propose", { ...input, ...more }, { facts })

  test("is for a supplier who is known and not rejected", () => {
    const status = (one: string) => ({ ...known, supplier: { ...known.supplier!, status: one } })
    expect(propose({}, status("rejected"))).toEqual(["5.2.1 proposed-supplier-known"])
    expect(propose({}, { ...known, supplier: null })).toEqual(["5.2.1 proposed-supplier-known"])
    expect(propose({}, status("applied"))).toEqual([])
  })

  test("is of parts of the catalogue, each once, and of some", () => {
    expect(propose({}, { ...known, catalogue: [part("K-20"), part("F-1", "discontinued")] })).toEqual([
      "5.1.3 proposed-parts-in-catalogue",
    ])
    expect(propose({ lines: [lines[0], lines[0]] })).toEqual(["5.1.3 each-part-proposed-once"])
    expect(propose({ lines: [{ ...lines[0], quantity: 0 }] })).toEqual(["5.1.3 proposed-quantities-positive"])
  })

  test("holds for a while", () => {
    expect(propose({ expiresAt: now })).toEqual(["5.1.3 expiry-lies-ahead"])
  })

  test("is refused where supplier and parts are not known", () => {
    expect(propose({}, {})).toEqual(["5.2.1 proposed-supplier-known", "5.1.3 proposed-parts-in-catalogue"])
  })
})

test("what is confirmed was proposed, once each, and is something", () => {
  const confirm = (...changed: ReadonlyArray<object>) => refusedBy(proposed, "confirm", { lines: changed })
  expect(confirm({ line: 3, quantity: 1 })).toEqual(["5.1.3 confirmed-lines-were-proposed"])
  expect(confirm({ line: 1, quantity: 1 }, { line: 1, quantity: 2 })).toEqual(["5.1.3 confirmed-lines-were-proposed"])
  expect(confirm({ line: 1, quantity: 0 }, { line: 2, quantity: 0 })).toEqual(["5.1.3 something-is-confirmed"])
})

test("what follows is the order, asked for by whoever proposed", () => {
  const [order] = purchaseProposalFollowUps
  const confirmed = after(proposed, "confirm", { lines: [{ line: 2, quantity: 0 }], expectedAt: now + 5 * day })
  const context = {} as never
  expect("creates" in order! && order.creates(proposed, confirmed, context)).toBe(orderOfProposal("2026-W10"))
  expect(order!.input(proposed, confirmed, context, {})).toEqual({
    supplier: "hu",
    lines: [{ part: "K-20", quantity: 5 }],
    reason: "Weekly plan",
    proposal: "2026-W10",
    requestedBy: ["stan"],
    expectedAt: now + 5 * day,
  })
})
