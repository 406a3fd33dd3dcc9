/** What an id may look like, checked when it is used and not only when it is typed. */
import * as Schema from "effect/Schema"

const pattern = /^[A-Za-z0-9][A-Za-z0-9._:@~-]{0,127}$/

/**
 * Whether a value can stand as an id of a tenant, a record, a person or a key.
 *
 * **Details**
 *
 * 1 to 128 characters of ASCII letters, digits and `. _ : @ ~ -`, the first one a letter or digit. Anything
 * else is no id: numbers, booleans, null, blanks and the texts `"null"` and `"undefined"`, which only ever
 * come from a mistake. Databases compare such values in surprising ways (MariaDB finds `'7f3c'` for `= 7`).
 *
 * @example
 * ```ts
 * isIdentifier("T-2026.0001") // => true
 * isIdentifier(7) // => false
 * isIdentifier("null") // => false
 * ```
 * @category values
 * @since 0.1.0
 */
export const isIdentifier = (value: unknown): value is string =>
  typeof value === "string" && pattern.test(value) && value !== "null" && value !== "undefined"

/** What is said of a value that is no id. */
export const identifierExpected =
  "Expected an id: 1 to 128 of A-Z a-z 0-9 . _ : @ ~ -, beginning with a letter or digit"

/**
 * An id as it appears in inputs and records.
 *
 * @category values
 * @since 0.1.0
 */
export const Identifier = Schema.String.check(
  Schema.makeFilter((value: string) => isIdentifier(value) || identifierExpected),
)
