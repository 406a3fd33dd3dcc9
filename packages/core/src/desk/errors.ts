/** The errors a desk answers with, each told apart by its `_tag`. */
import * as Schema from "effect/Schema"
import { TaggedError } from "../values/tagged-error.ts"

const Words = Schema.Struct({ en: Schema.String, "zh-Hans": Schema.String })

/**
 * One thing that a refusal tells: the rules that are violated in these words, and their clauses.
 *
 * @category errors
 * @since 0.1.0
 */
export interface Told {
  readonly clauses: ReadonlyArray<string>
  readonly rules: ReadonlyArray<string>
  readonly message: typeof Words.Type
  readonly remedy: typeof Words.Type
}

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
 * then those of commands that would have followed. Each rule is there; the text tells what several say in the same
 * words once, with the clauses of all.
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
  /** What there is to tell, in its order: rules that are violated in the same words together. */
  get told(): ReadonlyArray<Told> {
    const told = new Map<string, { clauses: Array<string>; rules: Array<string> } & Pick<Told, "message" | "remedy">>()
    for (const { rule, clause, message, remedy } of this.violations) {
      const words = JSON.stringify([message, remedy])
      const same = told.get(words)
      if (same === undefined) told.set(words, { clauses: [clause], rules: [rule], message, remedy })
      else {
        if (!same.clauses.includes(clause)) same.clauses.push(clause)
        if (!same.rules.includes(rule)) same.rules.push(rule)
      }
    }
    return [...told.values()]
  }
  /** The refusal as text in one language, a line for everything there is to tell. */
  in(language: "en" | "zh-Hans"): string {
    const between = language === "en" ? ", " : "、"
    return this.told
      .map(({ clauses, message, remedy }) => `${clauses.join(between)}  ${message[language]}  → ${remedy[language]}`)
      .join("\n")
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
