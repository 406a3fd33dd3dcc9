/** Clause by clause: which rules, duties, measures, records and plans realise the regulation, and what is missing. */
import * as Schema from "effect/Schema"
import type { Words } from "../messages/words.ts"
import type { Clause, RealisationKind } from "./clause.ts"
import type { ClauseCatalogue } from "./clause-catalogue.ts"
import { TaggedError } from "../values/tagged-error.ts"

/**
 * That something realises a clause: the rule, duty, measure, record or plan of that id.
 *
 * @category coverage
 * @since 0.1.0
 */
export interface Realisation {
  readonly clause: string
  readonly by: RealisationKind
  readonly id: string
}

/**
 * One clause and everything that realises it, by kind, each id once and in alphabetical order.
 *
 * **Details**
 *
 * `gap` is true when nothing at all realises the clause. `missing` names the kinds that the clause
 * asks for and that nothing provides, so that a clause which is realised in part shows it.
 *
 * @category coverage
 * @since 0.1.0
 */
export interface ClauseCoverage {
  readonly id: string
  readonly chapter: string
  readonly title: Words
  readonly inferred?: true
  readonly rules: ReadonlyArray<string>
  readonly duties: ReadonlyArray<string>
  readonly measures: ReadonlyArray<string>
  readonly records: ReadonlyArray<string>
  readonly plans: ReadonlyArray<string>
  readonly gap: boolean
  readonly missing: ReadonlyArray<RealisationKind>
}

/**
 * The coverage of every clause of a catalogue, in its order, under its chapters.
 *
 * @category coverage
 * @since 0.1.0
 */
export interface Coverage {
  readonly chapters: ClauseCatalogue["chapters"]
  readonly clauses: ReadonlyArray<ClauseCoverage>
}

/**
 * Something claims to realise a clause that the catalogue does not have. All such claims are listed,
 * in the order in which they were given.
 *
 * @category coverage
 * @since 0.1.0
 */
export class ClauseUnknown extends TaggedError<ClauseUnknown>()("ClauseUnknown", {
  realisations: Schema.Array(Schema.Struct({ clause: Schema.String, by: Schema.String, id: Schema.String })),
}) {
  override get message(): string {
    return this.realisations
      .map(
        ({ clause, by, id }) =>
          `The ${by} "${id}" cites clause "${clause}", which is not in the catalogue: ` +
          `cite one that is, or add it under chapter 8.`,
      )
      .join("\n")
  }
}

/**
 * Which things realise each clause of the catalogue. A clause that nothing realises is in the result
 * like any other, as a gap.
 *
 * Throws `ClauseUnknown` when something cites a clause that the catalogue does not have.
 *
 * @example
 * ```ts
 * import { clauseCatalogue, coverage } from "@fieldcare/core/regulation"
 *
 * const { clauses } = coverage(clauseCatalogue(), [{ clause: "3.4.4", by: "rule", id: "ticket.consentGiven" }])
 * clauses.find(({ id }) => id === "3.4.4")?.rules // => ["ticket.consentGiven"]
 * clauses.find(({ id }) => id === "3.5.1")?.gap // => true
 * ```
 *
 * @category coverage
 * @since 0.1.0
 */
export const coverage = (catalogue: ClauseCatalogue, realisations: ReadonlyArray<Realisation>): Coverage => {
  const unknown = realisations.filter(({ clause }) => catalogue.get(clause) === undefined)
  if (unknown.length > 0) throw new ClauseUnknown({ realisations: unknown })
  const byClause = Map.groupBy(realisations, ({ clause }) => clause)
  return {
    chapters: catalogue.chapters,
    clauses: catalogue.clauses.map((clause) => coverageOf(clause, byClause.get(clause.id) ?? [])),
  }
}

const coverageOf = (clause: Clause, realisations: ReadonlyArray<Realisation>): ClauseCoverage => {
  const ids = (kind: RealisationKind) =>
    [...new Set(realisations.filter(({ by }) => by === kind).map(({ id }) => id))].toSorted()
  return {
    id: clause.id,
    chapter: clause.chapter,
    title: clause.title,
    ...(clause.inferred === true ? { inferred: true } : {}),
    rules: ids("rule"),
    duties: ids("duty"),
    measures: ids("measure"),
    records: ids("record"),
    plans: ids("plan"),
    gap: realisations.length === 0,
    missing: clause.realisedBy.filter((kind) => ids(kind).length === 0),
  }
}
