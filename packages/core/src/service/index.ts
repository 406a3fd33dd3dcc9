/** Chapter 3: tickets, vehicles, installed units and maintenance plans. */
export { service } from "./chapter.ts"
export { installedUnitId, sameMark } from "./installed-unit/installed-unit-id.ts"
export { installedUnit } from "./installed-unit/installed-unit.ts"
export { visitTicketId } from "./maintenance-plan/maintenance-plan-decider.ts"
export { maintenancePlan } from "./maintenance-plan/maintenance-plan.ts"
export { ticket, type TicketShape } from "./ticket/ticket.ts"
export { vehicle } from "./vehicle/vehicle.ts"
