/** What became true of a stocktake. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count } from "../../values/number.ts"
import { stocktakeCommands as commands } from "./stocktake-commands.ts"
import { Adjustment, Sighting, Standing, StocktakeLine } from "./stocktake-record.ts"

const { Array: List, optionalKey: optional, Struct } = Schema

const { line, part, place, tracking } = StocktakeLine.fields
const lines = List(Struct({ line, part, place, tracking }))
const counted = Struct({
  counts: List(Struct({ line, seen: List(Sighting) })),
  onBehalfOf: optional(Identifier),
})

/**
 * The events of a stocktake. A count carries what the books said at its moment; `countReopened` says that a stocktake
 * that was counted already is counted on.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeEvents = {
  planned: Struct({ ...commands.plan.input.fields, lines }),
  started: commands.start.input,
  linesAdded: Struct({ lines }),
  counted,
  recounted: counted,
  countReopened: Struct({}),
  countFinished: commands.finishCount.input,
  reviewed: commands.review.input,
  movementAccepted: Struct({
    lines: List(Struct({ line: Count, standing: List(Standing) })),
    reason: commands.accept.input.fields.reason,
  }),
  posted: Struct({ adjustments: List(Adjustment) }),
  cancelled: commands.cancel.input,
}

/**
 * The data of a stocktake's events.
 *
 * @category stocktake
 * @since 0.1.0
 */
export type StocktakeEvents = EventTypes<typeof stocktakeEvents>
