/** A measure as a value: a figure over many cases, said so that it can be computed in memory and in SQL alike. */
import type { Words } from "../messages/words.ts"
import type { Scalar } from "../storage/record.ts"
import type { Category } from "../time/category.ts"
import type { DutyOutcome } from "../time/duty.ts"
import type { DefinitionProblem } from "./definition-invalid.ts"
import type { Lifecycle } from "./lifecycle.ts"

/**
 * What is asked of one case: the value of a declared column, the category of its status, or how a duty of it ended;
 * `open` is a duty that was started and has not ended.
 *
 * @category measures
 * @since 0.1.0
 */
export type Condition =
  | { readonly column: string; readonly is: ReadonlyArray<Scalar | null> }
  | { readonly column: string; readonly atLeast?: number; readonly below?: number }
  | { readonly category: ReadonlyArray<Category> }
  | { readonly duty: string; readonly ended: ReadonlyArray<DutyOutcome["type"] | "open"> }

/**
 * What is added up over the cases: how many fulfil all conditions, or the values of a numeric column.
 *
 * @category measures
 * @since 0.1.0
 */
export type Quantity = { readonly count: ReadonlyArray<Condition> } | { readonly sum: string }

/**
 * A figure over many cases of one kind: numerator by denominator, over the cases of a cohort less those that are
 * left out, each with the reason why. Its name is the key it is declared under.
 *
 * **Details**
 *
 * A measure is data and holds no function: it speaks of declared columns and duties, so that whoever reads the
 * figure can be told what was counted, and the same figure can be asked of a database.
 *
 * @category measures
 * @since 0.1.0
 */
export interface Measure {
  readonly clause: string
  readonly title: Words
  readonly kind: string
  /** The instant that places a case in a period: a declared column of type `instant`. */
  readonly at: string
  /** All have to hold; empty: every case. */
  readonly cohort: ReadonlyArray<Condition>
  readonly exclusions?: ReadonlyArray<{ readonly reason: Words; readonly where: ReadonlyArray<Condition> }>
  readonly numerator: Quantity
  readonly denominator: Quantity
}

/**
 * What is wrong with a measure of a lifecycle: columns and duties that are not declared, columns of a wrong type.
 *
 * @category measures
 * @since 0.1.0
 */
export const measureProblems = (
  id: string,
  measure: Measure,
  lifecycle: Lifecycle | undefined,
): ReadonlyArray<DefinitionProblem> => {
  const where = `measure ${id}`
  if (lifecycle === undefined)
    return [{ where, problem: `is about ${measure.kind}, which is no lifecycle of these chapters; open them together` }]
  const typeOf = (column: string) => lifecycle.columns[column]?.type
  const numeric = (column: string) => ["integer", "instant"].includes(typeOf(column) ?? "")
  const problems: Array<DefinitionProblem> = []
  const check = (holds: boolean, problem: string) => holds || problems.push({ where, problem })
  const conditions = [
    ...measure.cohort,
    ...(measure.exclusions ?? []).flatMap((exclusion) => exclusion.where),
    ...[measure.numerator, measure.denominator].flatMap((part) => ("count" in part ? part.count : [])),
  ]
  check(typeOf(measure.at) === "instant", `is placed in time by ${measure.at}; name a declared column of type instant`)
  for (const condition of conditions) {
    if ("duty" in condition)
      check(Object.hasOwn(lifecycle.duties, condition.duty), `asks for the duty ${condition.duty}; declare it`)
    else if ("column" in condition) {
      check(typeOf(condition.column) !== undefined, `asks for the column ${condition.column}; declare it`)
      check("is" in condition || numeric(condition.column), `compares ${condition.column}, which is no number`)
    }
  }
  for (const part of [measure.numerator, measure.denominator])
    if ("sum" in part) check(numeric(part.sum), `adds up ${part.sum}; name a declared column that holds numbers`)
  return problems
}
