/** What became true of a part unit. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { InstantMs } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { partUnitCommands as commands } from "./part-unit-commands.ts"

const { optionalKey: optional, Struct } = Schema

/**
 * The events of a part unit. `item` is the serial number as the stock ledger keeps it; `moved.expiresAt` is there where
 * a repaired piece comes back to stock, so that its expiry is watched again.
 *
 * @category part unit
 * @since 0.1.0
 */
export const partUnitEvents = {
  ordered: Struct({ ...commands.order.input.fields, item: Text }),
  entered: Struct({ ...commands.enter.input.fields, item: Text }),
  arrived: commands.arrive.input,
  rejected: commands.reject.input,
  putAway: commands.putAway.input,
  moved: Struct({ ...commands.move.input.fields, expiresAt: optional(InstantMs) }),
  issued: commands.issue.input,
  takenBack: commands.takeBack.input,
  installed: commands.install.input,
  broughtBack: commands.bringBack.input,
  sentBack: commands.sendBack.input,
  scrapped: commands.scrap.input,
  destroyed: commands.destroy.input,
  lost: commands.lose.input,
  recovered: commands.recover.input,
  warned: commands.warn.input,
  expired: commands.expire.input,
}

/**
 * The data of a part unit's events.
 *
 * @category part unit
 * @since 0.1.0
 */
export type PartUnitEvents = EventTypes<typeof partUnitEvents>
