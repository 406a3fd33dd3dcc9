/** Splitting personal texts off what was decoded, and putting them back for those who may read them. */
import type * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import { personalAnnotation } from "../values/text.ts"

/**
 * What stands in a record's place for a text that was erased.
 *
 * @category personal data
 * @since 0.1.0
 */
export const erased = "[erased]"

/**
 * Replaces every personal text of a value; answers the same value when there is none.
 *
 * @category personal data
 * @since 0.1.0
 */
export type PersonalMap = <A>(value: A, replace: (text: string) => string) => A

/**
 * Finds the personal places of a schema once, so that values can be walked quickly. Personal texts stand in
 * fields of structs and elements of arrays, at any depth; a union that holds one is not supported and throws.
 *
 * @category personal data
 * @since 0.1.0
 */
export const personalMap = (schema: Schema.Top): PersonalMap => {
  const walk = walkerOf(schema.ast)
  return walk === undefined ? nothingPersonal : (value, replace) => walk(value, replace) as typeof value
}

/**
 * The map of a schema that holds nothing personal.
 *
 * @category personal data
 * @since 0.1.0
 */
export const nothingPersonal: PersonalMap = (value) => value

// oxlint-disable-next-line typescript/no-explicit-any -- a walk is made for the values of one schema
type Walk = (value: any, replace: (text: string) => string) => unknown

const walkerOf = (ast: SchemaAST.AST): Walk | undefined => {
  if (isPersonal(ast)) return (value, replace) => replace(value)
  if (ast._tag === "Objects") return objectWalker(ast)
  if (ast._tag === "Arrays") {
    const element = ast.rest[0] === undefined ? undefined : walkerOf(ast.rest[0])
    return element && ((value: ReadonlyArray<unknown>, replace) => value.map((one) => element(one, replace)))
  }
  if (ast._tag === "Union" && ast.types.some((type) => walkerOf(type) !== undefined)) {
    throw new TypeError("a union holds personal data; mark the fields of a struct instead")
  }
  return undefined
}

const objectWalker = (ast: SchemaAST.Objects): Walk | undefined => {
  const fields = ast.propertySignatures.flatMap(({ name, type }) => {
    const walk = walkerOf(type)
    return walk === undefined ? [] : [[String(name), walk] as const]
  })
  if (fields.length === 0) return undefined
  return (value, replace) => {
    const copy = { ...value }
    for (const [name, walk] of fields)
      if (Object.hasOwn(copy, name) && copy[name] !== undefined) copy[name] = walk(copy[name], replace)
    return copy
  }
}

const isPersonal = (ast: SchemaAST.AST): boolean =>
  ast.annotations?.[personalAnnotation] === true ||
  (ast.checks ?? []).some((check) => check.annotations?.[personalAnnotation] === true)
