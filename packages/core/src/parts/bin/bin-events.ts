/** What became true of a bin. Each event carries all that is needed to rebuild the record. */
import type { EventTypes } from "../../engine/shape.ts"
import { binCommands as commands } from "./bin-commands.ts"

/**
 * The events of a bin.
 *
 * @category bin
 * @since 0.1.0
 */
export const binEvents = {
  registered: commands.register.input,
  booksOpened: commands.openBooks.input,
  changed: commands.change.input,
  blocked: commands.block.input,
  unblocked: commands.unblock.input,
  retired: commands.retire.input,
}

/**
 * The data of a bin's events.
 *
 * @category bin
 * @since 0.1.0
 */
export type BinEvents = EventTypes<typeof binEvents>
