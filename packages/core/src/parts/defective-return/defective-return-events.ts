/** What became true of a defective return. Each event carries all that is needed to rebuild the record and move stock. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { PlaceName } from "../../ledger/place.ts"
import { Quantity } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { Serial } from "../serial.ts"
import { defectiveReturnCommands as commands } from "./defective-return-commands.ts"

const { Boolean: Truth, optionalKey: optional, String: Plain, Struct } = Schema

/**
 * The events of a defective return. `received.from` is where the stock ledger had the piece: installed, or nowhere
 * (`found`); `single` says that the ledger knows it by its serial number.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnEvents = {
  expected: commands.expect.input,
  received: Struct({
    serial: optional(Serial),
    quantity: Quantity,
    condition: optional(Text),
    item: Plain,
    single: Truth,
    from: PlaceName,
  }),
  reportedMissing: commands.reportMissing.input,
  decided: commands.decide.input,
  repairInspected: Struct({ ...commands.inspectRepair.input.fields, single: Truth }),
  scrapped: commands.markScrapped.input,
  sentBack: commands.markSentBack.input,
}

/**
 * The data of a defective return's events.
 *
 * @category defective return
 * @since 0.1.0
 */
export type DefectiveReturnEvents = EventTypes<typeof defectiveReturnEvents>
