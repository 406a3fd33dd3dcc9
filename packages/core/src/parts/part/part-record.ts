/** A part of the catalogue: what it is, how its pieces are told apart, and how it is stored. */
import * as Schema from "effect/Schema"
import type { Priority } from "../../regulation/policy.ts"
import { Identifier } from "../../values/identifier.ts"
import { Money } from "../../values/money.ts"
import { Count, InstantMs, Quantity } from "../../values/number.ts"
import { Text } from "../../values/text.ts"

const { Array: List, Literals, optionalKey: optional, Struct } = Schema

/**
 * How pieces of a part are told apart: not at all, by the lot that they come from, or each by its serial number.
 *
 * @category part
 * @since 0.1.0
 */
export const Tracking = Literals(["none", "lot", "serial"])

/**
 * @category part
 * @since 0.1.0
 */
export type Tracking = typeof Tracking.Type

/**
 * How much of the company's use a part makes up: A the most, C the least.
 *
 * @category part
 * @since 0.1.0
 */
export const UsageClass = Literals(["A", "B", "C"])

const Urgency: Schema.Codec<Priority> = Literals(["urgent", "high", "medium", "low"])

/**
 * A requisition that waits for a part: how much it is short of, since when the parts are asked for, and how urgent its
 * ticket was when it began to wait, where the desk keeps tickets.
 *
 * @category part
 * @since 0.1.0
 */
export const Awaiting = Struct({
  requisition: Identifier,
  ticket: Identifier,
  short: Quantity,
  askedAt: InstantMs,
  priority: optional(Urgency),
})

/**
 * @category part
 * @since 0.1.0
 */
export type Awaiting = typeof Awaiting.Type

/**
 * The record of a part.
 *
 * **Details**
 *
 * The id is the part number, by which the stock ledger knows it. `unit` is what quantities count (piece, metre, box of
 * ten), always in whole numbers. `storageClass` is what a bin must offer (dry, cooled, flammables). `shelfLifeDays` is
 * counted from the arrival where a package names no date of expiry. `price` is for one unit.
 *
 * @category part
 * @since 0.1.0
 */
export const Part = Struct({
  id: Identifier,
  status: Text,
  name: Text,
  model: Text,
  unit: Text,
  tracking: Tracking,
  storageClass: Text,
  shelfLifeDays: optional(Count),
  price: optional(Money),
  abc: optional(UsageClass),
  awaitedBy: List(Awaiting),
})

/**
 * @category part
 * @since 0.1.0
 */
export type Part = typeof Part.Type

/**
 * The part before its first event.
 *
 * @category part
 * @since 0.1.0
 */
export const blankPart: Part = {
  id: "",
  status: "new",
  name: "",
  model: "",
  unit: "",
  tracking: "none",
  storageClass: "",
  awaitedBy: [],
}
