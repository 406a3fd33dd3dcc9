/** Rules: named preconditions of commands, and what they answer. */
import type { Scalar } from "../storage/record.ts"
import type { Context } from "./context.ts"
import type { CommandName, Shape } from "./shape.ts"

/**
 * A named precondition of one or several commands. Its name is the key it is declared under.
 *
 * @category rules
 * @since 0.1.0
 */
export interface Rule<S extends Shape> {
  readonly clause: string
  readonly on: ReadonlyArray<CommandName<S>>
  /** The command that would make it pass, where there is one: `recordConsent` or `person.enable`. */
  readonly mend?: string
  /** Whether a derogation may set it aside. */
  readonly derogable: boolean
  readonly check: (record: S["record"], input: never, context: Context<S["facts"]>) => Verdict
}

/**
 * Declares rules of one lifecycle, with the input typed by the commands that a rule is on.
 *
 * @category rules
 * @since 0.1.0
 */
export const ruleOf =
  <S extends Shape>() =>
  <C extends CommandName<S>>(definition: {
    readonly clause: string
    readonly on: ReadonlyArray<C>
    readonly mend?: string
    readonly derogable?: boolean
    readonly check: (record: S["record"], input: S["commands"][C], context: Context<S["facts"]>) => Verdict
  }): Rule<S> => ({ derogable: false, ...definition })

/**
 * The answer of a rule: `true`, what was seen when it fails, or which fact is missing to tell.
 *
 * @category rules
 * @since 0.1.0
 */
export type Verdict = true | { readonly seen: Seen } | { readonly unknown: string }

/**
 * What was seen where a rule failed; the words of its message are filled from it.
 *
 * @category rules
 * @since 0.1.0
 */
export type Seen = Readonly<Record<string, Scalar | null | ReadonlyArray<Scalar>>>

/**
 * A rule's failure with what was seen.
 *
 * @category rules
 * @since 0.1.0
 */
export const fails = (seen: Seen = {}): Verdict => ({ seen })

/**
 * A rule that cannot tell because a fact is not known. The desk refuses, an audit reports it as not judged.
 *
 * @category rules
 * @since 0.1.0
 */
export const unknown = (fact: string): Verdict => ({ unknown: fact })
