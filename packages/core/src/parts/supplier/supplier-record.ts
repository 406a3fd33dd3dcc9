/** A supplier: a purchase channel that was approved, is reviewed, and may be suspended (clause 5.2.1). */
import * as Schema from "effect/Schema"
import { Approval } from "../../trust/approval.ts"
import { Identifier } from "../../values/identifier.ts"
import { InstantMs, Score } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"

const { Literals, optionalKey: optional, Struct } = Schema

/**
 * What a review comes to: the supplier is kept, or suspended.
 *
 * @category supplier
 * @since 0.1.0
 */
export const ReviewResult = Literals(["keep", "suspend"])

/**
 * The record of a supplier.
 *
 * **Details**
 *
 * `supplies` says what they are approved for, `evidence` what speaks for them: licence, samples, audit. `review` is the
 * last one, with a score from 1 to 5; earlier ones stand in the journal. `stopped` says why they were suspended or
 * rejected.
 *
 * @category supplier
 * @since 0.1.0
 */
export const Supplier = Struct({
  id: Identifier,
  status: Text,
  name: Text,
  supplies: Text,
  evidence: LongText,
  approval: optional(Approval),
  review: optional(Struct({ score: Score, findings: LongText, result: ReviewResult, by: Identifier, at: InstantMs })),
  stopped: optional(Struct({ reason: LongText, by: Identifier, at: InstantMs })),
})

/**
 * @category supplier
 * @since 0.1.0
 */
export type Supplier = typeof Supplier.Type

/**
 * The supplier before the first event.
 *
 * @category supplier
 * @since 0.1.0
 */
export const blankSupplier: Supplier = { id: "", status: "new", name: "", supplies: "", evidence: "" }
