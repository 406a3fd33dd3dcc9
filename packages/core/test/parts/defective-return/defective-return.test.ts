import { describe, expect, it } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import { commandsIn } from "../../../src/engine/machine.ts"
import {
  blankDefectiveReturn,
  type DefectiveReturn,
  defectiveReturnId,
} from "../../../src/parts/defective-return/defective-return-record.ts"
import { defectiveReturn } from "../../../src/parts/defective-return/defective-return.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { actor, bin, catalogue, now, part, unit } from "../requisition/scene.ts"

const compiled = compile(defectiveReturn)
const quality = actor("hugo", "quality")
const commands = defectiveReturn.commands as Readonly<Record<string, { readonly by: ReadonlyArray<string> }>>
const roleOf = (command: string) => actor("olga", ...commands[command]!.by)

const when = (given: DefectiveReturn, command: string, input: object, facts: object = {}, by = roleOf(command)) =>
  decide(compiled, given, command, input, {
    now,
    occurredAt: now,
    actor: by,
    policy: defaultPolicy,
    // A command that nobody gives follows from another one.
    ...(commands[command]!.by.length === 0 ? { via: "scrap.apply" } : {}),
    facts: {
      catalogue,
      units: [],
      bins: [bin("A"), bin("B", { status: "blocked" }), bin("C", { storageClasses: ["cooled"] })],
      ...facts,
    },
    acts: [],
  })
const after = (decision: ReturnType<typeof when>): DefectiveReturn => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const refusedBy = (decision: ReturnType<typeof when>) =>
  decision.accepted ? [] : decision.violations.map(({ rule }) => rule)
const moves = (decision: ReturnType<typeof when>) =>
  decision.accepted
    ? decision.events.flatMap(({ type, data }) => {
        const moved = defectiveReturn.movements?.[type as "received"]
        return moved?.(data as never, decision.next, { occurredAt: now, by: "x" }) ?? []
      })
    : decision.violations

const blank = { ...blankDefectiveReturn, id: "D-1" }
const asked = { ticket: "T-1", engineer: "eve", part: "pump", quantity: 1, serial: "OLD-1", replacedBy: "NEW-1" }
const expected = after(when(blank, "expect", asked))
const received = after(when(expected, "receive", {}))
const installed = unit("OLD-1", { status: "installed", place: "installed:T-0" })

const decidedAs = (as: string) => after(when(received, "decide", { as, reason: "worn" }))

describe("a defective return", () => {
  it("comes from where the ledger had the piece, or from nowhere where it had it not", () => {
    const single = { part: "pump", item: "OLD-1", to: "defective", quantity: 1, single: true }
    expect(moves(when(expected, "receive", {}))).toEqual([{ ...single, from: "found" }])
    expect(moves(when(expected, "receive", {}, { units: [installed] }))).toEqual([{ ...single, from: "installed:T-0" }])
    const seals = after(
      when(blank, "expect", { ticket: "T-1", engineer: "eve", part: "seal", quantity: 3, serial: "x" }),
    )
    const missed = after(when(seals, "reportMissing", { reason: "one fell into the drain" }))
    expect(moves(when(missed, "receive", { quantity: 2 }))).toEqual([
      { part: "seal", item: "", from: "found", to: "defective", quantity: 2 },
    ])
  })

  it("is received under the number that the store reads", () => {
    expect(after(when(expected, "receive", { serial: " old-2 " }))).toMatchObject({
      status: "received",
      serial: " old-2 ",
      item: "OLD-2",
      place: "defective",
      receivedAt: now,
    })
  })

  it("needs the part in the catalogue, and the serial number where it is tracked by it", () => {
    expect(refusedBy(when(expected, "receive", {}, { catalogue: [part("seal")] }))).toEqual([
      "returned-part-in-catalogue",
    ])
    expect(when(expected, "receive", {}, { catalogue: undefined })).toMatchObject({
      violations: [{ unknown: "catalogue" }, { unknown: "catalogue" }],
    })
    const { serial: _, ...unnamed } = asked
    expect(refusedBy(when(after(when(blank, "expect", unnamed)), "receive", {}))).toEqual(["returned-serial-is-told"])
    expect(refusedBy(when(expected, "receive", { quantity: 2 }))).toEqual([
      "returned-serial-is-told",
      "all-that-was-expected",
    ])
  })

  it("is of a piece that was in use, and not of the new one", () => {
    expect(refusedBy(when(expected, "receive", {}, { units: [unit("OLD-1", { status: "inStock" })] }))).toEqual([
      "returned-piece-was-in-use",
    ])
    expect(when(expected, "receive", {}, { units: undefined })).toMatchObject({ violations: [{ unknown: "units" }] })
    expect(refusedBy(when(expected, "receive", { serial: "new-1" }))).toEqual(["replacement-did-not-come-back"])
    expect(refusedBy(when(blank, "expect", { ...asked, serial: "NEW-1" }))).toEqual(["replacement-did-not-come-back"])
  })

  it("is all that was expected, unless a supervisor reported what is short; and never more", () => {
    const seals = after(when(blank, "expect", { ticket: "T-1", engineer: "eve", part: "seal", quantity: 3 }))
    for (const quantity of [2, 4])
      expect(when(seals, "receive", { quantity })).toMatchObject({
        violations: [{ rule: "all-that-was-expected", seen: { came: quantity, expected: 3 } }],
      })
    expect(after(when(seals, "receive", { quantity: 3 })).quantity).toBe(3)
    const missed = after(when(seals, "reportMissing", { reason: "one fell into the drain" }))
    expect(after(when(missed, "receive", { quantity: 2 })).quantity).toBe(2)
    expect(refusedBy(when(missed, "receive", { quantity: 4 }))).toEqual(["all-that-was-expected"])
  })

  it("can be missing, on the supervisor's word, and still turn up", () => {
    const missing = after(when(expected, "reportMissing", { reason: "the customer kept it" }))
    expect(missing).toMatchObject({ status: "missing", missing: { reason: "the customer kept it", by: "olga" } })
    expect(refusedBy(when(expected, "reportMissing", { reason: "?" }, {}, actor("eve", "engineer")))).toEqual([
      "role-may",
    ])
    expect(after(when(missing, "receive", {})).status).toBe("received")
  })

  it("is decided upon, and otherwise until it is done", () => {
    expect(["scrap", "supplierReturn", "repair"].map((as) => decidedAs(as).status)).toEqual([
      "toScrap",
      "toSupplier",
      "toRepair",
    ])
    expect(after(when(decidedAs("scrap"), "decide", { as: "repair", reason: "only the seal" })).status).toBe("toRepair")
    expect(after(when(decidedAs("scrap"), "markScrapped", { scrap: "X-1" }))).toMatchObject({
      status: "scrapped",
      scrap: "X-1",
    })
    expect(after(when(decidedAs("supplierReturn"), "markSentBack", { supplierReturn: "Y-1" }))).toMatchObject({
      status: "sentBack",
      supplierReturn: "Y-1",
    })
  })

  it("goes back to stock only once its repair has passed, in a bin that suits it, seen by another person", () => {
    const toRepair = decidedAs("repair")
    const inspection = { repairedBy: "emil", passed: true, finding: "tight at 6 bar", bin: "A" }
    const inspect = (change: object, facts: object = {}) =>
      when(toRepair, "inspectRepair", { ...inspection, ...change }, facts, quality)
    expect(moves(inspect({}))).toEqual([
      { part: "pump", item: "OLD-1", from: "defective", to: "bin:A", quantity: 1, single: true },
    ])
    expect(after(inspect({}))).toMatchObject({
      status: "repaired",
      place: "bin:A",
      repairs: [{ passed: true, by: "hugo" }],
    })
    expect(moves(inspect({ passed: false }))).toEqual([])
    expect(after(inspect({ passed: false }))).toMatchObject({ status: "received", place: "defective" })
    expect(refusedBy(inspect({ repairedBy: "hugo" }))).toEqual(["inspected-by-another"])
    for (const id of ["B", "C", "nowhere", undefined])
      expect(refusedBy(inspect({ bin: id }))).toEqual(["repaired-goes-into-a-fitting-bin"])
    for (const fact of ["bins", "catalogue"])
      expect(inspect({}, { [fact]: undefined })).toMatchObject({
        violations: expect.arrayContaining([
          expect.objectContaining({ rule: "repaired-goes-into-a-fitting-bin", unknown: fact }),
        ]),
      })
  })

  it("does not go back to stock where nobody knows its lot any more", () => {
    const oil = after(when(blank, "expect", { ticket: "T-1", engineer: "eve", part: "oil", quantity: 2 }))
    const toRepair = after(when(after(when(oil, "receive", {})), "decide", { as: "repair", reason: "filtered" }))
    const inspection = { repairedBy: "emil", passed: true, finding: "clean", bin: "A" }
    expect(refusedBy(when(toRepair, "inspectRepair", inspection, {}, quality))).toEqual(["repaired-part-has-its-lot"])
    expect(after(when(toRepair, "inspectRepair", { ...inspection, passed: false }, {}, quality)).status).toBe(
      "received",
    )
  })

  it("has one id for each replacement", () => {
    expect(defectiveReturnId("T-1", 1)).not.toBe(defectiveReturnId("T-1", 2))
    expect(defectiveReturnId("T-1", 1)).not.toBe(defectiveReturnId("T-11", 1))
  })

  it("leads somewhere or is refused by name for every status and command", () => {
    const inputs: Readonly<Record<string, object>> = {
      expect: asked,
      receive: {},
      reportMissing: { reason: "?" },
      decide: { as: "scrap", reason: "?" },
      inspectRepair: { repairedBy: "emil", passed: false, finding: "?" },
      markScrapped: { scrap: "X-1" },
      markSentBack: { supplierReturn: "Y-1" },
    }
    for (const { name: status } of compiled.table.statuses.values())
      for (const command of compiled.commands.keys()) {
        const possible = commandsIn(compiled.table, status).includes(command)
        const rules = refusedBy(when({ ...received, status }, command, inputs[command]!))
        const isRefused = rules.some((rule) => /status-allows-command|case-is-open/.test(rule))
        expect([status, command, isRefused]).toEqual([status, command, !possible])
      }
  })
})
