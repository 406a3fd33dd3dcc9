/** From violated rules to a refusal in two languages. */
import type { Chapter } from "../engine/chapter.ts"
import { engineWords, type EngineRule } from "../messages/engine-words.ts"
import { fill, type RuleWords } from "../messages/rule-words.ts"
import { Refused } from "./errors.ts"
import type { PlacedViolation } from "./unit-builder.ts"

/**
 * The refusal that tells these violations, each with its words filled from what was seen.
 *
 * @category refusals
 * @since 0.1.0
 */
export const refusal = (
  chapters: ReadonlyArray<Chapter>,
  { asked, id }: { readonly asked: { readonly kind: string; readonly command: string }; readonly id: string },
  violations: ReadonlyArray<PlacedViolation>,
): Refused =>
  new Refused({
    command: `${asked.kind}.${asked.command}`,
    id,
    violations: violations.map(({ kind, command: _, unknown, ...violation }) => {
      const words = unknown === undefined ? wordsOf(chapters, kind, violation.rule) : engineWords["fact-known"]
      return {
        ...violation,
        message: filled(words.failed, violation.seen),
        remedy: filled(words.remedy, violation.seen),
      }
    }),
  })

/**
 * The words of a rule, of a separation, or of one of the engine's own refusals.
 *
 * @category refusals
 * @since 0.1.0
 */
export const wordsOf = (chapters: ReadonlyArray<Chapter>, kind: string, rule: string): RuleWords => {
  if (Object.hasOwn(engineWords, rule)) return engineWords[rule as EngineRule]
  const words = chapters.map((chapter) => chapter.words[kind]).find((found) => found !== undefined)
  const found = words?.rules[rule] ?? words?.separations[rule]
  if (found === undefined) throw new RangeError(`there are no words for ${kind}.${rule}`)
  return found
}

const filled = (words: RuleWords["failed"], seen: PlacedViolation["seen"]) => ({
  en: fill(words.en, seen),
  "zh-Hans": fill(words["zh-Hans"], seen),
})
