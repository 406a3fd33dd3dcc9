/** A stocktake: which parts are counted where, what was seen, what the books said at that moment, what came of it. */
import * as Schema from "effect/Schema"
import { PlaceName } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"

const { Array: List, Boolean, Literals, optionalKey: optional, String, Struct } = Schema

/**
 * The class of a part by its value in use: A parts are counted most often, C parts least.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const StockClass = Literals(["A", "B", "C"])

/**
 * @category stocktake
 * @since 0.1.0
 */
export type StockClass = typeof StockClass.Type

/**
 * What was seen of one lot or serial number, or of the part where it has neither (`item` is "" there).
 *
 * **Details**
 *
 * `counted` is what is there: the one absolute quantity in the ledger's neighbourhood. `booked` and `postings` are the
 * balance of the account at the moment of the count. `written` is the number as it stands on the piece or package.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const Sighting = Struct({
  item: String,
  written: optional(Text),
  counted: Count,
  booked: Count,
  postings: Count,
})

/**
 * @category stocktake
 * @since 0.1.0
 */
export type Sighting = typeof Sighting.Type

/**
 * How far an account had moved: by how many postings its balance was made.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const Standing = Struct({ item: String, postings: Count })

/**
 * One count of a line: who counted, for whom where it was a delegate, when, and what.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const LineCount = Struct({
  by: Identifier,
  onBehalfOf: optional(Identifier),
  at: InstantMs,
  seen: List(Sighting),
})

/**
 * A line: one part at one place. The last of its counts decides. `accepted` is how far its accounts had moved when
 * somebody who counted nothing accepted that they moved after the count.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const StocktakeLine = Struct({
  line: Count,
  part: Identifier,
  place: PlaceName,
  tracking: Literals(["none", "lot", "serial"]),
  counts: List(LineCount),
  accepted: optional(List(Standing)),
})

/**
 * @category stocktake
 * @since 0.1.0
 */
export type StocktakeLine = typeof StocktakeLine.Type

/**
 * What the posting corrects: a quantity that goes from `found`, or from where the books had it, to the place where it
 * was seen; or from there to `lost`.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const Adjustment = Struct({
  line: Count,
  part: Identifier,
  item: String,
  written: optional(Text),
  from: PlaceName,
  to: PlaceName,
  quantity: Count,
  single: Boolean,
})

/**
 * @category stocktake
 * @since 0.1.0
 */
export type Adjustment = typeof Adjustment.Type

/**
 * The record of a stocktake.
 *
 * **Details**
 *
 * `programme` is the occasion of a programme that the posting meets. What the books said of a line stands in it only
 * from its count on; `countSheet` is what people see who count.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const Stocktake = Struct({
  id: Identifier,
  status: Text,
  title: Text,
  abc: optional(StockClass),
  programme: optional(Struct({ id: Identifier, occasion: Text })),
  lines: List(StocktakeLine),
  review: optional(Struct({ by: Identifier, at: InstantMs, note: optional(LongText) })),
  adjustments: List(Adjustment),
  postedAt: optional(InstantMs),
})

/**
 * @category stocktake
 * @since 0.1.0
 */
export type Stocktake = typeof Stocktake.Type

/**
 * The stocktake before its first event.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const blankStocktake: Stocktake = { id: "", status: "new", title: "", lines: [], adjustments: [] }
