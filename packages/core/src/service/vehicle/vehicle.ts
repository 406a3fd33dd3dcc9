/** The vehicle: checked, maintained, and off the road when it fails a check (clause 3.3.2). */
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { vehicleCommands } from "./vehicle-commands.ts"
import { vehicleDecider, vehicleEvolver } from "./vehicle-decider.ts"
import { vehicleDuties } from "./vehicle-duties.ts"
import { vehicleEvents } from "./vehicle-events.ts"
import { vehicleMachine } from "./vehicle-machine.ts"
import { blankVehicle, Vehicle } from "./vehicle-record.ts"
import { vehicleRules } from "./vehicle-rules.ts"
import type { VehicleShape } from "./vehicle-shape.ts"

/**
 * What of a vehicle stands in columns of its own, for queries.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const vehicleColumns = {
  plate: { type: "text", indexed: true, value: (vehicle) => vehicle.plate },
  odometerKm: { type: "integer", indexed: false, value: (vehicle) => vehicle.odometerKm },
} satisfies Readonly<Record<string, RecordColumn<VehicleShape>>>

/**
 * The lifecycle of a vehicle. It holds nothing personal.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const vehicle: Lifecycle<VehicleShape> = lifecycle<VehicleShape>({
  kind: "vehicle",
  version: 1,
  record: Vehicle,
  blank: blankVehicle,
  copy: (record) => ({ ...record }),
  columns: vehicleColumns,
  commands: vehicleCommands,
  events: vehicleEvents,
  machine: vehicleMachine,
  rules: vehicleRules,
  duties: vehicleDuties,
  separations: {},
  followUps: [],
  decider: vehicleDecider,
  evolver: vehicleEvolver,
  subject: () => undefined,
})

export type { VehicleShape } from "./vehicle-shape.ts"
