/** A lot: pieces of a part that were made together, and until when they may be used. */
import * as Schema from "effect/Schema"
import { Identifier } from "../../values/identifier.ts"
import { InstantMs } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { LotNumber } from "../serial.ts"

const { optionalKey: optional, Struct } = Schema

/**
 * The record of a lot.
 *
 * **Details**
 *
 * `lot` is the number as it is written on the package, `item` as the stock ledger keeps it. `expiresAt` is the instant
 * from which the lot may not be used any more.
 *
 * @category lot
 * @since 0.1.0
 */
export const Lot = Struct({
  id: Identifier,
  status: Text,
  part: Identifier,
  lot: LotNumber,
  item: Text,
  expiresAt: optional(InstantMs),
})

/**
 * @category lot
 * @since 0.1.0
 */
export type Lot = typeof Lot.Type

/**
 * The lot before its first event.
 *
 * @category lot
 * @since 0.1.0
 */
export const blankLot: Lot = { id: "", status: "new", part: "", lot: "", item: "" }
