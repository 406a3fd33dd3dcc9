/** Rules on the installed unit that a ticket is for, and on the plan that opened it. */
import { fails, ruleOf, unknown } from "../../../engine/rule.ts"
import { sameMark } from "../../installed-unit/installed-unit-id.ts"
import type { TicketShape } from "../ticket-shape.ts"

const rule = ruleOf<TicketShape>()

export const unitRules = {
  "unit-agrees": rule({
    clause: "3.1.2",
    on: ["receive", "confirmSite"],
    check: (ticket, input, { facts }) => {
      const id = "channel" in input ? input.unit : ticket.request.unit
      if (id === undefined) return true
      const { unit } = facts
      if (unit === undefined) return unknown("unit")
      if (unit === null) return fails({ unit: id, model: null, serial: null })
      const { model, serial = unit.serial } = input.product ?? unit
      const agrees = sameMark(model, unit.model) && sameMark(serial, unit.serial) && unit.status !== "retired"
      return agrees || fails({ unit: id, model: unit.model, serial: unit.serial })
    },
  }),
  "planned-by-its-plan": rule({
    clause: "3.2.1",
    on: ["receive"],
    mend: "maintenancePlan.openVisit",
    check: (_ticket, { channel, planned }, { via }) =>
      (channel !== "planned" && planned === undefined) || via === "maintenancePlan.openVisit" || fails(),
  }),
}
