/** What became true of a purchase proposal. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { Identifier } from "../../values/identifier.ts"
import { InstantMs } from "../../values/number.ts"
import { LongText } from "../../values/text.ts"
import { purchaseProposalCommands as commands } from "./purchase-proposal-commands.ts"
import { ConfirmedLine } from "./purchase-proposal-record.ts"

const { Array: List, optionalKey: optional, Struct } = Schema

/**
 * The events of a purchase proposal. `confirmed.lines` are all that are ordered.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const purchaseProposalEvents = {
  proposed: Struct({ ...commands.propose.input.fields, expiresAt: InstantMs, proposedBy: List(Identifier) }),
  confirmed: Struct({
    lines: List(ConfirmedLine),
    order: Identifier,
    expectedAt: optional(InstantMs),
    reason: optional(LongText),
  }),
  rejected: commands.reject.input,
  expired: Struct({}),
}

/**
 * The data of a purchase proposal's events.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export type PurchaseProposalEvents = EventTypes<typeof purchaseProposalEvents>
