/** What is looked for when a text is searched. */
import { isStorable } from "../values/storable.ts"

/** So many words are looked for at once. */
export const wordsMax = 8

/**
 * The words of a searched text: what stands between blanks of any kind, each word once.
 *
 * @example
 * ```ts
 * searchedWords("  Wang  K20 Wang") // => ["Wang", "K20"]
 * ```
 * @category storage
 * @since 0.1.0
 */
export const searchedWords = (text: string): ReadonlyArray<string> => [
  ...new Set(text.split(/\s+/u).filter((word) => word !== "")),
]

/**
 * What is wrong with a text as one to search for, if anything.
 *
 * @category storage
 * @since 0.1.0
 */
export const searchProblem = (text: unknown): string | undefined => {
  if (typeof text !== "string") return "Expected a text"
  if (text.length > 200) return "Expected at most 200 characters"
  if (!isStorable(text)) return "Expected text without NUL and without half of a surrogate pair"
  const words = searchedWords(text)
  if (Array.from(words.join("")).length < 2) return "Expected at least 2 characters that are not blank"
  return words.length > wordsMax ? `Expected at most ${wordsMax} words` : undefined
}
