/** A part unit: one piece with a serial number, where it is, and what became of it. */
import * as Schema from "effect/Schema"
import { PlaceName } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { Serial } from "../serial.ts"

const { optionalKey: optional, Struct } = Schema

/**
 * The record of a part unit.
 *
 * **Details**
 *
 * `serial` is the number as it is written on the piece, `item` as the stock ledger keeps it. `place` is where the ledger
 * has the piece; it is absent until the piece has come for the first time. `ticket` and `requisition` are those of the
 * last issue, and for the ticket of the installation. `warranty` begins with the installation.
 *
 * @category part unit
 * @since 0.1.0
 */
export const PartUnit = Struct({
  id: Identifier,
  status: Text,
  part: Identifier,
  serial: Serial,
  item: Text,
  place: optional(PlaceName),
  supplier: optional(Identifier),
  order: optional(Identifier),
  receipt: optional(Identifier),
  expiresAt: optional(InstantMs),
  engineer: optional(Identifier),
  requisition: optional(Identifier),
  ticket: optional(Identifier),
  warranty: optional(Struct({ from: InstantMs, days: Count })),
  defectiveReturn: optional(Identifier),
  supplierReturn: optional(Identifier),
  scrap: optional(Identifier),
})

/**
 * @category part unit
 * @since 0.1.0
 */
export type PartUnit = typeof PartUnit.Type

/**
 * The unit before its first event.
 *
 * @category part unit
 * @since 0.1.0
 */
export const blankPartUnit: PartUnit = { id: "", status: "new", part: "", serial: "", item: "" }
