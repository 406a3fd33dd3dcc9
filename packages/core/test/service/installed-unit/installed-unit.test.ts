import { describe, expect, it } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import { commandsIn } from "../../../src/engine/machine.ts"
import { companyPolicy } from "../../../src/regulation/company-policy.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { installedUnitId, sameMark } from "../../../src/service/installed-unit/installed-unit-id.ts"
import { blankInstalledUnit, type InstalledUnit } from "../../../src/service/installed-unit/installed-unit-record.ts"
import { installedUnit } from "../../../src/service/installed-unit/installed-unit.ts"

const compiled = compile(installedUnit)
const day = 86_400_000
const start = Date.UTC(2026, 2, 4)
const customer = { id: "c-1", name: "pd-1", telephone: "pd-2" }
const site = { address: "pd-3" }
const boiler = { model: "B-9", serial: "B9-1", customer, site }

const when = (given: InstalledUnit, command: string, input: object, more: object = {}) =>
  decide(compiled, given, command, input, {
    now: start,
    occurredAt: start,
    actor: { id: "clara", tenant: "acme", roles: ["clerk"] },
    policy: defaultPolicy,
    facts: {},
    acts: [],
    ...more,
  })
const after = (decision: ReturnType<typeof when>): InstalledUnit => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}
const refusedBy = (decision: ReturnType<typeof when>) =>
  decision.accepted ? [] : decision.violations.map(({ rule }) => rule)

const blank = { ...blankInstalledUnit, id: "unit-1" }
const registered = after(when(blank, "register", boiler))

describe("an installed unit", () => {
  it("begins in the status that its known dates lead to", () => {
    const dates = [{}, { soldAt: 1 }, { deliveredAt: 2 }, { deliveredAt: 2, installedAt: 3 }]
    expect(dates.map((known) => after(when(blank, "register", { ...boiler, ...known })).status)).toEqual([
      "registered",
      "registered",
      "delivered",
      "installed",
    ])
  })

  it("is delivered and installed in this order, and not in the future", () => {
    const delivered = after(when(registered, "deliver", { deliveredAt: start - day }))
    expect(delivered).toMatchObject({ status: "delivered", dates: { deliveredAt: start - day } })
    expect(when(delivered, "install", { installedAt: start - 2 * day })).toMatchObject({
      violations: [{ rule: "dates-in-order", seen: { date: "installedAt", notBefore: "deliveredAt" } }],
    })
    expect(refusedBy(when(registered, "install", { installedAt: start + day }))).toEqual(["dates-have-come"])
    expect(refusedBy(when(blank, "register", { ...boiler, soldAt: 5, installedAt: 4 }))).toEqual(["dates-in-order"])
    expect(after(when(delivered, "install", { installedAt: start - day })).status).toBe("installed")
  })

  it("has a warranty from the date that the policy names, once that date is known, and keeps it", () => {
    const from = (runsFrom: "sold" | "delivered" | "installed") => ({
      policy: companyPolicy({ version: "2026-1", service: { warranty: { runsFrom } } }),
    })
    const sold = { ...boiler, soldAt: start - 3 * day }
    expect(after(when(blank, "register", sold)).warranty).toEqual({ from: "sold", at: start - 3 * day })
    const waiting = after(when(blank, "register", sold, from("installed")))
    expect(waiting.warranty).toBeUndefined()
    const installed = after(when(waiting, "install", { installedAt: start }, from("installed")))
    expect(installed.warranty).toEqual({ from: "installed", at: start })
    const delivered = after(when(waiting, "deliver", { deliveredAt: start - day }, from("delivered")))
    expect(after(when(delivered, "install", { installedAt: start }, from("installed"))).warranty).toEqual({
      from: "delivered",
      at: start - day,
    })
  })

  it("counts use up, and back only for a reason, after which the total goes on", () => {
    const used = (unit: InstalledUnit, value: number, reason?: string) =>
      when(unit, "recordUse", { meter: "hours", value, ...(reason === undefined ? {} : { reason }) })
    const first = after(used(registered, 100))
    expect(first.counters).toEqual([{ meter: "hours", value: 100, total: 100, at: start }])
    expect(refusedBy(used(first, 99))).toEqual(["counter-back-has-a-reason"])
    const replaced = after(used(first, 5, "Counter replaced"))
    expect(replaced.counters).toMatchObject([{ value: 5, total: 100 }])
    expect(after(used(replaced, 25)).counters).toMatchObject([{ value: 25, total: 120 }])
    expect(after(when(first, "recordUse", { meter: "copies", value: 1 })).counters).toHaveLength(2)
  })

  it("moves to a customer, a site, or both, and to neither not at all", () => {
    expect(refusedBy(when(registered, "move", { reason: "?" }))).toEqual(["moved-somewhere"])
    const moved = after(when(registered, "move", { site: { id: "s-2", address: "pd-9" }, reason: "New hall" }))
    expect(moved).toMatchObject({ customer, site: { id: "s-2", address: "pd-9" } })
  })

  it("is replaced by another unit that is in use", () => {
    const retire = (replacement: InstalledUnit | null | undefined) =>
      when(
        registered,
        "retire",
        { why: "replaced", replacedBy: "unit-2" },
        { facts: replacement === undefined ? {} : { replacement } },
      )
    expect(refusedBy(retire(null))).toEqual(["replacement-in-use"])
    expect(refusedBy(retire({ ...registered, id: "unit-2", status: "retired" }))).toEqual(["replacement-in-use"])
    expect(refusedBy(retire(registered))).toEqual(["replacement-in-use"])
    expect(retire(undefined)).toMatchObject({ violations: [{ unknown: "replacement" }] })
    expect(after(retire({ ...registered, id: "unit-2" }))).toMatchObject({
      status: "retired",
      retirements: [{ why: "replaced", replacedBy: "unit-2", at: start }],
    })
  })

  it("leads somewhere or is refused by name for every status and command", () => {
    for (const { name: status } of compiled.table.statuses.values())
      for (const command of compiled.commands.keys()) {
        const possible = commandsIn(compiled.table, status).includes(command)
        const rules = refusedBy(when({ ...registered, status }, command, { ...boiler, meter: "hours", value: 1 }))
        const isRefused = rules.some((rule) => /status-allows-command|case-is-open/.test(rule))
        expect([status, command, isRefused]).toEqual([status, command, !possible])
      }
  })
})

describe("model and serial number", () => {
  it("are the same however they are written, and different where they differ", () => {
    for (const written of ["B9-1", " b9-1 ", "Ｂ９-1", "B9\u200b-1", "B 9-1"]) {
      expect(sameMark(written, "B9-1")).toBe(true)
      expect(installedUnitId("b-9", written)).toBe(installedUnitId("B-9", "B9-1"))
    }
    expect(sameMark("B9-1", "B9-l")).toBe(false)
    expect(installedUnitId("B-9", "B9-1")).not.toBe(installedUnitId("B-9B", "9-1"))
  })
})
