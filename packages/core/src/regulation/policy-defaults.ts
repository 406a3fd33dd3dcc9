/** What holds where a company says nothing, and the list of everything that it can say. */
import { parametersOf, defaultOf, type PolicyParameter } from "./policy-parameter.ts"
import { Policy } from "./policy.ts"

/** Freezes a plain value and all that it holds. */
export const frozen = <Value>(value: Value): Value => {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

/**
 * The policy that holds where a company says nothing: each figure is the default of its parameter.
 * It is frozen.
 *
 * @example
 * ```ts
 * import { defaultPolicy } from "@fieldcare/core/regulation"
 *
 * defaultPolicy.service.priorities.urgent.firstResponseWorkingMinutes // => 30
 * ```
 *
 * @category policy
 * @since 0.1.0
 */
export const defaultPolicy: Policy = frozen(defaultOf(Policy) as Policy)

/**
 * Every parameter of the policy with its clause, source, words and bounds, in the order of the policy.
 *
 * @category policy
 * @since 0.1.0
 */
export const policyParameters: ReadonlyArray<PolicyParameter> = frozen(parametersOf(Policy))
