/** Draws an input that a schema takes, from what stands in records and refusals nearby. */
import * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"

/** A whole number from 0 to below `bound`. */
export type Choose = (bound: number) => number

/** What inputs are drawn from, the likeliest first. */
export interface Sources {
  /** What the last refusal saw. */
  readonly seen: ReadonlyArray<unknown>
  /** Values of the record. */
  readonly near: ReadonlyArray<unknown>
  readonly texts: () => ReadonlyArray<string>
  /** Texts that stand nowhere yet. */
  readonly fresh: ReadonlyArray<string>
  readonly numbers: ReadonlyArray<number>
}

/**
 * An input of that schema, or `undefined` where nothing in the sources passes its checks. Texts, numbers, and whole
 * groups such as a part with its price, are often taken from what is near: so an input can meet what a rule looks for.
 */
export const drawInput = (schema: Schema.Top, choose: Choose, sources: Sources): unknown => {
  const value = drawn(schema.ast, choose, { ...sources, given: [0, 5, 5, 10][choose(4)]!, depth: 0 })
  return value === nothing ? undefined : value
}

const nothing = Symbol("nothing")

const checks = new WeakMap<SchemaAST.AST, (value: unknown) => boolean>()

const fits = (ast: SchemaAST.AST, value: unknown): boolean => {
  let check = checks.get(ast)
  if (check === undefined)
    checks.set(
      ast,
      (check = Schema.is(Schema.make<Schema.Codec<unknown>>(ast as never)) as (value: unknown) => boolean),
    )
  return check(value)
}

const fittingOf = new WeakMap<ReadonlyArray<unknown>, Map<SchemaAST.AST, ReadonlyArray<unknown>>>()

/** Those of some sources that fit. One list is asked about field after field, and does not change. */
const fitting = (ast: SchemaAST.AST, values: ReadonlyArray<unknown>): ReadonlyArray<unknown> => {
  let known = fittingOf.get(values)
  if (known === undefined) fittingOf.set(values, (known = new Map()))
  let those = known.get(ast)
  if (those === undefined) known.set(ast, (those = values.filter((value) => fitsAsFound(ast, value))))
  return those
}

interface SeenToFit {
  readonly values: Map<unknown, boolean>
  readonly objects: WeakMap<object, boolean>
}

const seenToFit = new WeakMap<SchemaAST.AST, SeenToFit>()
const valuesMost = 10_000

/** Whether a value of the sources fits, found out once: the same ones stand in many lists. */
const fitsAsFound = (ast: SchemaAST.AST, value: unknown): boolean => {
  let seen = seenToFit.get(ast)
  if (seen === undefined) seenToFit.set(ast, (seen = { values: new Map(), objects: new WeakMap() }))
  const isObject = typeof value === "object" && value !== null
  const before = isObject ? seen.objects.get(value) : seen.values.get(value)
  if (before !== undefined) return before
  const answer = fits(ast, value)
  if (isObject) seen.objects.set(value, answer)
  else if (seen.values.size < valuesMost) seen.values.set(value, answer)
  return answer
}

// How many of ten optional fields are given: in one input none, in another all.
interface Drawing extends Sources {
  readonly given: number
  /** Groups around the one that is drawn. */
  readonly depth: number
}

const drawn = (ast: SchemaAST.AST, choose: Choose, sources: Drawing): unknown => {
  const oneOf = (...lists: ReadonlyArray<ReadonlyArray<unknown>>): unknown => {
    const those = lists.map((values) => fitting(ast, values))
    const found = those.length === 1 ? those[0]! : those.flat()
    return found.length === 0 ? nothing : found[choose(found.length)]
  }
  const nearOr = (others: ReadonlyArray<unknown>): unknown => {
    const from = [sources.seen, sources.near, others][choose(3)]!
    const found = oneOf(from)
    return found === nothing ? oneOf(others) : found
  }
  switch (ast._tag) {
    case "String":
      return nearOr(choose(3) === 0 ? sources.fresh : sources.texts())
    case "Number":
      return choose(2) === 0 ? nearOr(sources.numbers) : oneOf(sources.numbers)
    case "Boolean":
      return choose(5) > 0
    case "Literal":
      return ast.literal
    case "Union": {
      const near = choose(3) === 0 ? nothing : oneOf(sources.seen, sources.near)
      return near === nothing ? drawn(ast.types[choose(ast.types.length)]!, choose, sources) : near
    }
    case "Arrays": {
      const element = ast.rest[0]
      if (element === undefined) return []
      const all = choose(2) === 0 ? [...new Set(fitting(element, sources.seen))] : []
      if (all.length > 0 && fits(ast, all)) return all
      const items = Array.from({ length: 1 + choose(4) }, () => drawn(element, choose, sources))
      return items.includes(nothing) || !fits(ast, items) ? nothing : items
    }
    case "Objects":
      return drawnGroup(ast, choose, { ...sources, depth: sources.depth + 1 })
    default:
      return nothing
  }
}

const drawnGroup = (ast: SchemaAST.Objects, choose: Choose, sources: Drawing): unknown => {
  const names = ast.propertySignatures.map(({ name }) => String(name))
  if (names.length > 0 && choose(sources.depth === 1 ? 6 : 3) === 0) {
    const alike = [...fitting(ast, sources.seen), ...fitting(ast, sources.near)].filter(
      (value) => typeof value === "object" && value !== null,
    )
    const found = alike[choose(alike.length || 1)] as Readonly<Record<string, unknown>> | undefined
    if (found !== undefined)
      return Object.fromEntries(names.flatMap((name) => (name in found ? [[name, found[name]]] : [])))
  }
  const group: Record<string, unknown> = {}
  for (const { name, type } of ast.propertySignatures) {
    const isOptional = type.context?.isOptional === true
    if (isOptional && choose(10) >= sources.given) continue
    const value = drawn(type, choose, sources)
    if (value !== nothing) group[String(name)] = value
    else if (!isOptional) return nothing
  }
  if (choose(4) > 0) ascend(group)
  return fits(ast, group) ? group : nothing
}

// Of several numbers in one group the first is mostly the smallest: from and to.
const ascend = (group: Record<string, unknown>): void => {
  const names = Object.keys(group).filter((name) => typeof group[name] === "number")
  const values = names.map((name) => group[name] as number).toSorted((a, b) => a - b)
  names.forEach((name, index) => (group[name] = values[index]))
}
