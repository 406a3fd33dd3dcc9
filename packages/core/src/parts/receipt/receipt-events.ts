/** What became true of a receipt. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { receiptCommands as commands } from "./receipt-commands.ts"
import { Placement, ReceiptLine } from "./receipt-record.ts"
import { JudgedSample } from "./sample.ts"

const { Array: List, String: Plain, Struct } = Schema
const { order, supplier, deliveryNote } = commands.arrive.input.fields

/**
 * The events of a receipt.
 *
 * **Details**
 *
 * `inspected.rejectedItems` and `setApart.items` are the serial numbers, as the ledger keeps them, of the pieces that
 * were rejected or set apart; they are empty where the part is not tracked by serial numbers.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptEvents = {
  arrived: Struct({ order, supplier, deliveryNote, lines: List(ReceiptLine) }),
  inspected: Struct({
    line: Count,
    samples: List(JudgedSample),
    passed: Count,
    rejected: Count,
    rejectedItems: List(Plain),
  }),
  putAway: Struct({ line: Count, part: Identifier, placements: List(Placement) }),
  setApart: Struct({ line: Count, quantity: Count, items: List(Plain), reason: Text }),
  lossRecorded: Struct({ line: Count, quantity: Count, items: List(Plain), reason: Text }),
}

/**
 * The data of a receipt's events.
 *
 * @category receipt
 * @since 0.1.0
 */
export type ReceiptEvents = EventTypes<typeof receiptEvents>
