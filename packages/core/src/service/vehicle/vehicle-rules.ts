/** When a reading of a vehicle can be true (clause 3.3.2). */
import { fails, ruleOf } from "../../engine/rule.ts"
import type { VehicleShape } from "./vehicle-shape.ts"

const rule = ruleOf<VehicleShape>()

/**
 * The rules of a vehicle.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const vehicleRules = {
  "odometer-never-back": rule({
    clause: "3.3.2",
    on: ["recordCheck", "recordMaintenance"],
    check: (vehicle, { odometerKm }) =>
      odometerKm >= vehicle.odometerKm || fails({ readKm: odometerKm, lastKm: vehicle.odometerKm }),
  }),
}
