/**
 * The building blocks of a policy: each parameter is one schema that also carries its default, its
 * bounds, its clause, its source and its words, so that none of these can drift from the others.
 */
import * as Schema from "effect/Schema"
import { languages, languagesMissing, type Words } from "../messages/words.ts"
import type { ClauseId } from "./clauses.ts"

/**
 * Where a default comes from: a **law** or standard (only in a dated reference policy), the
 * **practice** of the trade or of another product, or our **own** proposal.
 *
 * @category policy
 * @since 0.1.0
 */
export type PolicyKind = "law" | "practice" | "own"

/**
 * What a figure counts. The name of a parameter ends with its unit: `answerWorkingMinutes`.
 * Working minutes count on the working calendar; elapsed ones and days (of 24 hours) do not stop.
 *
 * @category policy
 * @since 0.1.0
 */
export type PolicyUnit = keyof typeof unitWords

/**
 * One parameter of the policy, described for people and for checks.
 *
 * **Details**
 *
 * `path` leads through the policy (`service.followUp.dueDays`); `*` stands for any name that a
 * company may choose. `minimum` and `maximum` belong to figures and are inclusive: they keep the
 * clause from being set to nothing. `options` belongs to choices.
 *
 * @category policy
 * @since 0.1.0
 */
export interface PolicyParameter {
  readonly path: string
  readonly clause: ClauseId
  readonly kind: PolicyKind
  readonly source: string
  readonly title: Words
  /** What may be given, in words. */
  readonly expected: Words
  readonly unit?: PolicyUnit
  readonly minimum?: number
  readonly maximum?: number
  readonly options?: ReadonlyArray<string>
}

/** What every kind of parameter is described by. */
interface About {
  readonly clause: ClauseId
  readonly kind: PolicyKind
  readonly source: string
  readonly title: Words
}

const unitWords = {
  workingMinutes: { en: "working minutes", "zh-Hans": "工作分钟" },
  elapsedMinutes: { en: "minutes", "zh-Hans": "分钟" },
  elapsedHours: { en: "hours", "zh-Hans": "小时" },
  minutes: { en: "minutes", "zh-Hans": "分钟" },
  days: { en: "days", "zh-Hans": "天" },
  months: { en: "months", "zh-Hans": "个月" },
  kilometres: { en: "kilometres", "zh-Hans": "公里" },
  percent: { en: "percent", "zh-Hans": "%" },
  people: { en: "people", "zh-Hans": "人" },
  departments: { en: "departments", "zh-Hans": "个部门" },
  minorUnits: { en: "minor units, such as cents", "zh-Hans": "最小货币单位，如分" },
} as const satisfies Record<string, Words>

const key = "fieldcare/policyParameter"
type Described = Omit<PolicyParameter, "path"> & { readonly default?: unknown }

/** A whole number within bounds. `default` is left out below a name that a company chooses. */
export const figure = (
  about: About & {
    readonly unit: PolicyUnit
    readonly minimum: number
    readonly maximum: number
    readonly default?: number
  },
) => {
  const { minimum, maximum, unit } = about
  const words = unitWords[unit]
  const expected: Words = {
    en: `a whole number from ${minimum} to ${maximum} (${words.en})`,
    "zh-Hans": `${minimum} 至 ${maximum} 的整数（单位：${words["zh-Hans"]}）`,
  }
  return Schema.Int.check(Schema.isBetween({ minimum, maximum })).annotate({
    [key]: { ...about, expected } satisfies Described,
  })
}

/** One of a few fixed words. */
export const choice = <const Options extends ReadonlyArray<string>>(
  options: Options,
  about: About & { readonly default?: Options[number] },
) => {
  const expected: Words = {
    en: `one of ${options.map((option) => `"${option}"`).join(", ")}`,
    "zh-Hans": `以下之一：${options.map((option) => `"${option}"`).join("、")}`,
  }
  return Schema.Literals(options).annotate({ [key]: { ...about, options, expected } satisfies Described })
}

/** A short name for people who read a journal, such as `"2027-1"`. */
export const label = (about: About & { readonly default: string }) =>
  Schema.String.check(Schema.isPattern(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)).annotate({
    [key]: {
      ...about,
      expected: {
        en: `1 to 64 letters, digits, ".", "_" or "-", the first a letter or digit`,
        "zh-Hans": "1 至 64 个字母、数字或 “.” “_” “-”，以字母或数字开头",
      },
    } satisfies Described,
  })

/** An instant: milliseconds since 1970-01-01T00:00:00Z. */
export const instant = (about: About & { readonly default: number }) =>
  Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 8.64e15 })).annotate({
    [key]: {
      ...about,
      expected: {
        en: "an instant from 1970 on, in milliseconds since 1970-01-01T00:00:00Z",
        "zh-Hans": "1970 年以后的时刻，以 1970-01-01T00:00:00Z 起的毫秒数表示",
      },
    } satisfies Described,
  })

/** Text in every language. */
export const words = (about: About) =>
  Schema.Struct({
    en: Schema.String.check(Schema.isMaxLength(200)),
    "zh-Hans": Schema.String.check(Schema.isMaxLength(200)),
  })
    .check(Schema.makeFilter((text) => languagesMissing(text).length === 0))
    .annotate({
      [key]: {
        ...about,
        expected: {
          en: `up to 200 characters in each of ${languages.join(", ")}`,
          "zh-Hans": `以 ${languages.join("、")} 各写不超过 200 个字符`,
        },
      } satisfies Described,
    })

/** Entries under names that a company chooses. What stands in `entries` is there from the start. */
export const named = <Entry extends Schema.Constraint>(
  entry: Entry,
  entries: Readonly<Record<string, Entry["Type"]>>,
) =>
  Schema.Record(Schema.String.check(Schema.isPattern(/^[a-z][A-Za-z0-9]{0,63}$/)), entry)
    .check(Schema.isMaxProperties(entriesMax))
    .annotate({ [entriesKey]: entries })

const entriesMax = 100
const entriesKey = "fieldcare/policyEntries"

/** What may be given for a group of parameters. */
export const groupExpected = (group: Schema.Constraint): Words => {
  const node = nodeOf(group)
  if (node.kind === "struct") {
    const names = Object.keys(node.fields).join(", ")
    return { en: `an object of ${names}`, "zh-Hans": `包含 ${names} 的对象` }
  }
  return {
    en: `an object of at most ${entriesMax} entries, each name of letters and digits, the first a small letter`,
    "zh-Hans": `至多 ${entriesMax} 项的对象，名称由字母和数字组成，以小写字母开头`,
  }
}

/** A check that the figure `longer` of a group is not below its figure `shorter`. */
export const notBelow = <Name extends string>(longer: Name, shorter: Name) =>
  Schema.makeFilter<{ readonly [N in Name]: number }>(
    (group) => (group[longer] >= group[shorter] ? undefined : { path: [longer], issue: "" }),
    { [notBelowKey]: shorter },
  )

/** The annotation of `notBelow`: the name of the figure that was not reached. */
export const notBelowKey = "fieldcare/policyNotBelow"

type Node =
  | { readonly kind: "parameter"; readonly described: Described }
  | { readonly kind: "struct"; readonly fields: Readonly<Record<string, Schema.Constraint>> }
  | { readonly kind: "named"; readonly value: Schema.Constraint; readonly entries: unknown }

/** What stands at one place of the policy's schema. */
export const nodeOf = (schema: Schema.Constraint): Node => {
  const annotations = Schema.resolveAnnotations(schema as Schema.Top) as Record<string, unknown> | undefined
  const described = annotations?.[key] as Described | undefined
  if (described !== undefined) return { kind: "parameter", described }
  if ("fields" in schema) return { kind: "struct", fields: schema.fields as Record<string, Schema.Constraint> }
  if ("value" in schema && annotations !== undefined)
    return { kind: "named", value: schema.value as Schema.Constraint, entries: annotations[entriesKey] }
  throw new Error("A policy is made of parameters, structs and named entries only.")
}

/** Every parameter below `schema`, in the order of its declaration. */
export const parametersOf = (schema: Schema.Constraint, path = ""): ReadonlyArray<PolicyParameter> => {
  const node = nodeOf(schema)
  if (node.kind === "parameter") {
    const { default: _, ...described } = node.described
    return [{ path, ...described }]
  }
  const fields = node.kind === "struct" ? node.fields : { "*": node.value }
  return Object.entries(fields).flatMap(([name, field]) => parametersOf(field, below(path, name)))
}

/** The value that is made of all defaults below `schema`. */
export const defaultOf = (schema: Schema.Constraint): unknown => {
  const node = nodeOf(schema)
  if (node.kind === "parameter") return node.described.default
  if (node.kind === "named") return node.entries
  return Object.fromEntries(Object.entries(node.fields).map(([name, field]) => [name, defaultOf(field)]))
}

const below = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`)
