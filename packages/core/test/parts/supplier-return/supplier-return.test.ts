import { describe, expect, test } from "vitest"
import { columnsOf, compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import type { Context } from "../../../src/engine/context.ts"
import { commandsIn } from "../../../src/engine/machine.ts"
import { blankPart } from "../../../src/parts/part/part-record.ts"
import { supplierReturnDuties } from "../../../src/parts/supplier-return/supplier-return-duties.ts"
import { blankSupplierReturn, type SupplierReturn } from "../../../src/parts/supplier-return/supplier-return-record.ts"
import type { SupplierReturnFacts } from "../../../src/parts/supplier-return/supplier-return-shape.ts"
import { supplierReturn } from "../../../src/parts/supplier-return/supplier-return.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"

const compiled = compile(supplierReturn)
const start = Date.UTC(2026, 2, 4, 2)
const catalogue = [{ ...blankPart, id: "F-10", status: "active", tracking: "none" as const }]
const stock = [{ part: "F-10", item: "", place: "quarantine", quantity: 4, reserved: 0, postings: 1 }]
const line = { part: "F-10", place: "quarantine", quantity: 3, reason: "Wrong thread" }

interface Setting extends Partial<Omit<Context, "facts">> {
  readonly by?: string
  readonly facts?: { readonly [F in keyof SupplierReturnFacts]?: SupplierReturnFacts[F] | undefined }
}

const when = (given: SupplierReturn, command: string, input: object, { by = "anna", facts, ...more }: Setting = {}) =>
  decide(compiled, given, command, input, {
    now: start,
    occurredAt: start,
    actor: { id: by, tenant: "acme", roles: ["storekeeper", "buyer", "supervisor"] },
    policy: defaultPolicy,
    facts: { catalogue, stock, units: [], approver: false, supplier: { id: "SUP-1" }, ...facts } as SupplierReturnFacts,
    acts: [],
    ...more,
  })
const after = (decision: ReturnType<typeof when>): SupplierReturn => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const refused = (decision: ReturnType<typeof when>) =>
  decision.accepted ? [] : decision.violations.map(({ rule, seen }) => ({ rule, seen }))
const refusedBy = (decision: ReturnType<typeof when>) => refused(decision).map(({ rule }) => rule)

const blank = { ...blankSupplierReturn, id: "SR-1" }
const proposal = { supplier: "SUP-1", order: "PO-1", lines: [line] }
const proposed = after(when(blank, "propose", proposal))
const approved = after(when(proposed, "approve", {}, { by: "sven" }))
const shipped = after(when(approved, "ship", { carrier: "SF", number: "SF-1" }))

describe("given a return to a supplier", () => {
  test("when it is proposed, approved and shipped, then the supplier's answer is owed", () => {
    expect(proposed).toMatchObject({ status: "proposed", supplier: "SUP-1", lines: [{ ...line, line: 1 }] })
    expect(shipped).toMatchObject({ status: "shipped", shipment: { carrier: "SF", number: "SF-1", at: start } })
    const { shipped: owed } = supplierReturnDuties["answered-in-time"].starts
    expect(owed({}, shipped, defaultPolicy)).toEqual({ limit: { type: "elapsed", ms: 30 * 86_400_000 } })
  })

  test("when it is changed, then it is proposed anew", () => {
    expect(after(when(approved, "change", { lines: [{ ...line, quantity: 1 }], reason: "x" }))).toMatchObject({
      status: "proposed",
      lines: [{ quantity: 1 }],
    })
  })

  test("when the supplier answers, then it stands in it, and the return can be closed", () => {
    const amount = { amountMinor: 12_000, currency: "CNY" }
    const answered = [
      after(when(shipped, "recordCredit", { reference: "CN-7", amount })),
      after(when(shipped, "recordReplacement", { reference: "RMA-7", order: "PO-2" })),
      after(when(shipped, "recordRefusal", { reference: "Used" })),
    ]
    expect(answered.map(({ answer }) => answer)).toEqual([
      { type: "credit", reference: "CN-7", amount, at: start },
      { type: "replacement", reference: "RMA-7", order: "PO-2", at: start },
      { type: "refusal", reference: "Used", at: start },
    ])
    expect(columnsOf(supplierReturn, answered[0]!)).toMatchObject({ answer: "credit", creditMinor: 12_000 })
    for (const one of answered) expect(after(when(one, "close", {})).status).toBe("closed")
  })

  test("then every status and command leads somewhere or is refused by name", () => {
    const inputs: Readonly<Record<string, object>> = { propose: proposal, change: { lines: [line], reason: "x" } }
    for (const { name: status } of compiled.table.statuses.values())
      for (const command of compiled.commands.keys()) {
        const rules = refusedBy(when({ ...proposed, status }, command, inputs[command] ?? {}))
        const byStatus = rules.some((rule) => /status-allows-command|case-is-open/.test(rule))
        expect([status, command, byStatus]).toEqual([
          status,
          command,
          !commandsIn(compiled.table, status).includes(command),
        ])
      }
  })
})

describe("what goes back to a supplier", () => {
  test("goes to one that there is", () => {
    expect(refused(when(blank, "propose", proposal, { facts: { supplier: null } }))).toEqual([
      { rule: "supplier-known", seen: { supplier: "SUP-1" } },
    ])
    expect(refused(when(blank, "propose", proposal, { facts: { supplier: undefined } }))).toMatchObject([
      { seen: { unknown: "supplier" } },
    ])
  })

  test("was kept apart, and is not scrapped", () => {
    for (const place of ["bin:A", "scrap", "defective:2", "custody:eve", "inspection", "lost"])
      expect(refusedBy(when(blank, "propose", { ...proposal, lines: [{ ...line, place }] }))).toContain(
        "sent-from-apart",
      )
  })

  test("is named as it is tracked, and is no more than is there", () => {
    expect(refusedBy(when(blank, "propose", { ...proposal, lines: [{ ...line, serial: "S1" }] }))).toContain(
      "numbered-as-tracked",
    )
    const seen = { part: "F-10", item: "", place: "quarantine", taken: 6, available: 4 }
    expect(refused(when(blank, "propose", { ...proposal, lines: [line, line] }))).toEqual([
      { rule: "enough-on-hand", seen },
    ])
    expect(refused(when(approved, "ship", {}, { facts: { stock: [] } }))).toEqual([
      { rule: "enough-in-stock", seen: { ...seen, taken: 3, available: 0 } },
    ])
    for (const [given, command, input, rule] of [
      [blank, "propose", proposal, "enough-on-hand"],
      [approved, "ship", {}, "enough-in-stock"],
    ] as const)
      expect(refused(when(given, command, input, { facts: { stock: undefined } }))).toEqual([
        { rule, seen: { unknown: "stock" } },
      ])
  })

  test("is approved by somebody who neither proposed nor changed it", () => {
    for (const command of ["propose", "change"])
      expect(refusedBy(when(proposed, "approve", {}, { acts: [{ command, by: "anna" }] }))).toEqual([
        "requester-not-approver",
      ])
  })

  test("is approved as it is, by what was looked at, and shipped as it was approved", () => {
    const looked = proposed.approval!.digest
    const changed = after(when(proposed, "change", { lines: [{ ...line, quantity: 1 }], reason: "x" }))
    expect(refusedBy(when(changed, "approve", { digest: looked }, { by: "sven" }))).toEqual(["approves-what-is-there"])
    const otherwise = { ...approved, lines: changed.lines }
    expect(refusedBy(when(otherwise, "ship", {}))).toEqual(["return-approved-as-it-is"])
  })

  test("is not approved by somebody who is not in service", () => {
    const approver = [{ id: "sven", status: "left" }]
    expect(refusedBy(when(proposed, "approve", {}, { by: "sven", facts: { approver } }))).toEqual([
      "approver-in-service",
    ])
  })
})
