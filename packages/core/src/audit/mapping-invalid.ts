/** The error of a mapping that cannot be used, told before the first row is read. */
import * as Schema from "effect/Schema"
import { TaggedError } from "../values/tagged-error.ts"

/**
 * A mapping that does not fit its form, the lifecycle that it maps to, or the log it is used on. Every problem
 * is named with its path.
 *
 * @category errors
 * @since 0.1.0
 */
export class MappingInvalid extends TaggedError<MappingInvalid>()("MappingInvalid", {
  problems: Schema.Array(Schema.Struct({ path: Schema.String, problem: Schema.String })),
}) {
  override get message(): string {
    const lines = this.problems.map(({ path, problem }) => `  ${path || "mapping"}: ${problem}`)
    return `The mapping cannot be used:\n${lines.join("\n")}`
  }
}

/**
 * One problem of a mapping.
 *
 * @category errors
 * @since 0.1.0
 */
export interface MappingProblem {
  readonly path: string
  readonly problem: string
}
