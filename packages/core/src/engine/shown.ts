/** What a command shows to somebody who will sign: its digest, for the context of the decision. */
import type { Compiled } from "./compile.ts"
import { digestOf } from "./journal.ts"
import type { Context } from "./context.ts"
import type { Shape } from "./shape.ts"

/**
 * The part of a context that tells what a command shows: the digest, or nothing where it shows nothing. Whoever
 * prepares a context spreads it in; the decision itself then has nothing to hash.
 *
 * @category deciding
 * @since 0.1.0
 */
export const shownBy = <S extends Shape>(
  compiled: Compiled<S>,
  record: S["record"],
  name: string,
  input: unknown,
): Pick<Context, "shown"> => {
  const shows = compiled.commands.get(name)?.definition.shows
  return shows === undefined ? {} : { shown: digestOf(shows(record, input as never)) }
}
