/** A company's own policy: what it changes, laid over the default and checked. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import type { Words } from "../messages/words.ts"
import { defaultPolicy, frozen } from "./policy-defaults.ts"
import { PolicyInvalid, type PolicyProblem } from "./policy-invalid.ts"
import { groupExpected, nodeOf, notBelowKey } from "./policy-parameter.ts"
import { Policy } from "./policy.ts"

type Part<Value> = Value extends object ? { readonly [Name in keyof Value]?: Part<Value[Name]> } : Value

/**
 * What a company changes of the default. `version` has to be said, so that the journal tells the
 * company's policy from the default; everything else may be left out.
 *
 * @category policy
 * @since 0.1.0
 */
export type PolicyChanges = Part<Policy> & { readonly version: string }

/**
 * The company's policy: its changes over the default.
 *
 * **Details**
 *
 * Objects are merged field by field, so one figure of a group can be changed alone. Pause reasons
 * are added under new names, or changed under the names there are. The result is frozen.
 *
 * Throws `PolicyInvalid`, which lists every problem: fields that do not exist, values of a wrong
 * kind or outside the bounds of their parameter, figures that contradict each other, a missing
 * version.
 *
 * @example
 * ```ts
 * import { companyPolicy } from "@fieldcare/core/regulation"
 *
 * const policy = companyPolicy({
 *   version: "acme-2027-1",
 *   effectiveFrom: Date.UTC(2027, 0, 1),
 *   service: { appointment: { arrivalGraceElapsedMinutes: 30 } },
 * })
 * policy.service.appointment.arrivalGraceElapsedMinutes // => 30
 * policy.service.appointment.reminderBeforeElapsedHours // => 24
 * ```
 *
 * @category policy
 * @since 0.1.0
 */
export const companyPolicy = (changes: PolicyChanges): Policy => {
  const { version: _, ...unnamed } = defaultPolicy
  const merged = laidOver(unnamed, changes)
  const decoded = decode(merged)
  if (Result.isSuccess(decoded)) return frozen(decoded.success)
  throw new PolicyInvalid({ problems: problemsOf(decoded.failure.issue, merged) })
}

const decode = Schema.decodeUnknownResult(Policy, { errors: "all", onExcessProperty: "error" })

/** `Object.fromEntries` makes `__proto__` a field like any other, which is then refused as unknown. */
const laidOver = (base: unknown, changes: unknown): unknown => {
  if (!isPlain(base) || !isPlain(changes)) return changes
  const names = new Set([...Object.keys(base), ...Object.keys(changes)])
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      Object.hasOwn(changes, name) ? laidOver(ownValue(base, name), changes[name]) : base[name],
    ]),
  )
}

/**
 * The library's formatter flattens the issue tree; in place of its texts it is given our reasons.
 * What the hooks do not see, such as a literal that none of its options matches, is not allowed.
 */
const format = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: ({ _tag }) =>
    _tag === "UnexpectedKey" ? "unknownField" : _tag === "MissingKey" ? "missing" : "notAllowed",
  checkHook: ({ filter }) => {
    const shorter = filter.annotations?.[notBelowKey]
    return typeof shorter === "string" ? `inconsistent ${shorter}` : "notAllowed"
  },
})

const problemsOf = (issue: SchemaIssue.Issue, merged: unknown): ReadonlyArray<PolicyProblem> => {
  const byPath = new Map<string, PolicyProblem>()
  for (const { path = [], message } of format(issue).issues) {
    const names = path.map(String)
    const place = names.join(".")
    if (!byPath.has(place)) byPath.set(place, problemAt(names, message, merged))
  }
  return [...byPath.values()]
}

const problemAt = (names: ReadonlyArray<string>, message: string, merged: unknown): PolicyProblem => {
  const found = { path: names.join("."), seen: shown(valueAt(merged, names)) }
  const [reason, shorter] = message.split(" ")
  if (reason === "inconsistent" && shorter !== undefined) {
    const value = valueAt(merged, [...names.slice(0, -1), shorter])
    return { ...found, reason, remedy: notBelowRemedy(shorter, value) }
  }
  if (reason === "unknownField") return { ...found, reason, remedy: renameRemedy(names) }
  return { ...found, reason: reason === "missing" ? reason : "notAllowed", remedy: giveRemedy(names) }
}

const giveRemedy = (names: ReadonlyArray<string>): Words => {
  const { en, "zh-Hans": zh } = expectedAt(names)
  return { en: `Give ${en}.`, "zh-Hans": `请填写：${zh}。` }
}

const renameRemedy = (names: ReadonlyArray<string>): Words => {
  const { en, "zh-Hans": zh } = expectedAt(names.slice(0, -1))
  return { en: `Remove or rename it; here stands ${en}.`, "zh-Hans": `请删除或改名；此处应为${zh}。` }
}

const notBelowRemedy = (shorter: string, value: unknown): Words => ({
  en: `Give at least ${shown(value)}, the value of ${shorter}.`,
  "zh-Hans": `请填写：不小于 ${shorter} 的值（${shown(value)}）。`,
})

/** What may stand at that place; the names lead there by fields that exist. */
const expectedAt = (names: ReadonlyArray<string>): Words => {
  let schema: Schema.Constraint = Policy
  for (const name of names) {
    const node = nodeOf(schema)
    if (node.kind === "parameter") break
    schema = node.kind === "struct" ? node.fields[name]! : node.value
  }
  const node = nodeOf(schema)
  return node.kind === "parameter" ? node.described.expected : groupExpected(schema)
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const ownValue = (value: unknown, name: string): unknown =>
  isPlain(value) && Object.hasOwn(value, name) ? value[name] : undefined

const valueAt = (value: unknown, names: ReadonlyArray<string>): unknown => names.reduce(ownValue, value)

/** As JSON, cut to what fits in a line; what JSON cannot say (`NaN`, a function) by its kind or as it prints. */
const shown = (value: unknown): string => {
  const text = typeof value === "number" ? `${value}` : (json(value) ?? typeof value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** `undefined` for what JSON cannot say, such as a function or a circle. */
const json = (value: unknown): string | undefined => {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
