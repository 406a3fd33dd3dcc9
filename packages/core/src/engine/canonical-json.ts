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
      return quoted(value)
    case "boolean":
      return value ? "true" : "false"
    case "number":
      if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no ${value}`)
      return JSON.stringify(value)
    case "object":
      return Array.isArray(value) ? canonicalList(value) : canonicalObject(value as Readonly<Record<string, unknown>>)
    default:
      throw new TypeError(`canonical JSON has no ${typeof value}`)
  }
}

// Every journal entry is written this way and hashed, so most of a command's time would go here.
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/

const quoted = (text: string): string => (escaped.test(text) ? JSON.stringify(text) : `"${text}"`)

const canonicalList = (list: ReadonlyArray<unknown>): string => {
  let text = "["
  for (let index = 0; index < list.length; index++) text += `${index === 0 ? "" : ","}${canonicalJson(list[index])}`
  return `${text}]`
}

const canonicalObject = (object: Readonly<Record<string, unknown>>): string => {
  let text = ""
  for (const key of Object.keys(object).toSorted()) {
    const field = object[key]
    if (field !== undefined) text += `${text === "" ? "" : ","}${quoted(key)}:${canonicalJson(field)}`
  }
  return `{${text}}`
}
