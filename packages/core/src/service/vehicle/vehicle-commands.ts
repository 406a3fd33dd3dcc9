/** What people ask for on a vehicle: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { Count } from "../../values/number.ts"
import { Text } from "../../values/text.ts"

const { Boolean: Truth, optionalKey: optional, Struct } = Schema

/**
 * The commands of a vehicle.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const vehicleCommands = {
  register: command({
    input: Struct({ plate: Text, odometerKm: Count }),
    clause: "3.3.2",
    by: ["fleet"],
    creates: true,
  }),
  recordCheck: command({
    input: Struct({ passed: Truth, odometerKm: Count, findings: optional(Text) }),
    clause: "3.3.2",
    by: ["fleet", "engineer"],
  }),
  recordMaintenance: command({ input: Struct({ odometerKm: Count }), clause: "3.3.2", by: ["fleet"] }),
  retire: command({ input: Struct({}), clause: "3.3.2", by: ["fleet"] }),
}

/**
 * The inputs of a vehicle's commands.
 *
 * @category vehicle
 * @since 0.1.0
 */
export type VehicleCommands = CommandTypes<typeof vehicleCommands>

/**
 * The commands that make a vehicle.
 *
 * @category vehicle
 * @since 0.1.0
 */
export type VehicleCreating = Creating<typeof vehicleCommands>
