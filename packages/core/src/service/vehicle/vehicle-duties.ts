/** What is owed on a vehicle, by when (clause 3.3.2). Every figure is the policy's. */
import type { DutyDefinition, DutyStart } from "../../engine/duty-definition.ts"
import type { Policy } from "../../regulation/policy.ts"
import { day, type Instant } from "../../time/instant.ts"
import { monthsLater } from "../../time/months-later.ts"
import type { VehicleShape } from "./vehicle-shape.ts"

const nextCheck = (_data: unknown, _vehicle: unknown, { service }: Policy): DutyStart => ({
  limit: { type: "elapsed", ms: service.vehicle.checkEveryDays * day },
})
const nextMaintenance = (_data: unknown, _vehicle: unknown, { service }: Policy, at: Instant): DutyStart => ({
  limit: { type: "by", at: monthsLater(at, service.vehicle.maintenanceEveryMonths) },
})

/**
 * The duties of a vehicle: each check and each maintenance starts the wait for the next. A failed check is a check
 * too; it keeps the vehicle off the road. Whoever looks for maintenance due by distance asks `vehicleReadiness`.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const vehicleDuties = {
  "vehicle-check-due": {
    clause: "3.3.2",
    calendar: "aroundTheClock",
    starts: { registered: nextCheck, checked: nextCheck },
    meets: { checked: true },
    waives: { retired: true },
  },
  "vehicle-maintenance-due": {
    clause: "3.3.2",
    calendar: "aroundTheClock",
    starts: { registered: nextMaintenance, maintained: nextMaintenance },
    meets: { maintained: true },
    waives: { retired: true },
  },
} satisfies Readonly<Record<string, DutyDefinition<VehicleShape>>>
