/** The problems that an import has met, each by its row. */
import type { Language } from "../messages/words.ts"
import type { ProblemWords } from "./import-words.ts"

/**
 * One problem of a row: where, what, and what would mend it. `line` counts records, the header being line 1.
 *
 * @category import
 * @since 0.1.0
 */
export interface ImportProblem {
  readonly line: number
  readonly case?: string
  readonly column?: string
  readonly problem: string
  readonly mend: string
}

/** Where a problem is. */
export type ProblemPlace = Omit<ImportProblem, "problem" | "mend">

const problemsMax = 10_000

/** All are counted, the first of them are kept. */
export class ImportProblems {
  count = 0
  readonly #kept: Array<ProblemPlace & ProblemWords> = []

  found(place: ProblemPlace, words: ProblemWords): void {
    this.count++
    if (this.#kept.length < problemsMax) this.#kept.push({ ...place, ...words })
  }

  /** Those that were kept, in the order of the rows. */
  told(language: Language): ReadonlyArray<ImportProblem> {
    return this.#kept
      .toSorted((one, other) => one.line - other.line)
      .map(({ problem, mend, ...place }) => ({ ...place, problem: problem[language], mend: mend[language] }))
  }
}
