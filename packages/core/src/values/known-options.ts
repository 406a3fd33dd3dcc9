/** Options that a host gives: one that is misspelt must not be taken for none. */
import * as Schema from "effect/Schema"
import { TaggedError } from "./tagged-error.ts"

/**
 * An option that does not exist was given. TypeScript says so too; in plain JavaScript nobody else would, and a
 * storage whose file is misspelt would be one in memory.
 *
 * @category errors
 * @since 0.1.0
 */
export class OptionUnknown extends TaggedError<OptionUnknown>()("OptionUnknown", {
  /** What the option was given to, for example `sqliteStorage`. */
  to: Schema.String,
  option: Schema.String,
  /** The options there are. */
  known: Schema.Array(Schema.String),
}) {
  override get message(): string {
    return `${this.to} has no option ${this.option}. ${this.known.length === 0 ? "It has none." : `It has: ${this.known.join(", ")}.`}`
  }
}

/**
 * The options as they were given; throws `OptionUnknown` for the first that has no name among `known`, which names
 * every option there is or is a type error, and a `TypeError` for what are no options at all.
 *
 * **Details**
 *
 * An option that is there and undefined counts as not given.
 *
 * @example
 * ```ts
 * import { knownOptions } from "@fieldcare/core/storage"
 *
 * interface Options {
 *   readonly file?: string
 * }
 * const open = (options: Options) => knownOptions("open", options, { file: true }).file ?? ":memory:"
 * open({ file: "./service.sqlite" }) // => "./service.sqlite"
 * ```
 * @category input
 * @since 0.1.0
 */
export const knownOptions = <Options extends object>(
  to: string,
  options: Options,
  known: Readonly<Record<keyof Options, true>>,
): Options => {
  if (options === null || typeof options !== "object") throw new TypeError(`${to}: expected an object with options`)
  for (const [option, value] of Object.entries(options))
    if (value !== undefined && !Object.hasOwn(known, option))
      throw new OptionUnknown({ to, option: option.slice(0, 100), known: Object.keys(known) })
  return options
}
