// Every status and every command of goods: each pair leads somewhere or is refused by name, and every rule cites a clause.
import { describe, expect, it } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import { commandsIn } from "../../../src/engine/machine.ts"
import { bin } from "../../../src/parts/bin/bin.ts"
import { lot } from "../../../src/parts/lot/lot.ts"
import { openingStock } from "../../../src/parts/opening-stock/opening-stock.ts"
import { partUnit } from "../../../src/parts/part-unit/part-unit.ts"
import { part } from "../../../src/parts/part/part.ts"
import { receipt } from "../../../src/parts/receipt/receipt.ts"
import { stockTransfer } from "../../../src/parts/stock-transfer/stock-transfer.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { citesClauses } from "../walk.ts"

// Something of everything that a command of goods may ask for.
const input = {
  part: "K-20",
  serial: "K-1",
  lot: "L-1",
  place: "bin:A",
  bin: "A",
  storageClasses: ["dry"],
  line: 1,
  samples: [],
  placements: [],
  lines: [],
  reason: "relocation",
  ticket: "T-1",
}

const tables = {
  part: {
    new: ["register"],
    active: ["change", "classify", "discontinue", "recordShortage"],
    discontinued: ["change", "classify", "recordShortage", "reinstate"],
  },
  bin: { new: ["register"], open: ["block", "openBooks"], blocked: ["change", "retire", "unblock"], retired: [] },
  lot: { new: ["enter"], open: ["correctExpiry", "expire", "warn"], expired: ["correctExpiry"] },
  partUnit: {
    new: ["enter", "order"],
    ordered: ["arrive"],
    inspecting: ["expire", "lose", "putAway", "reject", "warn"],
    quarantined: ["expire", "lose", "move", "scrap", "sendBack", "warn"],
    inStock: ["expire", "issue", "lose", "move", "scrap", "warn"],
    inCustody: ["expire", "install", "lose", "takeBack", "warn"],
    installed: ["bringBack"],
    defective: ["lose", "move", "scrap", "sendBack"],
    returned: ["arrive"],
    scrapped: ["destroy", "lose"],
    destroyed: [],
    lost: ["recover"],
  },
  receipt: {
    new: ["arrive"],
    arrived: ["inspect", "putAway", "recordLoss", "setApart"],
    inspected: ["putAway", "recordLoss", "setApart"],
    closed: [],
  },
  stockTransfer: { new: ["transfer"], transferred: [] },
  openingStock: { new: ["enter"], entered: [] },
}

describe("goods", () => {
  for (const lifecycle of [part, bin, lot, partUnit, receipt, stockTransfer, openingStock]) {
    const compiled = compile(lifecycle as never)
    it(`${compiled.kind}: every status and command leads somewhere or is refused by name`, () => {
      const table: Record<string, ReadonlyArray<string>> = {}
      for (const { name: status, category } of compiled.table.statuses.values()) {
        table[status] = commandsIn(compiled.table, status).toSorted()
        for (const command of compiled.commands.keys()) {
          const decision = decide(compiled, { ...lifecycle.blank, id: "X", status }, command, input, {
            now: 1_000,
            occurredAt: 1_000,
            actor: { id: "u", tenant: "acme", roles: [] },
            policy: defaultPolicy,
            facts: {},
            acts: [],
          })
          const rules = decision.accepted ? [] : decision.violations.map(({ rule }) => rule)
          const ended = category === "closed" || category === "cancelled" ? "case-is-open" : "status-allows-command"
          expect([status, command, rules.includes(ended)]).toEqual([status, command, !table[status].includes(command)])
          // Nobody may, and what only follows from another command nobody may ever give.
          const isGiven = compiled.commands.get(command)!.definition.by.length > 0
          expect([status, command, rules]).toEqual([
            status,
            command,
            expect.arrayContaining([isGiven ? "role-may" : "only-follows"]),
          ])
        }
      }
      expect(table).toEqual(tables[compiled.kind as keyof typeof tables])
    })
    it(`${compiled.kind}: cites clauses that there are`, () => citesClauses(compiled))
  }
})

describe("a part unit", () => {
  const compiled = compile(partUnit)
  const inCustody = {
    ...partUnit.blank,
    id: "u-1",
    status: "inCustody",
    part: "K-20",
    serial: "K-1",
    item: "K-1",
    ticket: "T-1",
  }
  const when = (given: object, command: string, asked: object, occurredAt = 1_000) =>
    decide(compiled, given as never, command, asked, {
      now: occurredAt,
      occurredAt,
      actor: { id: "eve", tenant: "acme", roles: ["engineer"] },
      via: "requisition.recordUse",
      policy: defaultPolicy,
      facts: {},
      acts: [],
    })

  it("is used on the ticket that it was issued for, where its warranty begins", () => {
    const use = { warrantyDays: 90, at: 900 }
    expect(when(inCustody, "install", { ...use, ticket: "T-2" })).toMatchObject({
      violations: [{ rule: "used-on-the-ticket-it-was-issued-for", seen: { ticket: "T-2", issuedFor: "T-1" } }],
    })
    expect(when(inCustody, "install", { ...use, ticket: "T-1" })).toMatchObject({
      events: [{ type: "installed" }],
      next: { status: "installed", place: "installed:T-1", warranty: { from: 900, days: 90 } },
    })
  })

  it("is set down where it may be, and not in stock once it has expired", () => {
    const inStock = { ...inCustody, status: "inStock", place: "bin:A", expiresAt: 5_000 }
    expect(when(inStock, "move", { place: "bin:B" })).toMatchObject({ next: { status: "inStock", place: "bin:B" } })
    expect(when(inStock, "move", { place: "quarantine" }, 9_000)).toMatchObject({ next: { status: "quarantined" } })
    expect(when(inStock, "move", { place: "bin:B" }, 5_000)).toMatchObject({
      violations: [{ rule: "expired-stays-out-of-stock" }],
    })
    for (const place of ["bin:A", "custody:eve", "scrap", "destroyed"])
      expect(when(inStock, "move", { place })).toMatchObject({ violations: [{ rule: "set-down-where-it-may-be" }] })
  })

  it("enters in the status of its place", () => {
    const entered = (place: string) => {
      const decision = when({ ...partUnit.blank, id: "u-1" }, "enter", { part: "K-20", serial: " k-1", place })
      return decision.accepted
        ? [decision.next.status, decision.next.item]
        : decision.violations.map(({ rule }) => rule)
    }
    expect(entered("inspection")).toEqual(["inspecting", "K-1"])
    expect(entered("bin:A")).toEqual(["inStock", "K-1"])
    expect(entered("quarantine")).toEqual(["quarantined", "K-1"])
    expect(entered("installed:T-1")).toEqual(["installed", "K-1"])
    expect(entered("defective")).toEqual(["defective", "K-1"])
    expect(entered("lost")).toEqual(["set-down-where-it-may-be"])
  })
})
