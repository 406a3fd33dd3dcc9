/** What became true of a programme. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../engine/shape.ts"
import { Rhythm } from "../time/rhythm.ts"
import { Count } from "../values/number.ts"
import { programmeCommands as commands } from "./programme-commands.ts"
import { Upcoming } from "./programme-record.ts"

const { optionalKey: optional, Struct } = Schema

const next = optional(Upcoming)

/**
 * The events of a programme. `next` is the occasion that is owed from then on, as the calendar had it at the time.
 *
 * @category programme
 * @since 0.1.0
 */
export const programmeEvents = {
  established: Struct({ ...commands.establish.input.fields, rhythm: Rhythm, next }),
  occasionHeld: Struct({ ...commands.hold.input.fields, missed: Count, next }),
  occasionSkipped: Struct({ ...commands.skip.input.fields, missed: Count, next }),
  ownerAppointed: commands.appointOwner.input,
  rhythmChanged: Struct({ ...commands.changeRhythm.input.fields, next }),
  paused: commands.pause.input,
  resumed: Struct({ next }),
  ended: commands.end.input,
}

/**
 * The data of a programme's events.
 *
 * @category programme
 * @since 0.1.0
 */
export type ProgrammeEvents = EventTypes<typeof programmeEvents>
