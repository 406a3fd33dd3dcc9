/** A service standard: the steps by which one kind of service is done on a product (clause 4.1). */
import * as Schema from "effect/Schema"
import { ServiceKind } from "../../team/service-kind.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"

const { Array: List, Boolean: Truth, optionalKey: optional, Struct } = Schema

/**
 * One step of a standard. `check` says how one sees that it was done well; only a draft may leave it out. A
 * `safety` step may never be skipped (clause 3.4.3).
 *
 * @category standard
 * @since 0.1.0
 */
export const StandardStep = Struct({ id: Identifier, title: Text, check: optional(LongText), safety: Truth })

/**
 * @category standard
 * @since 0.1.0
 */
export type StandardStep = typeof StandardStep.Type

/**
 * The record of one edition of a standard. The product `"*"` stands for all models; `supersedes` names the
 * edition that it takes the place of when it is approved.
 *
 * @category standard
 * @since 0.1.0
 */
export const Standard = Struct({
  id: Identifier,
  status: Text,
  service: ServiceKind,
  product: Text,
  edition: Count,
  title: Text,
  steps: List(StandardStep),
  supersedes: optional(Identifier),
})

/**
 * @category standard
 * @since 0.1.0
 */
export type Standard = typeof Standard.Type

/**
 * The standard before its first event.
 *
 * @category standard
 * @since 0.1.0
 */
export const blankStandard: Standard = {
  id: "",
  status: "new",
  service: "repair",
  product: "",
  edition: 0,
  title: "",
  steps: [],
}
