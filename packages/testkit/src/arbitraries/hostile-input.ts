/** Inputs that no command may take, whatever it is. */
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { type Pools, validInput } from "./valid-input.ts"

class Stranger {
  readonly secret = "instance"
}

const nested = (depth: number): unknown => {
  let value: unknown = "deep"
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? { value } : [value]
  return value
}

const throwing = (): object =>
  Object.defineProperty({}, "id", {
    enumerable: true,
    get: () => {
      throw new Error("a getter that throws")
    },
  })

const hostileProxy = (): object =>
  new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("a proxy that throws")
      },
    },
  )

const circular = (): object => {
  const loop: { again?: object } = {}
  loop.again = loop
  return loop
}

// To make twenty thousand keys takes four times as long as to make an object of them.
const manyKeys = Array.from({ length: 20_000 }, (_, index) => `k${index}`)
const longKey = "x".repeat(1_000_001)

const manyFields = (): object => {
  const fields: Record<string, number> = {}
  for (const key of manyKeys) fields[key] = 0
  return fields
}

/** Values that stand in no field of any input. */
const poisons: ReadonlyArray<() => unknown> = [
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => 2 ** 53,
  () => 1n,
  () => " \t\n",
  () => "nul\u0000nul",
  () => "half \uD83D",
  () => "\uDC4D half",
  () => "x".repeat(100_001),
  () => Symbol("poison"),
  () => () => "poison",
  () => new Date(0),
  () => new Map([["a", 1]]),
  () => new Set(["a"]),
  () => /x/,
  () => new Stranger(),
  () => Promise.resolve(1),
  () => new Uint8Array(4),
  () => new String("boxed"),
  () => null,
  () => [],
  () => ({}),
  () => nested(20),
  () => nested(20_000),
  () => Array.from({ length: 20_000 }, () => 0),
  () => Array(2 ** 32 - 1),
  manyFields,
  throwing,
  hostileProxy,
  circular,
  () => Object.assign(Object.create({ inherited: true }) as object, { own: 1 }),
]

/** Values that hardly any field takes: a balance may be below zero, a mean a fraction, a lot left empty. */
const seldomTaken: ReadonlyArray<() => unknown> = [() => -1, () => 0.5, () => ""]

// Written as JSON, `__proto__` is an own key, as it is when it comes in over the wire.
const excess: ReadonlyArray<() => object> = [
  ...[
    "status",
    "version",
    "tenant",
    "approvedBy",
    "head",
    "trail",
    "createdBy",
    "roles",
    "constructor",
    "prototype",
    "toString",
    "then",
    "toJSON",
    "",
  ].map((key) => () => ({ [key]: "clerk" })),
  () => JSON.parse('{"__proto__":{"roles":["supervisor"],"polluted":true}}') as object,
  () => JSON.parse('{"constructor":{"prototype":{"polluted":true}}}') as object,
  () => ({ [longKey]: 1 }),
]

type Place = ReadonlyArray<string | number>

const placesOf = (value: unknown, which: (value: unknown) => boolean, place: Place = []): ReadonlyArray<Place> => {
  const here = which(value) ? [place] : []
  if (value === null || typeof value !== "object") return here
  const inner = Array.isArray(value) ? value.map((one, index) => [index, one] as const) : Object.entries(value)
  return [...here, ...inner.flatMap(([key, one]) => placesOf(one, which, [...place, key]))]
}

const changedAt = (value: unknown, [first, ...rest]: Place, change: (value: unknown) => unknown): unknown => {
  if (first === undefined) return change(value)
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === first ? changedAt(one, rest, change) : one))
  const fields = value as Readonly<Record<string, unknown>>
  return { ...fields, [first]: changedAt(fields[first], rest, change) }
}

const isFields = (value: unknown) => value !== null && typeof value === "object" && !Array.isArray(value)
const isLeaf = (value: unknown) => value === null || typeof value !== "object"

/** Own fields are copied one by one: spreading would turn an own `__proto__` into a prototype. */
const withFields = (value: unknown, more: object): object => {
  const copy = { ...(value as object) }
  for (const [key, field] of Object.entries(more))
    Object.defineProperty(copy, key, { value: field, enumerable: true, configurable: true, writable: true })
  return copy
}

/** Whether a value could pass for an input without fields, which some commands take. */
const isEmpty = (value: unknown): boolean => {
  try {
    if (!isFields(value)) return false
    const prototype: unknown = Object.getPrototypeOf(value)
    return (
      (prototype === null || prototype === Object.prototype) &&
      Object.values(value as object).every((field) => field === undefined)
    )
  } catch {
    return false
  }
}

const neverEmpty = [...poisons, ...seldomTaken].filter((poison) => !isEmpty(poison()))

/**
 * Draws values that a command with this schema must not take: valid inputs with one field more or one value that
 * no field holds, and values of any kind at all.
 *
 * **Details**
 *
 * Fields of power (`status`, `version`, `tenant`, `approvedBy`), `__proto__` and `constructor` as own keys, NUL,
 * halves of surrogate pairs, NaN, -0, infinities, bigints, symbols, functions, class instances, getters and proxies
 * that throw, loops, depth, length. Each draw makes its values anew.
 *
 * **Gotchas**
 *
 * A value is drawn as a function, because what throws when it is looked at can not be printed.
 *
 * @category arbitraries
 * @since 0.1.0
 */
export const hostileInput = (schema: Schema.Top, pools: Pools = {}): fc.Arbitrary<() => unknown> => {
  const valid = validInput(schema, pools)
  const takes = Schema.is(schema as Schema.Codec<unknown>)
  const extended = fc.tuple(valid, fc.constantFrom(...excess), fc.nat()).map(([value, more, at]) => {
    const places = placesOf(value, isFields)
    return () => changedAt(value, places[at % places.length]!, (fields) => withFields(fields, more()))
  })
  const poisoned = fc.tuple(valid, fc.constantFrom(...poisons, ...seldomTaken), fc.nat()).map(([value, poison, at]) => {
    const places = placesOf(value, (one) => isLeaf(one) && typeof one !== "undefined")
    if (places.length === 0) return () => ({ poison: poison() })
    const changedBy = (other: () => unknown) => changedAt(value, places[at % places.length]!, other)
    return () => changedBy(seldomTaken.includes(poison) && takes(changedBy(poison)) ? () => Number.NaN : poison)
  })
  const anything = fc
    .anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withTypedArray: true,
      withSparseArray: true,
      maxDepth: 3,
    })
    .filter((value) => !isEmpty(value))
    .map((value) => () => value)
  const bare = fc.constantFrom(...neverEmpty)
  return fc.oneof(
    { weight: 4, arbitrary: extended },
    { weight: 4, arbitrary: poisoned },
    { weight: 3, arbitrary: anything },
    { weight: 1, arbitrary: bare },
  )
}
