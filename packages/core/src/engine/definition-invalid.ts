/** The error of a definition that cannot be right, found when it is compiled and not when a customer waits. */
import * as Schema from "effect/Schema"
import { TaggedError } from "../values/tagged-error.ts"

/**
 * A lifecycle or chapter that is wrong in itself. `problems` names every fault with its place and its remedy.
 *
 * @category errors
 * @since 0.1.0
 */
export class DefinitionInvalid extends TaggedError<DefinitionInvalid>()("DefinitionInvalid", {
  of: Schema.String,
  problems: Schema.Array(Schema.Struct({ where: Schema.String, problem: Schema.String })),
}) {
  override get message(): string {
    const lines = this.problems.map(({ where, problem }) => `  ${where}: ${problem}`)
    return `${this.of} is not well defined:\n${lines.join("\n")}`
  }
}

/**
 * One fault of a definition.
 *
 * @category errors
 * @since 0.1.0
 */
export interface DefinitionProblem {
  readonly where: string
  readonly problem: string
}
