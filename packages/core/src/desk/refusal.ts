/** From violated rules to a refusal in two languages. */
import type { Chapter } from "../engine/chapter.ts"
import { engineWords, type EngineRule } from "../messages/engine-words.ts"
import { filled, type LifecycleWords, type RuleWords } from "../messages/rule-words.ts"
import { vocabularies } from "../messages/value-words.ts"
import type { Words } from "../messages/words.ts"
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
      const { seen } = violation
      const titled = inTitles(chapters, kind, violation.rule, seen)
      const inWords = wordsIn(chapters)
      const told = (text: Words): Words => ({
        ...filled(text, seen, inWords),
        "zh-Hans": filled(text, titled, inWords)["zh-Hans"],
      })
      return {
        ...violation,
        message: told(words.failed),
        remedy: told(words.remedy),
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
  const words = lifecycleWords(chapters, kind)
  const found = words?.rules[rule] ?? words?.separations[rule]
  if (found === undefined) throw new RangeError(`there are no words for ${kind}.${rule}`)
  return found
}

const lifecycleWords = (chapters: ReadonlyArray<Chapter>, kind: string): LifecycleWords | undefined =>
  chapters.map((chapter) => chapter.words[kind]).find((found) => found !== undefined)

/**
 * The words for values of a vocabulary, which may be a lifecycle's kind for its statuses.
 *
 * @category refusals
 * @since 0.1.0
 */
export const wordsIn =
  (chapters: ReadonlyArray<Chapter>) =>
  (vocabulary: string, value: unknown): Words | undefined => {
    if (Object.hasOwn(vocabularies, vocabulary))
      return vocabularies[vocabulary as keyof typeof vocabularies](String(value))
    const statuses = lifecycleWords(chapters, vocabulary)?.statuses
    return statuses !== undefined && Object.hasOwn(statuses, String(value)) ? statuses[String(value)] : undefined
  }

/**
 * What the engine itself has seen, with the Chinese titles of commands and statuses in place of their names in code,
 * which are English. Of other rules nobody knows whose status it is that they saw.
 */
const inTitles = (
  chapters: ReadonlyArray<Chapter>,
  kind: string,
  rule: string,
  seen: PlacedViolation["seen"],
): PlacedViolation["seen"] => {
  const words = lifecycleWords(chapters, kind)
  if (words === undefined || !(Object.hasOwn(engineWords, rule) || Object.hasOwn(words.separations, rule))) return seen
  const titles: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
    status: words.statuses,
    kind: { [kind]: words.title },
    command: words.commands,
    did: words.commands,
    possible: words.commands,
  }
  return Object.fromEntries(
    Object.entries(seen).map(([name, value]) => {
      const titleOf = <A>(one: A) => titles[name]?.[String(one)]?.["zh-Hans"] ?? one
      return [name, Array.isArray(value) ? value.map(titleOf) : titleOf(value as string)]
    }),
  )
}
