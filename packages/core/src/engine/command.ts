/** A command as a lifecycle declares it. */
import type { Role } from "../trust/actor.ts"
import type { Need } from "./need.ts"
import type { AnyCodec, AnyInput, AnyShape } from "./shape.ts"

/**
 * A command as it is declared: its input, the clause it serves, who may give it, what it needs to know.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface CommandDefinition {
  readonly input: AnyCodec
  readonly clause: string
  /** Who may give it; `onlyFollows` where it only ever follows from other commands. */
  readonly by: ReadonlyArray<Role>
  readonly creates?: boolean
  /**
   * Of a command that makes a record: the record's id, made of the input. So of one input there is one record, on
   * every storage and however many try at once. Without it the id is the caller's, or a new one.
   */
  readonly id?: (input: AnyInput) => string
  readonly needs?: Readonly<Record<string, Need>>
  /**
   * What the command shows to somebody who will sign: a JSON value, made of the record before the command and of the
   * input. Its digest comes with the context as `shown`, and the decider writes it into the event.
   */
  readonly shows?: (record: AnyShape, input: AnyInput) => unknown
}

/**
 * The `by` of a command that nobody gives: it only ever follows from other commands, also from those of chapters that a
 * desk may have been opened without.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export const onlyFollows: ReadonlyArray<Role> = Object.freeze([])

/**
 * Declares a command, keeping its types.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export const command = <const D extends CommandDefinition>(definition: D): D => definition

/**
 * The inputs of declared commands.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type CommandTypes<D> = {
  readonly [C in keyof D]: D[C] extends { readonly input: { readonly Type: infer T } } ? T : never
}

/**
 * The names of the declared commands that make a record.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type Creating<D> = {
  [C in keyof D & string]: D[C] extends { readonly creates: true } ? C : never
}[keyof D & string]
