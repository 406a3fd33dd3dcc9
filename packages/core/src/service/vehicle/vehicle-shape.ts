/** The types of the vehicle, from which everything typed about it is derived. */
import type { VehicleCommands, VehicleCreating } from "./vehicle-commands.ts"
import type { VehicleEvents } from "./vehicle-events.ts"
import type { Vehicle } from "./vehicle-record.ts"

/**
 * The shape of the vehicle lifecycle. Its rules look at the vehicle alone.
 *
 * @category vehicle
 * @since 0.1.0
 */
export interface VehicleShape {
  readonly kind: "vehicle"
  readonly record: Vehicle
  readonly commands: VehicleCommands
  readonly events: VehicleEvents
  readonly facts: object
  readonly creates: VehicleCreating
}
