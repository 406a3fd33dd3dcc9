/** What each command makes true of a vehicle, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import type { VehicleShape } from "./vehicle-shape.ts"

/**
 * The decider of a vehicle.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const vehicleDecider: Decider<VehicleShape> = {
  register: (_vehicle, data) => [{ type: "registered", data }],
  recordCheck: (_vehicle, data) => [{ type: "checked", data }],
  recordMaintenance: (_vehicle, data) => [{ type: "maintained", data }],
  retire: () => [{ type: "retired", data: {} }],
}

/**
 * The evolver of a vehicle. A check and a maintenance happened when the command says that they did.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const vehicleEvolver: Evolver<VehicleShape> = {
  registered: (_vehicle, data, { occurredAt }) => ({ ...data, registeredAt: occurredAt }),
  checked: (_vehicle, data, { occurredAt }) => ({ odometerKm: data.odometerKm, checks: { ...data, at: occurredAt } }),
  maintained: (_vehicle, { odometerKm }, { occurredAt }) => ({
    odometerKm,
    maintenance: { odometerKm, at: occurredAt },
  }),
  retired: () => ({}),
}
