/** Values that are worth drawing, because a history knows them or rules ask for the like. */
import type { Rehearsal } from "@fieldcare/core"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const texts = ["A-1", "C-7", "Compressor", "不制冷", "CNY", "EUR", "a".repeat(64)]

/** Texts of the field, and the ids of records that there are. */
export const textsOf = (rehearsal: Rehearsal): ReadonlyArray<string> => {
  const ids = [...rehearsal.lifecycles.keys()].flatMap((kind) =>
    rehearsal
      .records(kind)
      .slice(0, 3)
      .map(({ id }) => id),
  )
  return [...texts, ...ids]
}

/** Names that no record has so far. */
export const freshNames = (stepCount: number): ReadonlyArray<string> =>
  [1, 2, 3].map((each) => `new-${stepCount}-${each}`)

/** Small numbers, and instants around this one. */
export const numbersAround = (at: number): ReadonlyArray<number> => {
  const around = [-100 * day, -hour, hour, 2 * hour, day, 25 * hour, 900 * day, 900 * day, 900 * day]
  return [0, 1, 2, 5, 90, ...around.map((ms) => at + ms)]
}

/** Whether it is a text that may be the id of a record or a person. */
export const isId = (value: unknown): value is string => typeof value === "string" && /^[\w-]{1,40}$/.test(value)

/** Every value in a value, groups and lists included, up to a bound. */
export const harvested = (value: unknown, into: Array<unknown> = []): Array<unknown> => {
  if (into.length >= 150 || value === undefined || value === null) return into
  if (typeof value === "object") {
    if (!Array.isArray(value)) into.push(value)
    for (const part of Object.values(value)) harvested(part, into)
  } else into.push(value)
  return into
}

/** Every value in a record; it is looked at again and again, and does not change. */
export const valuesOf = (record: unknown): ReadonlyArray<unknown> =>
  typeof record === "object" && record !== null ? valuesOfRecord(record) : []

/** What is made of an object is made once. */
export const once = <A extends WeakKey, B>(make: (from: A) => B): ((from: A) => B) => {
  const made = new WeakMap<A, B>()
  return (from) => {
    let one = made.get(from)
    if (one === undefined) made.set(from, (one = make(from)))
    return one
  }
}

const valuesOfRecord = once((record: object): ReadonlyArray<unknown> => harvested(record))
