/** The company policy: every figure that the regulation leaves open, as one value for each tenant. */
import * as Schema from "effect/Schema"
import { dutiesPolicy } from "./policy-duties.ts"
import { journalPolicy } from "./policy-journal.ts"
import { instant, label } from "./policy-parameter.ts"
import { partsPolicy } from "./policy-parts.ts"
import { programmePolicy } from "./policy-programme.ts"
import type { PauseReason } from "./policy-pause.ts"
import { servicePolicy } from "./policy-service.ts"

/**
 * A company's figures, in one version.
 *
 * **Details**
 *
 * `version` names it in the journal; `effectiveFrom` is the instant from which it is in force, in
 * milliseconds since 1970-01-01T00:00:00Z. A section stands for what it rules: `service` for
 * chapter 3, `programme` for what comes again and again, `parts` for chapter 5, `journal` for how facts are written down, `duties` for how
 * the clock reminds. The unit of a figure ends its name.
 *
 * **Gotchas**
 *
 * Decoding with this schema checks all bounds, but drops unknown fields unless it is told to refuse
 * them. `companyPolicy` refuses them.
 *
 * @category policy
 * @since 0.1.0
 */
export type Policy = typeof Policy.Type
export const Policy = Schema.Struct({
  version: label({
    default: "fieldcare-1",
    clause: "1.1",
    kind: "own",
    source: "own: names the version that a decision was taken under",
    title: { en: "Version of the policy", "zh-Hans": "政策版本" },
  }),
  effectiveFrom: instant({
    default: 0,
    clause: "1.1",
    kind: "own",
    source: "own: the default holds until a company puts its own in force",
    title: { en: "In force from", "zh-Hans": "生效时刻" },
  }),
  journal: journalPolicy,
  duties: dutiesPolicy,
  service: servicePolicy,
  programme: programmePolicy,
  parts: partsPolicy,
})

/**
 * How urgent a case is, most urgent first in `priorities`.
 *
 * @category policy
 * @since 0.1.0
 */
export type Priority = keyof Policy["service"]["priorities"]

/**
 * The priorities, most urgent first.
 *
 * @category policy
 * @since 0.1.0
 */
export const priorities: ReadonlyArray<Priority> = ["urgent", "high", "medium", "low"]

/**
 * The version that is in force at `instant` (milliseconds since 1970-01-01T00:00:00Z): the one that
 * started last. Of two that start at the same instant the later in the list holds. `undefined` when
 * none had started.
 *
 * @example
 * ```ts
 * import { companyPolicy, defaultPolicy, policyAt } from "@fieldcare/core/regulation"
 *
 * const next = companyPolicy({ version: "2027-1", effectiveFrom: Date.UTC(2027, 0, 1) })
 * policyAt([defaultPolicy, next], Date.UTC(2026, 11, 31))?.version // => "fieldcare-1"
 * policyAt([defaultPolicy, next], Date.UTC(2027, 0, 1))?.version // => "2027-1"
 * ```
 *
 * @category policy
 * @since 0.1.0
 */
export const policyAt = (versions: ReadonlyArray<Policy>, instant: number): Policy | undefined => {
  let inForce: Policy | undefined
  for (const version of versions) {
    if (version.effectiveFrom > instant) continue
    if (inForce === undefined || version.effectiveFrom >= inForce.effectiveFrom) inForce = version
  }
  return inForce
}

/**
 * The pause reason of that name, or `undefined` where the policy has none. Safe for a name that came
 * in from outside, such as `"constructor"`.
 *
 * @category policy
 * @since 0.1.0
 */
export const pauseReason = (policy: Policy, name: string): PauseReason | undefined =>
  Object.hasOwn(policy.service.pauseReasons, name) ? policy.service.pauseReasons[name] : undefined
