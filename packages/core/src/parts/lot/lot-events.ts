/** What became true of a lot. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { Text } from "../../values/text.ts"
import { lotCommands as commands } from "./lot-commands.ts"

const { Struct } = Schema

/**
 * The events of a lot. `entered.item` is the number as the stock ledger keeps it.
 *
 * @category lot
 * @since 0.1.0
 */
export const lotEvents = {
  entered: Struct({ ...commands.enter.input.fields, item: Text }),
  expiryCorrected: commands.correctExpiry.input,
  warned: commands.warn.input,
  expired: commands.expire.input,
}

/**
 * The data of a lot's events.
 *
 * @category lot
 * @since 0.1.0
 */
export type LotEvents = EventTypes<typeof lotEvents>
