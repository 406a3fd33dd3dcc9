/** What became true of a stock transfer. The event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { StockTransfer } from "./stock-transfer-record.ts"

const { reason, finding, lines } = StockTransfer.fields

/**
 * The events of a stock transfer.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const stockTransferEvents = { transferred: Schema.Struct({ reason, finding, lines }) }

/**
 * The data of a stock transfer's events.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export type StockTransferEvents = EventTypes<typeof stockTransferEvents>
