/** Fields of a host's own: what may stand in them, what they are called, and whether they have a column. */
import * as Schema from "effect/Schema"
import type { StandardSchemaV1 } from "effect/StandardSchema"
import type { Words } from "../messages/words.ts"
import type { Column } from "../storage/record.ts"
import { InstantMs } from "../values/number.ts"
import { isStorable } from "../values/storable.ts"
import { LongText, Personal, Text } from "../values/text.ts"
import { canonicalJson } from "./canonical-json.ts"

/**
 * How a field is projected into a column of its kind's table, so that `find` and people's SQL can ask for it.
 * `searched`: `search` looks into it, for texts.
 *
 * @category custom fields
 * @since 0.1.0
 */
export interface FieldColumn {
  readonly indexed?: boolean
  readonly searched?: boolean
}

/**
 * A field of a host's own. Made by {@link text}, {@link wholeNumber}, {@link yesNo}, {@link instant}, {@link choice},
 * {@link personalText} or {@link field}.
 *
 * @category custom fields
 * @since 0.1.0
 */
export interface Field<out T> {
  readonly title: Words
  readonly schema: Schema.Codec<T, T>
  /** Absent where the field has no column. */
  readonly column?: FieldColumn & { readonly type: Column["type"] }
  /** Of a choice, what each of its values is called. */
  readonly choices?: Readonly<Record<string, Words>>
}

interface Titled {
  readonly title: Words
}

interface Projected extends Titled {
  /** Without it the field has no column: it is kept and shown, and can not be asked for. */
  readonly column?: FieldColumn
}

/**
 * A text of 1 to 200 characters, not blank; `long` allows 10,000, which can not be indexed.
 *
 * @example
 * ```ts
 * const costCentre = text({ title: { en: "Cost centre", "zh-Hans": "成本中心" }, column: { indexed: true } })
 * ```
 * @category custom fields
 * @since 0.1.0
 */
export const text = ({ long = false, ...given }: Projected & { readonly long?: boolean }): Field<string> =>
  made(given, "text", long ? LongText : Text)

/**
 * A text about a person, or in which somebody may be named: kept apart like the product's own personal texts, and
 * gone when its subject is erased. It has no column; `search` finds it.
 *
 * @category custom fields
 * @since 0.1.0
 */
export const personalText = ({ title }: Titled): Field<string> => ({ title, schema: Personal })

/**
 * A whole number within bounds, by default every one that all storages keep exactly.
 *
 * @category custom fields
 * @since 0.1.0
 */
export const wholeNumber = ({
  minimum = Number.MIN_SAFE_INTEGER,
  maximum = Number.MAX_SAFE_INTEGER,
  ...given
}: Projected & { readonly minimum?: number; readonly maximum?: number }): Field<number> =>
  made(
    given,
    "integer",
    Schema.Number.check(
      Schema.makeFilter(
        (value: number) =>
          (Number.isSafeInteger(value) && value >= minimum && value <= maximum && !Object.is(value, -0)) ||
          `Expected a whole number from ${minimum} to ${maximum}`,
      ),
    ),
  )

/**
 * Yes or no, as `true` or `false`.
 *
 * @category custom fields
 * @since 0.1.0
 */
export const yesNo = (given: Projected): Field<boolean> => made(given, "boolean", Schema.Boolean)

/**
 * A point in time, in epoch milliseconds.
 *
 * @category custom fields
 * @since 0.1.0
 */
export const instant = (given: Projected): Field<number> => made(given, "instant", InstantMs)

/**
 * One of a few words, each with its title.
 *
 * @example
 * ```ts
 * const route = choice({
 *   title: { en: "Route", "zh-Hans": "路线" },
 *   choices: { north: { en: "North", "zh-Hans": "北线" }, south: { en: "South", "zh-Hans": "南线" } },
 * })
 * ```
 * @category custom fields
 * @since 0.1.0
 */
export const choice = <const C extends Readonly<Record<string, Words>>>({
  choices,
  ...given
}: Projected & { readonly choices: C }): Field<keyof C & string> => ({
  ...made(given, "text", Schema.Literals(Object.keys(choices) as ReadonlyArray<keyof C & string>)),
  choices,
})

/**
 * A field by a schema of the host's: an Effect Schema, or a Standard Schema of any library (Zod, Valibot, ArkType).
 *
 * **Details**
 *
 * The schema checks, and changes nothing: a value that it would answer in another form is refused with the form that
 * it expects. It must answer at once, and its values must be JSON. Which type the column has can not be seen in a
 * schema, so it is said; a value that is not of that type stands in the record, and leaves the column empty.
 *
 * @category custom fields
 * @since 0.1.0
 */
export const field = <T>({
  schema,
  column,
  title,
}: Titled & {
  readonly schema: Schema.Codec<T, T> | StandardSchemaV1<T, T>
  readonly column?: FieldColumn & { readonly type: Column["type"] }
}): Field<T> => ({
  title,
  schema: Schema.isSchema(schema) ? schema : checkedBy(schema),
  ...(column === undefined ? {} : { column }),
})

const made = <T>({ title, column }: Projected, type: Column["type"], schema: Schema.Codec<T, T>): Field<T> => ({
  title,
  schema,
  ...(column === undefined ? {} : { column: { type, ...column } }),
})

const checkedBy = <T>(standard: StandardSchemaV1<T, T>): Schema.Codec<T, T> =>
  Schema.Unknown.check(Schema.makeFilter((value) => verdictOf(standard, value))) as unknown as Schema.Codec<T, T>

const verdictOf = (standard: StandardSchemaV1, value: unknown) => {
  const result = standard["~standard"].validate(value)
  if (result instanceof Promise) return "Expected a schema that answers at once, not by a Promise"
  if (result.issues !== undefined)
    return result.issues.map(({ message, path = [] }) => ({
      path: path.map((part) => (typeof part === "object" ? part.key : part)),
      issue: message,
    }))
  if (!areStorable(value)) return "Expected text without NUL and without half of a surrogate pair"
  const answered = jsonOf(result.value)
  return answered === jsonOf(value) || `Expected ${answered.slice(0, 200)}`
}

const jsonOf = (value: unknown): string => {
  try {
    return canonicalJson(value)
  } catch {
    return "a JSON value"
  }
}

const areStorable = (value: unknown): boolean =>
  typeof value === "string"
    ? isStorable(value)
    : value === null ||
      typeof value !== "object" ||
      Object.entries(value).every(([key, one]) => isStorable(key) && areStorable(one))
