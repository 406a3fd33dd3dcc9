/** The errors a desk answers with, each told apart by its `_tag`. */
import * as Schema from "effect/Schema"
import { TaggedError } from "../values/tagged-error.ts"

const Words = Schema.Struct({ en: Schema.String, "zh-Hans": Schema.String })

/**
 * Input that is not what the command takes. Every problem is named with its place; nothing was done.
 *
 * @category errors
 * @since 0.1.0
 */
export class InputInvalid extends TaggedError<InputInvalid>()("InputInvalid", {
  command: Schema.String,
  problems: Schema.Array(Schema.Struct({ path: Schema.String, problem: Schema.String })),
}) {
  override get message(): string {
    const lines = this.problems.map(({ path, problem }) => `  ${path || "input"}: ${problem}`)
    return `The input of ${this.command} is not valid:\n${lines.join("\n")}`
  }
}

/**
 * A command that the regulation does not allow now: every violated rule with its clause, what was seen, and what
 * would mend it, in two languages. Nothing was done.
 *
 * **Details**
 *
 * Violations come in a fixed order: status, role, separations of duties, the rules as they are declared, and
 * then those of commands that would have followed.
 *
 * @category errors
 * @since 0.1.0
 */
export class Refused extends TaggedError<Refused>()("Refused", {
  command: Schema.String,
  id: Schema.String,
  violations: Schema.Array(
    Schema.Struct({
      rule: Schema.String,
      clause: Schema.String,
      seen: Schema.Record(Schema.String, Schema.Unknown),
      mend: Schema.optionalKey(Schema.String),
      message: Words,
      remedy: Words,
    }),
  ),
}) {
  override get message(): string {
    return this.in("en")
  }
  /** The refusal as text in one language, a line for each violated rule. */
  in(language: "en" | "zh-Hans"): string {
    return this.violations.map((one) => `${one.clause}  ${one.message[language]}  → ${one.remedy[language]}`).join("\n")
  }
}

/**
 * There is no such record, or it is not this tenant's: both are told in the same words.
 *
 * @category errors
 * @since 0.1.0
 */
export class NotFound extends TaggedError<NotFound>()("NotFound", { kind: Schema.String, id: Schema.String }) {
  override get message(): string {
    return `There is no ${this.kind} ${this.id}.`
  }
}

/**
 * An idempotency key that already stands for another command or another input.
 *
 * @category errors
 * @since 0.1.0
 */
export class KeyReused extends TaggedError<KeyReused>()("KeyReused", { key: Schema.String }) {
  override get message(): string {
    return `The idempotency key ${this.key} already stands for another command or input. Take a new key for a new command.`
  }
}

/**
 * No version of the company policy was in force at the time of the command.
 *
 * @category errors
 * @since 0.1.0
 */
export class PolicyMissing extends TaggedError<PolicyMissing>()("PolicyMissing", {
  tenant: Schema.String,
  at: Schema.Number,
}) {
  override get message(): string {
    return `No policy of ${this.tenant} is in force at ${this.at}. Give openDesk a version that starts earlier.`
  }
}
