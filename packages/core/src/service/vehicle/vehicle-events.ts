/** What became true of a vehicle. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { vehicleCommands as commands } from "./vehicle-commands.ts"

/**
 * The events of a vehicle.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const vehicleEvents = {
  registered: commands.register.input,
  checked: commands.recordCheck.input,
  maintained: commands.recordMaintenance.input,
  retired: Schema.Struct({}),
}

/**
 * The data of a vehicle's events.
 *
 * @category vehicle
 * @since 0.1.0
 */
export type VehicleEvents = EventTypes<typeof vehicleEvents>
