/** Errors with a tag and fields, which a terminal shows in full. */
import * as Schema from "effect/Schema"

/** Node writes a value as this method of it answers. */
const inspect = Symbol.for("nodejs.util.inspect.custom")

/**
 * Effect's tagged errors, told by `console.error` as every other error is: message, stack and fields. By themselves they
 * show their fields alone, and whoever looks at a log has to guess.
 *
 * @category errors
 * @since 0.1.0
 */
export const TaggedError: typeof Schema.TaggedError =
  (identifier?: string) =>
  (tag: string, fields: object): never => {
    const error = Schema.TaggedError<Error>(identifier)(tag, fields as Schema.Struct.Fields)
    Object.defineProperty(error.prototype, inspect, { configurable: true, value: inspected, writable: true })
    return error as never
  }

function inspected(
  this: Error,
  _depth: number,
  options: object,
  inspectOf: (value: object, options: object) => string,
) {
  const fields = Object.fromEntries(Object.entries(this))
  const held = this.cause === undefined ? fields : { ...fields, cause: this.cause }
  return `${this.stack ?? String(this)} ${inspectOf(held, options)}`
}
