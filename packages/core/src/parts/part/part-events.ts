/** What became true of a part. Each event carries all that is needed to rebuild the record. */
import type { EventTypes } from "../../engine/shape.ts"
import { partCommands as commands } from "./part-commands.ts"

/**
 * The events of a part.
 *
 * @category part
 * @since 0.1.0
 */
export const partEvents = {
  registered: commands.register.input,
  changed: commands.change.input,
  classified: commands.classify.input,
  discontinued: commands.discontinue.input,
  reinstated: commands.reinstate.input,
  shortageRecorded: commands.recordShortage.input,
}

/**
 * The data of a part's events.
 *
 * @category part
 * @since 0.1.0
 */
export type PartEvents = EventTypes<typeof partEvents>
