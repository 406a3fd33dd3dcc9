/** One way of writing a value as JSON, so that equal values have equal digests. */

/**
 * Writes a JSON value with its keys sorted by code unit and without white space. Keys whose value is
 * `undefined` are left out, as `JSON.stringify` does.
 *
 * **Gotchas**
 *
 * Throws a `TypeError` for what JSON can not hold exactly: a number that is not finite, a bigint, a function.
 *
 * @example
 * ```ts
 * canonicalJson({ b: [1, "x"], a: null }) // => '{"a":null,"b":[1,"x"]}'
 * ```
 * @category journal
 * @since 0.1.0
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null) return "null"
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value)
    case "number":
      if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no ${value}`)
      return JSON.stringify(value)
    case "object":
      return Array.isArray(value) ? `[${value.map(canonicalJson).join(",")}]` : canonicalObject(value)
    default:
      throw new TypeError(`canonical JSON has no ${typeof value}`)
  }
}

const canonicalObject = (value: object): string => {
  const fields: Array<string> = []
  for (const key of Object.keys(value).toSorted()) {
    const field = (value as Record<string, unknown>)[key]
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalJson(field)}`)
  }
  return `{${fields.join(",")}}`
}
