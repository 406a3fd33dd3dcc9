/** Decoding input: limits first, then the command's schema. What comes out is plain, own, and complete. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import * as SchemaIssue from "effect/SchemaIssue"
import type { AnyCodec } from "../engine/shape.ts"
import { InputInvalid } from "./errors.ts"

/**
 * The limits on any input, checked before anything walks it: how deep it nests, how many values it holds, how
 * many characters all its texts and keys have together.
 *
 * @category input
 * @since 0.1.0
 */
export interface InputLimits {
  readonly depthMax: number
  readonly valuesMax: number
  readonly charactersMax: number
}

/**
 * Depth 16, 10,000 values, 1,000,000 characters.
 *
 * @category input
 * @since 0.1.0
 */
export const defaultInputLimits: InputLimits = { depthMax: 16, valuesMax: 10_000, charactersMax: 1_000_000 }

/**
 * Makes a decoder of one command. Unknown fields are refused; every problem is told with its path.
 *
 * @category input
 * @since 0.1.0
 */
export const decoderOf = (command: string, schema: AnyCodec, limits: InputLimits) => {
  const decode = Schema.decodeUnknownResult(schema, { errors: "all" })
  // Looking for unknown fields takes it longer than all else together, so it is asked only where one is missing.
  const decodeStrictly = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })
  const fieldless = hasNoFields(schema.ast)
  return (input: unknown): Effect.Effect<unknown, InputInvalid> => {
    const plain = plainCopy(input, limits)
    if ("problem" in plain) return Effect.fail(new InputInvalid({ command, problems: [plain] }))
    if (fieldless && !isEmptyObject(plain.copy)) {
      return Effect.fail(
        new InputInvalid({ command, problems: [{ path: "", problem: "Expected an object without fields" }] }),
      )
    }
    const lenient = decode(plain.copy)
    const whole = Result.isSuccess(lenient) && keepsEveryField(plain.copy, lenient.success)
    const decoded = whole ? lenient : decodeStrictly(plain.copy)
    return Result.isSuccess(decoded)
      ? Effect.succeed(decoded.success)
      : Effect.fail(new InputInvalid({ command, problems: problemsOf(decoded.failure.issue) }))
  }
}

const keepsEveryField = (given: unknown, decoded: unknown): boolean => {
  if (given === null || typeof given !== "object") return true
  if (decoded === null || typeof decoded !== "object") return false
  const fields = given as Readonly<Record<string, unknown>>
  for (const key in fields) {
    const kept = (decoded as Readonly<Record<string, unknown>>)[key]
    // What is still the same is there: nothing that an object inherits equals a JSON value.
    if (fields[key] === kept) continue
    if (!Object.hasOwn(decoded, key) || !keepsEveryField(fields[key], kept)) return false
  }
  return true
}

// To Effect a struct without fields is TypeScript's `{}`: anything but null, fields and all.
const hasNoFields = (ast: SchemaAST.AST): boolean =>
  ast._tag === "Objects" && ast.propertySignatures.length + ast.indexSignatures.length === 0

const isEmptyObject = (value: unknown): boolean =>
  value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0

const format = SchemaIssue.makeFormatterStandardSchemaV1()

const problemsOf = (issue: SchemaIssue.Issue): ReadonlyArray<{ readonly path: string; readonly problem: string }> =>
  format(issue)
    .issues.slice(0, 100)
    .map(({ path, message }) => ({
      path: (path ?? [])
        .map((part) => String(typeof part === "object" ? part.key : part))
        .join(".")
        .slice(0, 500),
      problem: message.slice(0, 500),
    }))

/**
 * The options of a command as a host gives them. One that is misspelt must not be taken for none: whoever writes
 * `idempotencyKey` for `key` would have no key at all.
 *
 * @category input
 * @since 0.1.0
 */
export const checkedOptions = <Name extends string>(
  command: string,
  options: unknown,
  names: ReadonlyArray<Name>,
): Effect.Effect<{ readonly [N in Name]?: never }, InputInvalid> => {
  const refused = (path: string, problem: string) =>
    Effect.fail(new InputInvalid({ command, problems: [{ path, problem }] }))
  const plain = plainCopy(options, defaultInputLimits)
  if ("problem" in plain) return refused("options", plain.problem)
  const { copy } = plain
  if (copy === null || typeof copy !== "object" || Array.isArray(copy)) return refused("options", "Expected an object")
  const unknown = Object.keys(copy).find((key) => !names.includes(key as Name))
  return unknown === undefined
    ? Effect.succeed(copy)
    : refused(`options.${unknown.slice(0, 100)}`, `Expected one of ${names.join(", ")}`)
}

/**
 * A copy of a JSON value that holds nothing but own plain data, so that no getter, prototype or later change of
 * the caller's object can reach the decision; or the first problem that kept it from being one.
 *
 * @category input
 * @since 0.1.0
 */
export const plainCopy = (
  input: unknown,
  limits: InputLimits,
): { readonly copy: unknown } | { readonly path: string; readonly problem: string } => {
  try {
    return { copy: new Copier(limits).copy(input, 0) }
  } catch (error) {
    if (error instanceof NotPlain) return { path: error.path.join(".").slice(0, 500), problem: error.problem }
    return { path: "", problem: "Expected plain data, but reading it failed" }
  }
}

class NotPlain {
  /** Where it is: each level adds its key on the way out, so that no path is kept while all is well. */
  readonly path: Array<string> = []
  readonly problem: string
  constructor(problem: string) {
    this.problem = problem
  }
}

const refuse = (problem: string): never => {
  throw new NotPlain(problem)
}

const placed = (error: unknown, key: string): unknown => {
  if (error instanceof NotPlain) error.path.unshift(key.slice(0, 100))
  return error
}

class Copier {
  readonly limits: InputLimits
  values = 0
  characters = 0
  constructor(limits: InputLimits) {
    this.limits = limits
  }

  copy(value: unknown, depth: number): unknown {
    if (++this.values > this.limits.valuesMax) refuse(`Expected at most ${this.limits.valuesMax} values`)
    if (typeof value === "string") return this.counted(value)
    if (value === null || typeof value === "number" || typeof value === "boolean") return value
    if (typeof value !== "object") return refuse(`Expected plain data, got ${typeof value}`)
    if (depth >= this.limits.depthMax) refuse(`Expected at most ${this.limits.depthMax} levels`)
    return Array.isArray(value) ? this.list(value, depth + 1) : this.object(value, depth + 1)
  }

  private counted(text: string): string {
    this.characters += text.length
    if (this.characters > this.limits.charactersMax)
      refuse(`Expected at most ${this.limits.charactersMax} characters in all`)
    return text
  }

  private list(list: ReadonlyArray<unknown>, depth: number): ReadonlyArray<unknown> {
    if (list.length > this.limits.valuesMax) refuse(`Expected at most ${this.limits.valuesMax} values`)
    const copy: Array<unknown> = []
    let index = 0
    try {
      for (; index < list.length; index++) copy.push(this.copy(list[index], depth))
    } catch (error) {
      throw placed(error, String(index))
    }
    return copy
  }

  private object(object: object, depth: number): unknown {
    const prototype: unknown = Object.getPrototypeOf(object)
    if (prototype !== Object.prototype && prototype !== null && Object.getPrototypeOf(prototype) !== null)
      refuse("Expected a plain object")
    const copy: Record<string, unknown> = {}
    for (const key of Object.keys(object)) {
      this.counted(key)
      try {
        if (key === "__proto__" || key === "constructor" || key === "prototype") refuse("Expected no excess property")
        const value = (object as Record<string, unknown>)[key]
        // A field that is there and undefined is a mistake of the caller, but an innocent one: it counts as absent.
        if (value !== undefined) copy[key] = this.copy(value, depth)
      } catch (error) {
        throw placed(error, key)
      }
    }
    return copy
  }
}
