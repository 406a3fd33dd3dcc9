/** Whether a vehicle may set out. */
import type { Policy } from "../../regulation/policy.ts"
import { day, type Instant } from "../../time/instant.ts"
import { monthsLater } from "../../time/months-later.ts"
import type { Vehicle } from "./vehicle-record.ts"

/**
 * Why a vehicle is not ready.
 *
 * @category vehicle
 * @since 0.1.0
 */
export type VehicleUnready =
  | "retired"
  | "notChecked"
  | "checkFailed"
  | "checkTooOld"
  | "maintenanceOverdueByDistance"
  | "maintenanceOverdueByTime"

/**
 * The reasons why a vehicle may not set out at an instant, by the figures of the policy; none when it is ready
 * (clause 3.3.2).
 *
 * **Details**
 *
 * Distance and time count from the last maintenance, whichever comes first. Where none is on record, they count
 * from the first kilometre and from the day of registration: what is not on record was not done.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const vehicleReadiness = (vehicle: Vehicle, policy: Policy, at: Instant): ReadonlyArray<VehicleUnready> => {
  const { checkEveryDays, maintenanceEveryKilometres, maintenanceEveryMonths } = policy.service.vehicle
  const { checks, maintenance } = vehicle
  const reasons: Array<VehicleUnready> = []
  if (vehicle.status === "retired") reasons.push("retired")
  if (checks === undefined) reasons.push("notChecked")
  else {
    if (!checks.passed) reasons.push("checkFailed")
    if (at > checks.at + checkEveryDays * day) reasons.push("checkTooOld")
  }
  const drivenKm = vehicle.odometerKm - (maintenance?.odometerKm ?? 0)
  if (drivenKm > maintenanceEveryKilometres) reasons.push("maintenanceOverdueByDistance")
  const since = maintenance?.at ?? vehicle.registeredAt
  if (since !== undefined && at > monthsLater(since, maintenanceEveryMonths)) reasons.push("maintenanceOverdueByTime")
  return reasons
}
