/** What became true of an opening stock. The event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { OpeningStock } from "./opening-stock-record.ts"

const { source, lines } = OpeningStock.fields

/**
 * The events of an opening stock.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const openingStockEvents = { entered: Schema.Struct({ source, lines }) }

/**
 * The data of an opening stock's events.
 *
 * @category opening stock
 * @since 0.1.0
 */
export type OpeningStockEvents = EventTypes<typeof openingStockEvents>
