/** What became true of a person. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { personCommands as commands } from "./person-commands.ts"
import { Booking } from "./person-record.ts"

const none = Schema.Struct({})

/**
 * The events of a person.
 *
 * @category person
 * @since 0.1.0
 */
export const personEvents = {
  registered: commands.register.input,
  qualificationGranted: commands.grantQualification.input,
  qualificationWithdrawn: commands.withdrawQualification.input,
  disabled: commands.disable.input,
  enabled: none,
  left: none,
  booked: Booking,
  released: commands.release.input,
}

/**
 * The data of a person's events.
 *
 * @category person
 * @since 0.1.0
 */
export type PersonEvents = EventTypes<typeof personEvents>
