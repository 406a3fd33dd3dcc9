/** A purchase proposal: what to buy from one supplier, worked out from usage and stock (clause 5.1.3). */
import * as Schema from "effect/Schema"
import { Identifier } from "../../values/identifier.ts"
import { Money } from "../../values/money.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"
import { UsageClass } from "../part/part-record.ts"

const { Array: List, Literals, optionalKey: optional, Struct } = Schema

const within = (minimum: number, maximum: number) =>
  Schema.makeFilter(
    (value: number) =>
      (value >= minimum && value <= maximum && !Object.is(value, -0)) || `Expected ${minimum} to ${maximum}, not -0`,
  )

/**
 * What is proposed of one part, with the figures that a person decides by.
 *
 * **Details**
 *
 * All in the part's unit. `quantity`, `reorderPoint` and `inventoryPosition` (what is there and on its way, less what is
 * promised; below 0 where more is promised) are whole; `expectedPerPeriod` is a mean. `method` is the forecast's. `abc`
 * is the class by use or value, `xyz` by how evenly the part is asked for.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const ProposedPart = Struct({
  part: Identifier,
  quantity: Count,
  reorderPoint: Count,
  inventoryPosition: Schema.Int.check(within(-1_000_000_000, 1_000_000_000)),
  expectedPerPeriod: Schema.Finite.check(within(0, 1_000_000_000)),
  method: Text,
  abc: optional(UsageClass),
  xyz: optional(Literals(["X", "Y", "Z"])),
  price: optional(Money),
})

/**
 * @category purchase proposal
 * @since 0.1.0
 */
export type ProposedPart = typeof ProposedPart.Type

/**
 * What a person makes of a line: another quantity, 0 to leave it out, and the price of one unit where it is known.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const ConfirmedLine = Struct({ line: Count, quantity: Count, price: optional(Money) })

/**
 * The record of a purchase proposal.
 *
 * **Details**
 *
 * `proposedBy` is whoever proposed, with the person stood in for. `expiresAt` is up to when it can be confirmed.
 * `confirmed` holds what was ordered of each line, `order` the purchase order that came of it.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const PurchaseProposal = Struct({
  id: Identifier,
  status: Text,
  supplier: Identifier,
  lines: List(Struct({ line: Count, ...ProposedPart.fields })),
  reason: LongText,
  proposedBy: List(Identifier),
  expiresAt: optional(InstantMs),
  expectedAt: optional(InstantMs),
  confirmed: optional(List(ConfirmedLine)),
  order: optional(Identifier),
  rejection: optional(Struct({ reason: LongText, by: Identifier, at: InstantMs })),
})

/**
 * @category purchase proposal
 * @since 0.1.0
 */
export type PurchaseProposal = typeof PurchaseProposal.Type

/**
 * The purchase proposal before its first event.
 *
 * @category purchase proposal
 * @since 0.1.0
 */
export const blankPurchaseProposal: PurchaseProposal = {
  id: "",
  status: "new",
  supplier: "",
  lines: [],
  reason: "",
  proposedBy: [],
}
