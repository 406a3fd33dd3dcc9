/** What was seen of a built-in lifecycle: which commands write down which event, and change which fields. */
import { type Compiled, type Event, evolve } from "@fieldcare/core/engine"

/** The fields of a record by name, where its kind is not known. */
export type Fields = Readonly<Record<string, unknown>>

/** Learns from commands that were accepted. */
export class Learned {
  readonly base: Compiled
  /** The fields that the record has, by its schema; the id and the status are the engine's. */
  readonly fields: ReadonlyArray<string>
  readonly #writers = new Map<string, Set<string>>()
  readonly #changers = new Map<string, Set<string>>()

  constructor(base: Compiled) {
    this.base = base
    const { fields } = base.lifecycle.record as unknown as { readonly fields?: object }
    this.fields = Object.keys(fields ?? base.lifecycle.blank).filter((field) => field !== "id" && field !== "status")
  }

  /** Takes in what a command wrote down on a record. */
  learn(
    command: string,
    record: { readonly status: string },
    events: ReadonlyArray<Event>,
    at: number,
    by: string,
  ): void {
    let before = record
    for (const event of events) {
      add(this.#writers, event.type, command)
      const after = evolve(this.base, before as never, [event], record.status, { occurredAt: at, by })
      for (const path of this.changed(before, after as never)) add(this.#changers, path, command)
      before = after as never
    }
  }

  /** Takes in what a command wrote down that followed from another record's. */
  wrote(command: string, events: ReadonlyArray<Event>): void {
    for (const { type } of events) add(this.#writers, type, command)
  }

  /** The built-in commands that write down an event. */
  writersOf(event: string): ReadonlyArray<string> {
    return [...(this.#writers.get(event) ?? [])]
  }

  /** The built-in commands that change a field, or its group where no other was seen to change the field itself. */
  changersOf(field: string): ReadonlyArray<string> {
    const group = field.split(".")[0]!
    return [...(this.#changers.get(field) ?? this.#changers.get(group) ?? [])]
  }

  /** The built-in fields that differ; of a group, which of its fields. */
  changed(before: Fields, after: Fields): ReadonlyArray<string> {
    return this.fields.flatMap((field) => {
      const [old, now] = [before[field], after[field]]
      if (alike(old, now)) return []
      if (!isGroup(old) || !isGroup(now)) return [field]
      return [...new Set([...Object.keys(old), ...Object.keys(now)])]
        .filter((name) => !alike(old[name], now[name]))
        .map((name) => `${field}.${name}`)
    })
  }
}

/** Whether two values are the same, whatever the order of their fields; a field without a value is none. */
export const alike = (a: unknown, b: unknown): boolean => {
  const [one, other] = [a ?? null, b ?? null]
  if (one === other) return true
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((value, index) => alike(value, other[index]))
    )
  return haveAlike(one as Fields, other as Fields)
}

const haveAlike = (one: Fields, other: Fields): boolean => {
  const names = Object.keys(one).filter((name) => one[name] !== undefined)
  const others = Object.keys(other).filter((name) => other[name] !== undefined)
  return (
    names.length === others.length &&
    names.every((name) => other[name] !== undefined && sameValue(one[name], other[name]))
  )
}

// Inside a group, nothing and `null` are two things.
const sameValue = (one: unknown, other: unknown): boolean =>
  one === null || other === null ? one === other : alike(one, other)

const isGroup = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const add = (map: Map<string, Set<string>>, key: string, value: string): void => {
  const values = map.get(key)
  if (values === undefined) map.set(key, new Set([value]))
  else values.add(value)
}
