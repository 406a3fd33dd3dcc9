/** What can be true of an installed unit: one of each serial number, dates in their order, counters that count up. */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import type { InstalledUnit } from "./installed-unit-record.ts"
import type { InstalledUnitShape } from "./installed-unit-shape.ts"

const rule = ruleOf<InstalledUnitShape>()

/**
 * The rules of an installed unit.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const installedUnitRules = {
  "serial-registered-once": rule({
    clause: "3.1.2",
    on: ["register"],
    check: (unit, { model, serial }) => unit.status === "new" || fails({ model, serial, unit: unit.id }),
  }),
  "dates-in-order": rule({
    clause: "3.1.2",
    on: ["register", "deliver", "install"],
    check: (unit, input) => {
      const dates: InstalledUnit["dates"] = { ...unit.dates, ...input }
      let before: { readonly name: string; readonly at: number } | undefined
      for (const name of ["soldAt", "deliveredAt", "installedAt"] as const) {
        const at = dates[name]
        if (at === undefined) continue
        if (before !== undefined && at < before.at) return fails({ date: name, at: iso(at), notBefore: before.name })
        before = { name, at }
      }
      return true
    },
  }),
  "dates-have-come": rule({
    clause: "3.1.2",
    on: ["register", "deliver", "install"],
    check: (_unit, input, { now, occurredAt }) => {
      const { soldAt = 0, deliveredAt = 0, installedAt = 0 }: InstalledUnit["dates"] = { ...input }
      const latest = Math.max(soldAt, deliveredAt, installedAt)
      return latest <= Math.max(now, occurredAt) || fails({ at: iso(latest) })
    },
  }),
  "moved-somewhere": rule({
    clause: "3.1.2",
    on: ["move"],
    check: (_unit, { customer, site }) => customer !== undefined || site !== undefined || fails(),
  }),
  "counter-back-has-a-reason": rule({
    clause: "3.4.2",
    on: ["recordUse"],
    check: ({ counters }, { meter, value, reason }) => {
      const last = counters.find((counter) => counter.meter === meter)
      return (
        last === undefined || value >= last.value || reason !== undefined || fails({ meter, value, last: last.value })
      )
    },
  }),
  "replacement-in-use": rule({
    clause: "3.1.2",
    on: ["retire"],
    check: (unit, { replacedBy }, { facts: { replacement } }) => {
      if (replacedBy === undefined) return true
      if (replacement === undefined) return unknown("replacement")
      const inUse = replacement !== null && replacement.status !== "retired" && replacement.id !== unit.id
      return inUse || fails({ replacedBy })
    },
  }),
}

const iso = (at: number): string => new Date(at).toISOString()
