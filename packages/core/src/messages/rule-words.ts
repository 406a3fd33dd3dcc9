/** The words of rules: what a rule is called, what it says when it fails, and what would mend it. */
import type { Words } from "./words.ts"

/**
 * The words of one rule. In `failed` and `remedy`, `{name}` stands for what was seen under that name.
 *
 * **Details**
 *
 * `{status:supplier}` tells a status in the words of the lifecycle whose kind stands behind the colon. There are
 * vocabularies too: `role`, `place`, `service`, `tracking`, `transferReason`, `test`, `finding`, `fact`.
 *
 * @category messages
 * @since 0.1.0
 */
export interface RuleWords {
  readonly title: Words
  readonly failed: Words
  readonly remedy: Words
}

/**
 * The words of one lifecycle: complete, or a type error.
 *
 * @category messages
 * @since 0.1.0
 */
export interface LifecycleWords<Rule extends string = string, Rest extends WordKeys = WordKeys> {
  readonly title: Words
  readonly rules: Readonly<Record<Rule, RuleWords>>
  readonly duties: Readonly<Record<Rest["duty"], Words>>
  readonly commands: Readonly<Record<Rest["command"], Words>>
  readonly statuses: Readonly<Record<Rest["status"], Words>>
  readonly separations: Readonly<Record<Rest["separation"], RuleWords>>
  /** Titles of fields that a host has added. */
  readonly fields?: Readonly<Record<string, Words>>
}

/**
 * The ids that need words beside the rules.
 *
 * @category messages
 * @since 0.1.0
 */
export interface WordKeys {
  readonly duty: string
  readonly command: string
  readonly status: string
  readonly separation: string
}

/**
 * Fills a message from what was seen. A name that was not seen stays as it is written; an empty text takes the blank
 * before it along. `between` stands in lists; `inWords` answers the words for a value of a vocabulary, where there are
 * some.
 *
 * @example
 * ```ts
 * fill("no consent for {name}", { name: "K-20" }) // => "no consent for K-20"
 * ```
 * @category messages
 * @since 0.1.0
 */
export const fill = (
  template: string,
  seen: Readonly<Record<string, unknown>>,
  between = ", ",
  inWords: InWords = asItIs,
): string =>
  template.replace(/( ?)\{(\w+)(?::(\w+))?\}/g, (_, blank: string, name: string, vocabulary: string | undefined) => {
    if (!Object.hasOwn(seen, name)) return `${blank}{${name}}`
    const value = seen[name]
    const text = shown(vocabulary === undefined ? value : worded(value, (one) => inWords(vocabulary, one)), between)
    return text === "" ? "" : `${blank}${text}`
  })

/** The words for a value of a vocabulary in one language; nothing where there are none. */
export type InWords = (vocabulary: string, value: unknown) => string | undefined

const asItIs: InWords = () => undefined

const worded = (value: unknown, wordsFor: (value: unknown) => string | undefined): unknown =>
  Array.isArray(value) ? value.map((one: unknown) => wordsFor(one) ?? one) : (wordsFor(value) ?? value)

/**
 * A message as a page shows it that is about no case: `{status}` for `{status:supplier}`.
 *
 * @category messages
 * @since 0.1.0
 */
export const unfilled = (template: string): string => template.replace(/\{(\w+):\w+\}/g, "{$1}")

/**
 * The same in each language: a Chinese list has its own comma.
 *
 * @category messages
 * @since 0.1.0
 */
export const filled = (
  words: Words,
  seen: Readonly<Record<string, unknown>>,
  inWords: (vocabulary: string, value: unknown) => Words | undefined = () => undefined,
): Words => ({
  en: fill(words.en, seen, ", ", (vocabulary, value) => inWords(vocabulary, value)?.en),
  "zh-Hans": fill(words["zh-Hans"], seen, "、", (vocabulary, value) => inWords(vocabulary, value)?.["zh-Hans"]),
})

const shown = (value: unknown, between: string): string =>
  Array.isArray(value)
    ? value.length === 0
      ? "–"
      : value.join(between)
    : value === null
      ? "–"
      : `${value as string | number | boolean}`
