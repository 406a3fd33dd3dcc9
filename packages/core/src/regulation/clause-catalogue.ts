/** The catalogue that everything cites from: the built-in clauses and those that a host adds under chapter 8. */
import { languagesMissing } from "../messages/words.ts"
import { realisationKinds, type ChapterHead, type Clause } from "./clause.ts"
import { ClauseInvalid, type ClauseProblem } from "./clause-invalid.ts"
import { chapterHeads, clauses, isHostClause } from "./clauses.ts"

/**
 * The chapters and clauses that hold for one company, and the way to look one up.
 *
 * @category clauses
 * @since 0.1.0
 */
export interface ClauseCatalogue {
  readonly chapters: ReadonlyArray<ChapterHead>
  /** Every clause, in the order of the regulation; a host's after the built-in ones, by number. */
  readonly clauses: ReadonlyArray<Clause>
  /** The clause of that id, or `undefined` where there is none. */
  readonly get: (id: string) => Clause | undefined
}

/**
 * The built-in clauses together with a host's own.
 *
 * **Details**
 *
 * A host's clause has an id under 8 (`8.1`, `8.2.3`), chapter `"8"`, words in every language, and at least one kind
 * of thing that realises it. The catalogue is frozen.
 *
 * Throws `ClauseInvalid`, which lists everything that is wrong with the host's clauses.
 *
 * @example
 * ```ts
 * import { clauseCatalogue } from "@fieldcare/core/regulation"
 *
 * const catalogue = clauseCatalogue([{
 *   id: "8.1",
 *   chapter: "8",
 *   title: { en: "Quiet hours", "zh-Hans": "安静时段" },
 *   summary: { en: "No visit between 12:00 and 14:00.", "zh-Hans": "12:00 至 14:00 不安排上门。" },
 *   realisedBy: ["rule"],
 * }])
 * catalogue.get("8.1")?.title.en // => "Quiet hours"
 * ```
 *
 * @category clauses
 * @since 0.1.0
 */
export const clauseCatalogue = (hostClauses: ReadonlyArray<Clause> = []): ClauseCatalogue => {
  const byId = new Map<string, Clause>(clauses.map((clause) => [clause.id, clause]))
  const problems: Array<ClauseProblem> = []
  for (const clause of hostClauses) {
    problems.push(...problemsOf(clause, byId))
    byId.set(clause.id, clause)
  }
  if (problems.length > 0) throw new ClauseInvalid({ problems })
  const all = [...clauses, ...hostClauses.toSorted((a, b) => compareNumbers(a.id, b.id))]
  return Object.freeze({
    chapters: chapterHeads,
    clauses: Object.freeze(all),
    get: (id: string) => byId.get(id),
  })
}

const problemsOf = (clause: Clause, taken: ReadonlyMap<string, Clause>): ReadonlyArray<ClauseProblem> => {
  const problems: Array<ClauseProblem> = []
  const add = (reason: ClauseProblem["reason"], detail = "") =>
    problems.push({ clause: clause.id ?? "", reason, detail })
  if (!isHostClause(clause.id) || clause.chapter !== "8") add("notUnderChapter8")
  if (taken.has(clause.id)) add("duplicate")
  const missing = [
    ...languagesMissing(clause.title).map((language) => `title.${language}`),
    ...languagesMissing(clause.summary).map((language) => `summary.${language}`),
  ]
  if (missing.length > 0) add("wordsMissing", missing.join(", "))
  const kinds = clause.realisedBy ?? []
  if (kinds.length === 0 || !kinds.every((kind) => realisationKinds.includes(kind))) add("realisedByNothing")
  return problems
}

/** Orders `8.2` before `8.10`, and `8.2` before `8.2.1`. */
const compareNumbers = (a: string, b: string): number => {
  const left = a.split(".").map(Number)
  const right = b.split(".").map(Number)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]! - right[i]!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
