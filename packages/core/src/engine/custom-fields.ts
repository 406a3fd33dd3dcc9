/** A lifecycle with fields of a host's own: given when a record is made, set and cleared later, journalled like all else. */
import * as Schema from "effect/Schema"
import type { LifecycleWords } from "../messages/rule-words.ts"
import type { Scalar } from "../storage/record.ts"
import type { Role } from "../trust/actor.ts"
import { personalMap } from "../trust/personal.ts"
import { LongText } from "../values/text.ts"
import { DefinitionInvalid, type DefinitionProblem } from "./definition-invalid.ts"
import type { Field } from "./field.ts"
import { command, type CommandDefinition } from "./command.ts"
import type { Lifecycle, RecordColumn } from "./lifecycle.ts"
import type { AnyShape, Shape } from "./shape.ts"
import { mixedIn } from "./mix-in.ts"

/**
 * Fields by their names: a lower-case letter, then up to 47 letters and digits.
 *
 * @category custom fields
 * @since 0.1.0
 */
// oxlint-disable-next-line typescript/no-explicit-any -- each field has values of its own type
export type Fields = Readonly<Record<string, Field<any>>>

/**
 * What stands in a record's fields. Any of them may be empty: records were made before a field was declared.
 *
 * @category custom fields
 * @since 0.1.0
 */
export type FieldValues<F extends Fields> = {
  readonly [N in keyof F]?: F[N] extends Field<infer T> ? T : never
}

/**
 * A shape with fields of a host's own: `record.custom`, `custom` in the input of commands that make a record, the
 * command `setCustomFields` and the event `customFieldsSet`.
 *
 * @category custom fields
 * @since 0.1.0
 */
export interface WithFields<S extends Shape, F extends Fields> {
  readonly kind: S["kind"]
  readonly record: S["record"] & { readonly custom: FieldValues<F> }
  readonly commands: {
    readonly [C in keyof S["commands"]]: C extends S["creates"]
      ? S["commands"][C] & { readonly custom?: FieldValues<F> }
      : S["commands"][C]
  } & {
    readonly setCustomFields: { readonly set?: FieldValues<F>; readonly clear?: ReadonlyArray<keyof F & string> }
  }
  readonly events: S["events"] & {
    readonly customFieldsSet: { readonly set: FieldValues<F>; readonly cleared: ReadonlyArray<string> }
  }
  readonly facts: S["facts"]
  readonly creates: S["creates"]
}

/**
 * Which fields a lifecycle gets, who may set them, and the clause that they serve.
 *
 * @category custom fields
 * @since 0.1.0
 */
export interface FieldsDefinition<F extends Fields> {
  readonly fields: F
  /** The roles that may give `setCustomFields`. Whoever may make a record may give the fields with it. */
  readonly by: ReadonlyArray<Role>
  /** Clause 1.1 without it; a company's own stand under 8. */
  readonly clause?: string
}

/**
 * A lifecycle with fields of a host's own. Throws `DefinitionInvalid` with every fault.
 *
 * **Details**
 *
 * The fields stand in `record.custom`. Commands that make a record take them as `custom`; `setCustomFields` sets and
 * clears them as long as the case is not over. Both are decoded strictly and journalled. Fields with a column become
 * columns of the kind's table, which are added to a living database and filled from its records; personal ones are
 * kept apart, and are gone when their subject is erased.
 *
 * **Gotchas**
 *
 * A field that is no longer declared can not be set any more; records that have it keep it. A field that is narrowed
 * holds for what is set from then on. A column's type does not change: declare a field of another name.
 *
 * @example
 * ```ts
 * import { text } from "@fieldcare/core/fields"
 * import { ticket } from "@fieldcare/core/service"
 *
 * const costCentre = text({ title: { en: "Cost centre", "zh-Hans": "成本中心" }, column: { indexed: true } })
 * withFields(ticket, { by: ["clerk"], fields: { costCentre } }).kind // => "ticket"
 * ```
 * @category custom fields
 * @since 0.1.0
 */
export const withFields = <S extends Shape, const F extends Fields>(
  lifecycle: Lifecycle<S>,
  { fields, by, clause = "1.1" }: FieldsDefinition<F>,
): Lifecycle<WithFields<S, F>> => {
  const problems = Object.entries(fields).flatMap(([name, one]) => problemsOf(name, one))
  if (Object.keys(fields).length === 0) problems.push({ where: "fields", problem: "are none; declare at least one" })
  if (problems.length > 0) throw new DefinitionInvalid({ of: `withFields of ${lifecycle.kind}`, problems })
  const values = valuesOf(fields)
  return mixedIn(lifecycle, {
    by: "withFields",
    field: { name: "custom", schema: values, blank: {} },
    creation: { name: "custom", schema: values, events: (set: FieldValues<F>) => [fieldsSet(set)] },
    columns: columnsOf(fields),
    commands: { setCustomFields: settingOf(fields, values, by, clause) },
    events: { customFieldsSet: Schema.Struct({ set: values, cleared: Schema.Array(Schema.String) }) },
    decider: { setCustomFields: (_record, { set, clear }: FieldsSetting) => [fieldsSet(set, clear)] },
    evolver: {
      customFieldsSet: ({ custom }: { readonly custom: object }, { set, cleared }: FieldsChange) => ({
        custom: { ...without(custom, cleared), ...set },
      }),
    },
  })
}

/**
 * The words of a lifecycle together with those of its added fields, for the chapter that it stands in.
 *
 * @category custom fields
 * @since 0.1.0
 */
export const wordsWithFields = (words: LifecycleWords, fields: Fields): LifecycleWords => ({
  ...words,
  commands: { ...words.commands, setCustomFields: { en: "Set own fields", "zh-Hans": "填写自定义字段" } },
  fields: { ...words.fields, ...Object.fromEntries(Object.entries(fields).map(([name, { title }]) => [name, title])) },
})

interface FieldsSetting {
  readonly set?: object
  readonly clear?: ReadonlyArray<string>
}

interface FieldsChange {
  readonly set: object
  readonly cleared: ReadonlyArray<string>
}

const fieldsSet = (set: object = {}, cleared: ReadonlyArray<string> = []) => ({
  type: "customFieldsSet",
  data: { set, cleared },
})

const without = (values: object, names: ReadonlyArray<string>): object =>
  names.length === 0 ? values : Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))

const valuesOf = (fields: Fields) =>
  Schema.Struct(
    Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, Schema.optionalKey(schema)])),
  )

const settingOf = (
  fields: Fields,
  values: ReturnType<typeof valuesOf>,
  by: ReadonlyArray<Role>,
  clause: string,
): CommandDefinition =>
  command({
    input: Schema.Struct({
      set: Schema.optionalKey(values),
      clear: Schema.optionalKey(Schema.Array(Schema.Literals(Object.keys(fields))).check(Schema.isMaxLength(100))),
    }).check(
      Schema.makeFilter(({ set = {}, clear = [] }) => {
        if (Object.keys(set).length + clear.length === 0) return "Expected at least one field to set or to clear"
        const both = clear.find((name) => Object.hasOwn(set, name))
        return both === undefined || `Expected ${both} to be set or cleared, not both`
      }),
    ),
    clause,
    by,
  })

const columnsOf = (fields: Fields): Readonly<Record<string, RecordColumn<AnyShape>>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { column }]) => {
      if (column === undefined) return []
      const { type, indexed = false, searched = false } = column
      const value = ({ custom }: { readonly custom?: Readonly<Record<string, unknown>> }) =>
        fitting(type, custom?.[name])
      return [[name, { type, indexed, searched, value }]]
    }),
  )

// Records outlive declarations: what was written under an older one may be of another type.
const fitting = (type: RecordColumn<AnyShape>["type"], value: unknown): Scalar | undefined => {
  if (type === "text") return typeof value === "string" ? value : undefined
  if (type === "boolean") return typeof value === "boolean" ? value : undefined
  return Number.isSafeInteger(value) ? (value as number) : undefined
}

const fieldName = /^[a-z][A-Za-z0-9]{0,47}$/

const problemsOf = (name: string, { schema, column }: Fields[string]): Array<DefinitionProblem> => {
  const problems: Array<DefinitionProblem> = []
  const found = (problem: string) => problems.push({ where: `field ${name.slice(0, 100)}`, problem })
  if (!fieldName.test(name)) found("expected a lower-case letter, then up to 47 letters and digits")
  if (column === undefined) return problems
  if (isPersonal(schema)) found("is personal and has a column, which erasing would not empty; leave the column out")
  if (column.indexed === true && schema === LongText)
    found("is a long text, which no index takes; leave the index out or the text short")
  if (column.searched === true && column.type !== "text") found("is searched, and is no text")
  return problems
}

const isPersonal = (schema: Schema.Top): boolean => {
  let found = false
  personalMap(Schema.Struct({ value: schema }))({ value: "" }, () => ((found = true), ""))
  return found
}
