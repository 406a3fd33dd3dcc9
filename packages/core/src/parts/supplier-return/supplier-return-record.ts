/** A return to a supplier: rejected or defective parts that go back, and what the supplier gives for them. */
import * as Schema from "effect/Schema"
import { Approval } from "../../trust/approval.ts"
import { Identifier } from "../../values/identifier.ts"
import { Money } from "../../values/money.ts"
import { InstantMs } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { TakenLine } from "../taken-line.ts"

const { Array: List, Literals, optionalKey: optional, Struct } = Schema

/**
 * How parts went to the supplier: by which carrier, under which number.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const Shipment = Struct({ carrier: optional(Text), number: optional(Text) })

/**
 * What the supplier answered: a credit, a replacement under the supplier's `reference`, or a refusal.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const SupplierAnswer = Struct({
  type: Literals(["credit", "replacement", "refusal"]),
  reference: Text,
  amount: optional(Money),
  order: optional(Identifier),
  at: InstantMs,
})

/**
 * The record of a return to a supplier. `order` is the purchase order by which the parts came, where it is known;
 * `defectiveReturn` the return of a replaced part that goes back by it.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const SupplierReturn = Struct({
  id: Identifier,
  status: Text,
  supplier: Identifier,
  order: optional(Identifier),
  defectiveReturn: optional(Identifier),
  damageReports: optional(List(Identifier)),
  lines: List(TakenLine),
  approval: optional(Approval),
  shipment: optional(Struct({ ...Shipment.fields, at: InstantMs })),
  answer: optional(SupplierAnswer),
})

/**
 * @category supplier return
 * @since 0.1.0
 */
export type SupplierReturn = typeof SupplierReturn.Type

/**
 * The return before its first event.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const blankSupplierReturn: SupplierReturn = { id: "", status: "new", supplier: "", lines: [] }
