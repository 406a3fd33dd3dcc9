/** What became true of a standard. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { standardCommands as commands } from "./standard-commands.ts"

const none = Schema.Struct({})

/**
 * The events of a standard.
 *
 * @category standard
 * @since 0.1.0
 */
export const standardEvents = {
  drafted: commands.draft.input,
  edited: commands.edit.input,
  submitted: none,
  approved: none,
  withdrawn: commands.withdraw.input,
  superseded: commands.supersede.input,
}

/**
 * The data of a standard's events.
 *
 * @category standard
 * @since 0.1.0
 */
export type StandardEvents = EventTypes<typeof standardEvents>
