/** Words that people read: every title and message stands in each language that the product speaks. */

/**
 * A language that every text is written in. Traditional Chinese is made from Simplified by the package that shows it.
 *
 * @category messages
 * @since 0.1.0
 */
export type Language = keyof Words

/**
 * One text in English and in Simplified Chinese; to leave a language out is a type error.
 *
 * @example
 * ```ts
 * import type { Words } from "@fieldcare/core/regulation"
 *
 * const title: Words = { en: "Acceptance form", "zh-Hans": "验收单" }
 * ```
 *
 * @category messages
 * @since 0.1.0
 */
export interface Words {
  readonly en: string
  readonly "zh-Hans": string
}

/**
 * Every language, in the order in which they are listed.
 *
 * @category messages
 * @since 0.1.0
 */
export const languages: ReadonlyArray<Language> = ["en", "zh-Hans"]

/**
 * The languages that `words` says nothing in: the entry is absent, no string, or blank. Takes any value, because
 * words also come from a host that does not compile with types.
 *
 * @example
 * ```ts
 * import { languagesMissing } from "@fieldcare/core/regulation"
 *
 * languagesMissing({ en: "Receipt", "zh-Hans": " " }) // => ["zh-Hans"]
 * ```
 *
 * @category messages
 * @since 0.1.0
 */
export const languagesMissing = (words: unknown): ReadonlyArray<Language> =>
  languages.filter((language) => {
    const text = (words as Partial<Record<Language, unknown>> | null | undefined)?.[language]
    return typeof text !== "string" || text.trim() === ""
  })
