/** The error that refuses clauses which cannot stand in the catalogue. */
import * as Schema from "effect/Schema"
import { TaggedError } from "../values/tagged-error.ts"

const reasons = ["notUnderChapter8", "duplicate", "wordsMissing", "realisedByNothing"] as const

const texts: Readonly<Record<(typeof reasons)[number], (detail: string) => string>> = {
  notUnderChapter8: () => `a company's own clause stands in chapter "8": give it an id such as "8.1" and chapter "8"`,
  duplicate: () => "the id is taken: give the clause an id that no other has",
  wordsMissing: (detail) => `nothing is said in ${detail}: write title and summary in every language`,
  realisedByNothing: () => "realisedBy is empty or unknown: name rule, duty, measure, record or plan",
}

/**
 * Why one clause was refused. `detail` names the texts that are missing, such as `title.zh-Hans`.
 *
 * @category clauses
 * @since 0.1.0
 */
export type ClauseProblem = typeof ClauseProblem.Type
export const ClauseProblem = Schema.Struct({
  clause: Schema.String,
  reason: Schema.Literals(reasons),
  detail: Schema.String,
})

/**
 * A host's clauses cannot be added to the catalogue. All problems of all clauses are listed, in the order of the
 * clauses; those of one clause in this order: `notUnderChapter8`, `duplicate`, `wordsMissing`, `realisedByNothing`.
 *
 * @category clauses
 * @since 0.1.0
 */
export class ClauseInvalid extends TaggedError<ClauseInvalid>()("ClauseInvalid", {
  problems: Schema.Array(ClauseProblem),
}) {
  override get message(): string {
    return this.problems.map(({ clause, reason, detail }) => `Clause "${clause}": ${texts[reason](detail)}.`).join("\n")
  }
}
