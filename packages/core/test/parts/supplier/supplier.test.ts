import { describe, expect, test } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import type { Act } from "../../../src/engine/trail.ts"
import { blankSupplier, type Supplier } from "../../../src/parts/supplier/supplier-record.ts"
import { supplier } from "../../../src/parts/supplier/supplier.ts"
import { supplierDuties } from "../../../src/parts/supplier/supplier-duties.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { citesClauses, possible } from "../walk.ts"

const compiled = compile(supplier)
const now = Date.UTC(2026, 2, 2)
const input = { name: "Hu Compressors", supplies: "Compressors", evidence: "Licence 2026-17, audit of 3 February" }

const when = (given: Supplier, command: string, data: object, actor = "quinn", acts: ReadonlyArray<Act> = []) =>
  decide(compiled, given, command, data, {
    now,
    occurredAt: now,
    actor: { id: actor, tenant: "acme", roles: ["buyer", "supervisor", "quality"] },
    policy: defaultPolicy,
    facts: { approver: [] },
    acts,
  })
const after = (...given: Parameters<typeof when>): Supplier => {
  const decision = when(...given)
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const refusedBy = (...given: Parameters<typeof when>) => {
  const decision = when(...given)
  return decision.accepted ? [] : decision.violations.map(({ rule, clause }) => `${clause} ${rule}`)
}

const applied = after({ ...blankSupplier, id: "hu" }, "apply", input, "bea")
const approved = after(applied, "approve", {})

test("commands are possible in these statuses, and refused by name in all others", () => {
  expect(possible(compiled, blankSupplier)).toEqual({
    new: ["apply"],
    applied: ["approve", "change", "reject"],
    approved: ["change", "review", "suspend"],
    suspended: ["reinstate", "reject"],
    rejected: [],
  })
})

test("every rule, duty, separation and command cites a clause", () => citesClauses(compiled))

describe("a supplier", () => {
  test("is applied for, and approved by somebody else", () => {
    expect(applied).toMatchObject({ ...input, status: "applied", approval: { people: 1, given: [] } })
    expect(approved).toMatchObject({ ...input, status: "approved", approval: { given: [{ by: "quinn", at: now }] } })
    const acts = [{ command: "apply", by: "bea" }]
    expect(refusedBy(applied, "approve", {}, "bea", acts)).toEqual(["5.2.1 requester-not-approver"])
  })

  test("is approved anew after a change, by somebody who did not change it", () => {
    const changed = after(approved, "change", { supplies: "Compressors and fans" }, "bea")
    expect(changed).toMatchObject({ name: input.name, supplies: "Compressors and fans", status: "applied" })
    expect(changed.approval?.given).toEqual([])
    const acts = [
      { command: "apply", by: "bo" },
      { command: "change", by: "bea" },
    ]
    expect(refusedBy(changed, "approve", {}, "bea", acts)).toEqual(["5.2.1 requester-not-approver"])
    expect(refusedBy(applied, "change", {})).toEqual(["5.2.1 supplier-change-says-what"])
  })

  test("is rejected for a reason, for good", () => {
    const rejected = after(applied, "reject", { reason: "No licence" })
    expect(rejected).toMatchObject({ status: "rejected", stopped: { reason: "No licence", by: "quinn", at: now } })
  })

  test("is reviewed with a score, and kept or suspended by the result", () => {
    const review = { score: 4, findings: "Two late deliveries", result: "keep" }
    expect(after(approved, "review", review)).toMatchObject({
      status: "approved",
      review: { ...review, by: "quinn", at: now },
    })
    const bad = { score: 1, findings: "Forged parts", result: "suspend" }
    expect(after(approved, "review", bad)).toMatchObject({
      status: "suspended",
      review: bad,
      stopped: { reason: "Forged parts", by: "quinn" },
    })
  })

  test("is suspended and reinstated", () => {
    const suspended = after(approved, "suspend", { reason: "Recall" })
    expect(suspended.status).toBe("suspended")
    expect(after(suspended, "reinstate", { reason: "Recall over" }).status).toBe("approved")
  })
})

describe("the review of a supplier", () => {
  const { starts, meets, waives } = supplierDuties["supplier-review"]
  const inMonths = (months: number) => ({ limit: { type: "by", at: Date.UTC(2026, 2 + months, 2) } })

  test("is owed a year after the last approval that is needed, and after each review that keeps", () => {
    expect(starts.approved({} as never, approved, defaultPolicy, now)).toEqual(inMonths(12))
    const first = { ...approved, approval: { ...approved.approval!, people: 2 } }
    expect(starts.approved({} as never, first, defaultPolicy, now)).toBeUndefined()
    const reviewed = { score: 3, findings: "Fine" }
    expect(starts.reviewed({ ...reviewed, result: "keep" }, approved, defaultPolicy, now)).toEqual(inMonths(12))
    expect(starts.reviewed({ ...reviewed, result: "suspend" }, approved, defaultPolicy, now)).toBeUndefined()
  })

  test("is as often as the policy says", () => {
    const parts = { ...defaultPolicy.parts, supplierReviewEveryMonths: 6 }
    expect(starts.reinstated({} as never, approved, { ...defaultPolicy, parts }, now)).toEqual(inMonths(6))
  })

  test("falls away with a suspension or a change, and is met by a review", () => {
    expect(meets).toEqual({ reviewed: true })
    expect(waives).toEqual({ changed: true, suspended: true })
  })
})
