/** The error of figures that nothing can be planned from. */
import * as Schema from "effect/Schema"
import { TaggedError } from "../../values/tagged-error.ts"

const PlanningProblem = Schema.Struct({
  path: Schema.String,
  problem: Schema.String,
  remedy: Schema.String,
})

/**
 * One figure that cannot be planned with: where it stands (`path`, such as `parts[3].history[2]`), what is wrong, and
 * how to mend it.
 *
 * @category errors
 * @since 0.1.0
 */
export type PlanningProblem = typeof PlanningProblem.Type

/**
 * A history of demand, a stock or a setting that cannot be planned with: a negative demand, not a number, a service
 * level that no stock reaches. It lists the problems in the order of the input, the settings first; of a whole
 * catalogue the first hundred.
 *
 * @category errors
 * @since 0.1.0
 */
export class PlanningInvalid extends TaggedError<PlanningInvalid>()("PlanningInvalid", {
  problems: Schema.Array(PlanningProblem),
}) {
  override get message(): string {
    const lines = this.problems.map(({ path, problem, remedy }) => `  ${path}: ${problem}; ${remedy}`)
    return ["This cannot be planned with:", ...lines].join("\n")
  }
}

const problemsMax = 100

/** Collects what is wrong, to tell it all at once. */
export class PlanningProblems {
  readonly found: Array<PlanningProblem> = []

  /** Notes a problem, unless `holds`. */
  expect(holds: boolean, path: string, value: unknown, problem: string, remedy: string): void {
    if (!holds && this.found.length < problemsMax)
      this.found.push({ path, problem: `${shown(value)} ${problem}`, remedy })
  }

  /** A number that lies in a range, both ends included. */
  number(value: unknown, path: string, [least, greatest]: readonly [number, number], what: string): void {
    this.expect(
      isWithin(value, least, greatest),
      path,
      value,
      `is not ${what}`,
      `give ${what} from ${least} to ${greatest}`,
    )
  }

  /** A whole number that lies in a range, both ends included. */
  whole(value: unknown, path: string, [least, greatest]: readonly [number, number], what: string): void {
    this.expect(
      isWithin(value, least, greatest) && Number.isInteger(value),
      path,
      value,
      `is not ${what}`,
      `give ${what}, a whole number from ${least} to ${greatest}`,
    )
  }

  /** Throws `PlanningInvalid` when anything was found. */
  done(): void {
    if (this.found.length > 0) throw new PlanningInvalid({ problems: this.found })
  }
}

const isWithin = (value: unknown, least: number, greatest: number): boolean =>
  typeof value === "number" && value >= least && value <= greatest

const shown = (value: unknown): string => {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
