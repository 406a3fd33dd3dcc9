/** A service vehicle with its last check and its last maintenance (clause 3.3.2). */
import * as Schema from "effect/Schema"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { Text } from "../../values/text.ts"

const { Boolean: Truth, optionalKey: optional, Struct } = Schema

/**
 * The record of a vehicle. `checks` and `maintenance` hold the last one of each; earlier ones stand in the journal.
 * `odometerKm` is the highest reading so far, `registeredAt` the start of its time with the service.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const Vehicle = Struct({
  id: Identifier,
  status: Text,
  plate: Text,
  odometerKm: Count,
  registeredAt: optional(InstantMs),
  checks: optional(Struct({ at: InstantMs, passed: Truth, odometerKm: Count, findings: optional(Text) })),
  maintenance: optional(Struct({ at: InstantMs, odometerKm: Count })),
})

/**
 * @category vehicle
 * @since 0.1.0
 */
export type Vehicle = typeof Vehicle.Type

/**
 * The vehicle before its first event.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const blankVehicle: Vehicle = { id: "", status: "new", plate: "", odometerKm: 0 }
