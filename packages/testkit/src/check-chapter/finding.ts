/** What a check of a chapter finds. */
import { fill, type Words } from "@fieldcare/core"
import type { Seen } from "@fieldcare/core/engine"
import { findingWords } from "./finding-words.ts"

/**
 * The kinds of findings.
 *
 * @category checks
 * @since 0.1.0
 */
export type FindingName = keyof typeof findingWords

/**
 * One way in which a chapter gets around the regulation, or cannot work.
 *
 * **Details**
 *
 * `clause` is the one that is got around; a fault of the definition itself cites none. `where` names the command,
 * rule, duty, event or status. `history` is the shortest course of commands that was found to show it: with inputs
 * where it was run, by the table of statuses alone where no generated history came by. It is empty where the
 * declaration itself is all there is to see.
 *
 * @category checks
 * @since 0.1.0
 */
export interface ChapterFinding {
  readonly finding: FindingName
  readonly kind: string
  readonly where: string
  readonly clause?: string
  readonly what: Words
  readonly mend: Words
  readonly history: ReadonlyArray<string>
}

/** A finding before its words are filled, and before a history was found that shows it. */
export interface Found {
  readonly finding: FindingName
  readonly kind: string
  readonly where: string
  readonly clause?: string
  readonly seen?: Seen
  readonly history?: ReadonlyArray<string>
}

/** Tells findings apart: the same thing seen twice is one finding. */
export const keyOf = ({ finding, kind, where, clause = "" }: Found): string => `${finding} ${kind} ${where} ${clause}`

/** The findings with their words, in the order of their names. */
export const worded = (found: Iterable<Found>): ReadonlyArray<ChapterFinding> => {
  const order = Object.keys(findingWords)
  return [...found]
    .toSorted((a, b) => order.indexOf(a.finding) - order.indexOf(b.finding))
    .map(({ finding, kind, where, clause, seen = {}, history = [] }) => {
      const { failed, remedy } = findingWords[finding]
      const values = { where, ...seen }
      return {
        finding,
        kind,
        where,
        ...(clause === undefined ? {} : { clause }),
        what: { en: fill(failed.en, values), "zh-Hans": fill(failed["zh-Hans"], values) },
        mend: remedy,
        history,
      }
    })
}
