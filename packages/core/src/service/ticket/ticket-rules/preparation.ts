/** Rules of 3.3: nobody sets out unprepared. */
import { fails, ruleOf, unknown } from "../../../engine/rule.ts"
import { vehicleReadiness } from "../../vehicle/vehicle-readiness.ts"
import { currentVisit } from "../ticket-record.ts"
import type { TicketShape } from "../ticket-shape.ts"

const rule = ruleOf<TicketShape>()

export const preparationRules = {
  "kit-ready": rule({
    clause: "3.3.1",
    on: ["setOut"],
    mend: "prepareKit",
    derogable: true,
    check: (ticket) => {
      const visit = currentVisit(ticket)
      if (visit === undefined) return unknown("visit")
      if (visit.kit === undefined) return fails({ notReady: [] })
      const notReady = visit.kit.filter((item) => !item.ready)
      return notReady.length === 0 || fails({ notReady: notReady.map(({ name }) => name) })
    },
  }),
  "vehicle-checked": rule({
    clause: "3.3.2",
    on: ["setOut"],
    mend: "vehicle.recordCheck",
    check: (ticket, _input, { facts: { vehicle }, policy, occurredAt }) => {
      const assigned = currentVisit(ticket)?.vehicle
      if (assigned === undefined) return true
      if (vehicle === undefined) return unknown("vehicle")
      const reasons = vehicle === null ? ["notOnRecord"] : vehicleReadiness(vehicle, policy, occurredAt)
      return reasons.length === 0 || fails({ vehicle: assigned, reasons })
    },
  }),
  "plan-made": rule({
    clause: "3.3.3",
    on: ["setOut"],
    mend: "attachServicePlan",
    derogable: true,
    check: (ticket) => {
      const visit = currentVisit(ticket)
      if (visit === undefined) return unknown("visit")
      return visit.plan !== undefined || fails()
    },
  }),
}
