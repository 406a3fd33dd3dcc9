/** A defective return: a replaced part on its way from the customer to the store, and what is decided about it there. */
import * as Schema from "effect/Schema"
import { digestOf } from "../../engine/journal.ts"
import { PlaceName } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { InstantMs, Quantity } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"
import { Serial } from "../serial.ts"

const { Array: List, Boolean: Truth, Literals, optionalKey: optional, String: Plain, Struct } = Schema

/**
 * What is decided about a returned part: it is scrapped, goes back to its supplier, or is repaired and goes back to
 * stock.
 *
 * @category defective return
 * @since 0.1.0
 */
export const Disposal = Literals(["scrap", "supplierReturn", "repair"])

/**
 * The record of a defective return.
 *
 * **Details**
 *
 * `serial` is the replaced piece's number as the engineer wrote it, or as the store read it; `item` is that number as
 * the stock ledger keeps it, "" where the part has none there. `replacedBy` is the number of the piece that was put in
 * its place. `place` is where the returned piece is, once it has come.
 *
 * @category defective return
 * @since 0.1.0
 */
export const DefectiveReturn = Struct({
  id: Identifier,
  status: Text,
  ticket: Identifier,
  engineer: Identifier,
  part: Identifier,
  quantity: Quantity,
  serial: optional(Serial),
  replacedBy: optional(Serial),
  requisition: optional(Identifier),
  item: Plain,
  place: optional(PlaceName),
  receivedAt: optional(InstantMs),
  decision: optional(Struct({ as: Disposal, reason: Text, by: Identifier, at: InstantMs })),
  repairs: List(Struct({ repairedBy: Identifier, passed: Truth, finding: LongText, by: Identifier, at: InstantMs })),
  missing: optional(Struct({ reason: Text, by: Identifier, at: InstantMs })),
  scrap: optional(Identifier),
  supplierReturn: optional(Identifier),
})

/**
 * @category defective return
 * @since 0.1.0
 */
export type DefectiveReturn = typeof DefectiveReturn.Type

/**
 * The return before its first event.
 *
 * @category defective return
 * @since 0.1.0
 */
export const blankDefectiveReturn: DefectiveReturn = {
  id: "",
  status: "new",
  ticket: "",
  engineer: "",
  part: "",
  quantity: 1,
  item: "",
  repairs: [],
}

/**
 * The id of the return that a replacement on a ticket leads to: one for each replacement.
 *
 * @example
 * ```ts
 * defectiveReturnId("T-7", 1) === defectiveReturnId("T-7", 1) // => true
 * ```
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnId = (ticket: string, replacement: number): string =>
  `return-${digestOf([ticket, replacement]).slice(0, 40)}`
