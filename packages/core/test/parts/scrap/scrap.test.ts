import { describe, expect, test } from "vitest"
import { columnsOf, compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import type { Context } from "../../../src/engine/context.ts"
import { commandsIn } from "../../../src/engine/machine.ts"
import type { Act } from "../../../src/engine/trail.ts"
import { blankPart } from "../../../src/parts/part/part-record.ts"
import { scrapDuties } from "../../../src/parts/scrap/scrap-duties.ts"
import { blankScrap, type Scrap } from "../../../src/parts/scrap/scrap-record.ts"
import type { ScrapFacts } from "../../../src/parts/scrap/scrap-shape.ts"
import { scrap } from "../../../src/parts/scrap/scrap.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"

const compiled = compile(scrap)
const start = Date.UTC(2026, 2, 4, 2)
const catalogue = (["none", "lot", "serial"] as const).map((tracking) => ({
  ...blankPart,
  id: tracking,
  status: "active",
  tracking,
}))
const balance = (part: string, place: string, quantity: number, item = "", reserved = 0) => ({
  part,
  item,
  place,
  quantity,
  reserved,
  postings: 1,
})
const stock = [
  balance("none", "quarantine", 5),
  balance("serial", "defective", 1, "S1"),
  balance("lot", "bin:A", 4, "L1"),
  balance("none", "scrap", 3),
  balance("serial", "scrap", 1, "S1"),
]
const line = { part: "none", place: "quarantine", quantity: 3, reason: "Dented" }
const piece = { part: "serial", serial: "s1", place: "defective", quantity: 1, reason: "Burnt out" }

interface Setting extends Partial<Omit<Context, "facts">> {
  readonly by?: string
  readonly department?: string
  readonly facts?: { readonly [F in keyof ScrapFacts]?: ScrapFacts[F] | undefined }
}

const when = (
  given: Scrap,
  command: string,
  input: object,
  { by = "anna", department, facts, ...more }: Setting = {},
) =>
  decide(compiled, given, command, input, {
    now: start,
    occurredAt: start,
    actor: {
      id: by,
      tenant: "acme",
      roles: ["storekeeper", "supervisor", "quality", "clerk"],
      ...(department === undefined ? {} : { department }),
    },
    policy: defaultPolicy,
    facts: { catalogue, stock, units: [], approver: false, programme: null, ...facts } as ScrapFacts,
    acts: [],
    ...more,
  })
const after = (decision: ReturnType<typeof when>): Scrap => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const refused = (decision: ReturnType<typeof when>) =>
  decision.accepted ? [] : decision.violations.map(({ rule, seen }) => ({ rule, seen }))
const refusedBy = (decision: ReturnType<typeof when>) => refused(decision).map(({ rule }) => rule)
const events = (decision: ReturnType<typeof when>) => (decision.accepted ? decision.events.map(({ type }) => type) : [])

const blank = { ...blankScrap, id: "SC-1" }
const reported = after(when(blank, "report", { lines: [line], source: { kind: "receipt", id: "R-1" } }))
const applied = after(when(blank, "apply", { lines: [line, piece] }))
const first = after(when(applied, "approve", {}, { by: "sven", department: "service" }))
const approved = after(when(first, "approve", {}, { by: "fang", department: "finance" }))
const kept = after(when(approved, "takeIntoCustody", { keptAt: "Cage 3" }))
const destroyed = after(when(kept, "destroy", { means: "Shredded", contractor: "Recycling Ltd" }, { by: "karl" }))

describe("given a scrap application", () => {
  test("when damage is reported, then it is owed that somebody applies", () => {
    expect(reported).toMatchObject({
      status: "reported",
      lines: [{ ...line, line: 1, item: "", single: false }],
      source: { kind: "receipt", id: "R-1" },
    })
    expect(reported.approval).toBeUndefined()
    expect(scrapDuties["put-up-in-time"].starts.reported(undefined, reported, defaultPolicy)).toEqual({
      limit: { type: "working", ms: 2_400 * 60_000 },
    })
  })

  test("when it is put up, then two people from two departments are asked for", () => {
    const submitted = after(when(reported, "submit", { lines: [line] }))
    for (const record of [applied, submitted])
      expect(record).toMatchObject({ status: "applied", approval: { people: 2, departments: 2, given: [] } })
    expect(applied.lines).toMatchObject([{ item: "" }, { line: 2, item: "S1", single: true }])
    expect(submitted.source).toEqual({ kind: "receipt", id: "R-1" })
  })

  test("when a report turns out otherwise, then it is dismissed with a reason", () => {
    expect(after(when(reported, "dismiss", { why: "usable", reason: "Only the box" })).status).toBe("dismissed")
  })

  test("when two people from two departments approve, then it is approved with the second", () => {
    expect(first).toMatchObject({ status: "applied", approval: { given: [{ by: "sven", department: "service" }] } })
    expect(events(when(applied, "approve", {}, { by: "sven", department: "service" }))).toEqual(["approvalGiven"])
    expect(events(when(first, "approve", {}, { by: "fang", department: "finance" }))).toEqual([
      "approvalGiven",
      "approved",
    ])
    expect(approved.status).toBe("approved")
  })

  test("when it is edited, then what was approved is void", () => {
    for (const record of [first, approved])
      expect(after(when(record, "edit", { lines: [piece], reason: "One only" }))).toMatchObject({
        status: "applied",
        lines: [{ part: "serial", line: 1 }],
        approval: { given: [] },
      })
  })

  test("when it is rejected or withdrawn, then the damage is there still", () => {
    expect(after(when(applied, "reject", { reason: "Repair it" }, { by: "sven" })).status).toBe("reported")
    expect(after(when(approved, "withdraw", { reason: "Mistake" })).status).toBe("reported")
    expect(Object.keys(scrapDuties["put-up-in-time"].starts)).toEqual(["reported", "rejected", "withdrawn"])
  })

  test("when it is taken into custody, then it is owed that it is destroyed in the months of the policy", () => {
    expect(kept).toMatchObject({ status: "inCustody", custody: { by: "anna", at: start, keptAt: "Cage 3" } })
    const { takenIntoCustody } = scrapDuties["destroyed-in-time"].starts
    expect(takenIntoCustody({ keptAt: "Cage 3" }, kept, defaultPolicy, start)).toEqual({
      limit: { type: "by", at: Date.UTC(2026, 5, 4, 2) },
    })
  })

  test("when it is destroyed and witnessed, then executor, means and witness stand in it", () => {
    const programme = { id: "prg-1", occasion: "2026-03-31" }
    const witnessed = after(when(destroyed, "witness", { statement: "I saw it", programme }, { by: "wang" }))
    expect(witnessed).toMatchObject({
      status: "witnessed",
      destruction: { by: "karl", means: "Shredded", contractor: "Recycling Ltd", at: start },
      witness: { by: "wang", at: start, statement: "I saw it" },
      programme,
    })
    expect(columnsOf(scrap, witnessed)).toMatchObject({ custodySince: start, destroyedAt: start })
  })

  test("when the witness disputes it, then it is in custody still", () => {
    expect(after(when(destroyed, "dispute", { reason: "Two were missing" }, { by: "wang" })).status).toBe("inCustody")
  })

  test("then every status and command leads somewhere or is refused by name", () => {
    const inputs: Readonly<Record<string, object>> = {
      report: { lines: [line] },
      apply: { lines: [line] },
      submit: { lines: [line] },
      edit: { lines: [line], reason: "x" },
      takeIntoCustody: { keptAt: "x" },
    }
    for (const { name: status } of compiled.table.statuses.values())
      for (const command of compiled.commands.keys()) {
        const rules = refusedBy(when({ ...applied, status }, command, inputs[command] ?? {}))
        const byStatus = rules.some((rule) => /status-allows-command|case-is-open/.test(rule))
        expect([status, command, byStatus]).toEqual([
          status,
          command,
          !commandsIn(compiled.table, status).includes(command),
        ])
      }
  })
})

describe("scrap", () => {
  test("is put up from bins, quarantine and the defective parts", () => {
    for (const place of [
      "scrap",
      "bin",
      "quarantine:2",
      "custody:eve",
      "inspection",
      "lost",
      "destroyed",
      "installed:T-1",
    ]) {
      expect(refusedBy(when(blank, "report", { lines: [{ ...line, place }] }))).toEqual(["taken-from-store"])
      expect(refusedBy(when(blank, "apply", { lines: [{ ...line, place }] }))).toContain("taken-from-store")
    }
  })

  test("names what its parts are tracked by", () => {
    const { serial: _, ...unnumbered } = piece
    for (const wrong of [
      unnumbered,
      { ...line, serial: "s1" },
      { ...line, part: "lot" },
      { ...piece, lot: "L1" },
      { ...piece, quantity: 2 },
      { ...line, part: "X-9" },
    ])
      expect(refusedBy(when(blank, "apply", { lines: [wrong] }))).toContain("numbered-as-tracked")
    const lot = { part: "lot", lot: "l1", place: "bin:A", quantity: 4, reason: "Rusty" }
    expect(refusedBy(when(blank, "apply", { lines: [lot] }))).toEqual([])
    expect(
      refused(when(blank, "apply", { lines: [line] }, { facts: { catalogue: undefined, stock: undefined } })),
    ).toEqual([
      { rule: "numbered-as-tracked", seen: { unknown: "catalogue" } },
      { rule: "enough-on-hand", seen: { unknown: "stock" } },
    ])
  })

  test("is no more than is on hand, over all lines together and without what is reserved", () => {
    const lines = [line, line]
    const seen = { part: "none", item: "", place: "quarantine", taken: 6, available: 5 }
    expect(refused(when(blank, "apply", { lines }))).toEqual([{ rule: "enough-on-hand", seen }])
    expect(refused(when(reported, "submit", { lines }))).toEqual([{ rule: "enough-on-hand", seen }])
    expect(refused(when(applied, "edit", { lines, reason: "x" }))).toEqual([{ rule: "enough-on-hand", seen }])
    const facts = { stock: [balance("none", "quarantine", 5, "", 3), balance("serial", "defective", 1, "S1")] }
    expect(refused(when(approved, "takeIntoCustody", { keptAt: "x" }, { facts }))).toEqual([
      { rule: "enough-in-stock", seen: { part: "none", item: "", place: "quarantine", taken: 3, available: 2 } },
    ])
    expect(refusedBy(when(approved, "takeIntoCustody", { keptAt: "x" }, { facts: { stock: undefined } }))).toEqual([
      "enough-in-stock",
    ])
  })

  test("is not approved by whoever had a hand in it, whatever other roles they have", () => {
    const acts = (...commands: ReadonlyArray<string>): ReadonlyArray<Act> =>
      commands.map((command) => ({ command, by: "anna" }))
    for (const command of ["report", "apply", "submit", "edit"])
      expect(refusedBy(when(applied, "approve", {}, { department: "service", acts: acts(command) }))).toEqual([
        "requester-not-approver",
      ])
    const delegate = { id: "dan", tenant: "acme", roles: ["supervisor"], department: "service", delegateOf: "anna" }
    expect(refusedBy(when(applied, "approve", {}, { actor: delegate, acts: acts("apply") }))).toEqual([
      "requester-not-approver",
    ])
  })

  test("is not approved twice by one person, nor by two of one department, nor after a change", () => {
    expect(refusedBy(when(first, "approve", {}, { by: "sven", department: "finance" }))).toEqual([
      "approver-approves-once",
    ])
    expect(refusedBy(when(first, "approve", {}, { by: "suse", department: "service" }))).toEqual([
      "approvers-from-enough-departments",
    ])
    expect(refusedBy(when(first, "approve", {}, { by: "suse" }))).toEqual(["approvers-from-enough-departments"])
    const looked = { digest: "0".repeat(64) }
    expect(refusedBy(when(applied, "approve", looked, { by: "sven", department: "service" }))).toEqual([
      "approves-what-is-there",
    ])
    const changed = { ...approved, lines: applied.lines.slice(1) }
    expect(refusedBy(when(changed, "takeIntoCustody", { keptAt: "x" }))).toEqual(["approved-as-it-is"])
    const approver = [{ id: "sven", status: "left" }]
    expect(refusedBy(when(applied, "approve", {}, { by: "sven", department: "service", facts: { approver } }))).toEqual(
      ["approver-in-service"],
    )
  })

  test("is not witnessed by whoever destroyed it", () => {
    const acts = [{ command: "destroy", by: "karl" }]
    expect(refusedBy(when(destroyed, "witness", {}, { by: "karl", acts }))).toEqual(["executor-not-witness"])
    const delegate = { id: "dan", tenant: "acme", roles: ["clerk"], delegateOf: "karl" }
    expect(refusedBy(when(destroyed, "witness", {}, { actor: delegate, acts }))).toEqual(["executor-not-witness"])
    expect(refusedBy(when(destroyed, "witness", {}, { by: "wang", acts }))).toEqual([])
  })

  test("is destroyed out of the custody, where all of it still is", () => {
    const facts = { stock: [balance("none", "scrap", 2), balance("serial", "scrap", 1, "S1")] }
    expect(refused(when(destroyed, "witness", {}, { by: "wang", facts }))).toEqual([
      { rule: "still-in-custody", seen: { part: "none", item: "", place: "scrap", taken: 3, available: 2 } },
    ])
    expect(refusedBy(when(destroyed, "witness", {}, { by: "wang", facts: { stock: undefined } }))).toEqual([
      "still-in-custody",
    ])
  })
})
