/** What can be true of a part unit: moved by documents alone, set down where it may be, used where it was issued for. */
import { fails, ruleOf } from "../../engine/rule.ts"
import { type PlaceSort, sortOf } from "../../ledger/place.ts"
import { hasExpired } from "../expiry.ts"
import type { PartUnitShape } from "./part-unit-shape.ts"

const rule = ruleOf<PartUnitShape>()

const enteredAt: ReadonlySet<PlaceSort> = new Set(["inspection", "bin", "quarantine", "installed", "defective"])

/**
 * The rules of a part unit.
 *
 * @category part unit
 * @since 0.1.0
 */
export const partUnitRules = {
  "follows-a-document": rule({
    clause: "5.1.1",
    on: [
      "enter",
      "arrive",
      "reject",
      "putAway",
      "move",
      "issue",
      "takeBack",
      "install",
      "bringBack",
      "sendBack",
      "scrap",
      "destroy",
      "lose",
      "recover",
    ],
    check: (unit, _input, { via }) => via !== undefined || fails({ unit: unit.id }),
  }),
  "set-down-where-it-may-be": rule({
    clause: "5.2.3",
    on: ["enter", "move", "recover"],
    check: (unit, input, _context) => {
      const sort = sortOf(input.place)
      const allowed = "serial" in input ? enteredAt.has(sort) : sort === "bin" || sort === "quarantine"
      return (allowed && input.place !== unit.place) || fails({ place: input.place, unit: unit.id })
    },
  }),
  "expired-stays-out-of-stock": rule({
    clause: "5.2.3",
    on: ["putAway", "move", "issue"],
    check: (unit, input, { now, occurredAt }) => {
      const setApart = "place" in input && sortOf(input.place) !== "bin"
      return (
        setApart ||
        !hasExpired(unit, Math.max(now, occurredAt)) ||
        fails({ serial: unit.serial, expired: iso(unit.expiresAt!) })
      )
    },
  }),
  "used-on-the-ticket-it-was-issued-for": rule({
    clause: "5.3.3",
    on: ["install"],
    check: (unit, { ticket }) =>
      unit.ticket === ticket || fails({ serial: unit.serial, ticket, issuedFor: unit.ticket ?? null }),
  }),
  "expiry-has-come": rule({
    clause: "5.2.3",
    on: ["expire"],
    check: (unit, _input, { occurredAt }) => hasExpired(unit, occurredAt) || fails({ serial: unit.serial }),
  }),
}

const iso = (at: number): string => new Date(at).toISOString()
