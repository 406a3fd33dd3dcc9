/** The error that refuses a policy which cannot be put in force. */
import * as Schema from "effect/Schema"
import type { Language, Words } from "../messages/words.ts"
import { TaggedError } from "../values/tagged-error.ts"

const facts = {
  unknownField: { en: "is not a parameter", "zh-Hans": "不是可设置的参数" },
  missing: { en: "is missing", "zh-Hans": "缺失" },
  notAllowed: { en: "is not allowed", "zh-Hans": "不在允许范围内" },
  inconsistent: { en: "contradicts another figure", "zh-Hans": "与另一参数矛盾" },
} as const satisfies Record<string, Words>

const WordsSchema: Schema.Codec<Words> = Schema.Struct({ en: Schema.String, "zh-Hans": Schema.String })

/**
 * What is wrong at one place of a policy: where (`path`, empty for the whole), why, what was `seen`
 * there (as JSON), and what would mend it.
 *
 * @category policy
 * @since 0.1.0
 */
export type PolicyProblem = typeof PolicyProblem.Type
export const PolicyProblem = Schema.Struct({
  path: Schema.String,
  reason: Schema.Literals(["unknownField", "missing", "notAllowed", "inconsistent"]),
  seen: Schema.String,
  remedy: WordsSchema,
})

/**
 * A policy cannot be put in force. Every problem is listed, in the order of the policy, the unknown
 * fields of a group before the others, at most one for each path. Figures are compared with each other only where each is allowed by itself.
 *
 * @category policy
 * @since 0.1.0
 */
export class PolicyInvalid extends TaggedError<PolicyInvalid>()("PolicyInvalid", {
  problems: Schema.Array(PolicyProblem),
}) {
  override get message(): string {
    return this.problems.map((problem) => policyProblemText(problem, "en")).join("\n")
  }
}

/**
 * One problem as a sentence to read.
 *
 * @example
 * ```ts
 * import { policyProblemText } from "@fieldcare/core/regulation"
 *
 * policyProblemText(
 *   {
 *     path: "service.followUp.dueDays",
 *     reason: "notAllowed",
 *     seen: "0",
 *     remedy: { en: "Give a whole number from 1 to 30 (days).", "zh-Hans": "请填写：1 至 30 的整数（单位：天）。" },
 *   },
 *   "en",
 * )
 * // => "service.followUp.dueDays = 0 is not allowed. Give a whole number from 1 to 30 (days)."
 * ```
 *
 * @category policy
 * @since 0.1.0
 */
export const policyProblemText = (problem: PolicyProblem, language: Language): string => {
  const { path, reason, seen, remedy } = problem
  const whole = language === "en" ? "The policy" : "整个政策"
  const name = path === "" ? whole : path
  const place = reason === "missing" ? name : `${name} = ${seen}`
  return language === "en"
    ? `${place} ${facts[reason].en}. ${remedy.en}`
    : `${place} ${facts[reason]["zh-Hans"]}。${remedy["zh-Hans"]}`
}
