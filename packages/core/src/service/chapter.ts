/** Chapter 3 of the regulation: the service process, from the first call to asking again. */
import { chapter } from "../engine/chapter.ts"
import { installedUnitWords } from "../messages/installed-unit-words.ts"
import { maintenancePlanWords } from "../messages/maintenance-plan-words.ts"
import { ticketWords } from "../messages/ticket-words.ts"
import { vehicleWords } from "../messages/vehicle-words.ts"
import { installedUnit } from "./installed-unit/installed-unit.ts"
import { maintenancePlan } from "./maintenance-plan/maintenance-plan.ts"
import { ticket } from "./ticket/ticket.ts"
import { vehicle } from "./vehicle/vehicle.ts"

/**
 * Chapter 3 as a value: tickets, the vehicles that take people to them, the units that stand at customers', and the
 * plans by which those are visited.
 *
 * @category chapters
 * @since 0.1.0
 */
export const service = chapter({
  id: "service",
  title: { en: "Service process", "zh-Hans": "服务流程" },
  lifecycles: [ticket, vehicle, installedUnit, maintenancePlan],
  words: {
    ticket: ticketWords,
    vehicle: vehicleWords,
    installedUnit: installedUnitWords,
    maintenancePlan: maintenancePlanWords,
  },
  realises: [
    { clause: "1.1", by: "record", id: "journal.decidedUnder" },
    { clause: "1.2", by: "record", id: "ticket.request.service" },
    { clause: "1.3.3", by: "record", id: "ticket.handedOver" },
    { clause: "3.1.1", by: "record", id: "ticket.request.channel" },
    { clause: "1.2", by: "record", id: "maintenancePlan.visitDone" },
    { clause: "3.1.2", by: "record", id: "ticket.received" },
    { clause: "3.1.2", by: "record", id: "installedUnit.registered" },
    { clause: "3.3.2", by: "record", id: "vehicle.checks" },
    { clause: "3.3.3", by: "record", id: "ticket.servicePlanAttached" },
    { clause: "3.4.2", by: "record", id: "ticket.siteInspected" },
    { clause: "3.4.5", by: "record", id: "ticket.progressReported" },
    { clause: "3.5.3", by: "record", id: "ticket.accepted" },
    { clause: "3.6.1", by: "record", id: "ticket.followedUp" },
  ],
})
