/** The records that were seen last, so that a command on one of them needs no reading before its commit. */
import type { Compiled } from "../engine/compile.ts"
import { columnsOf } from "../engine/compile.ts"
import type { Stored } from "../storage/record.ts"
import type { Loaded, NeedRequest, Operand } from "../storage/load.ts"

/**
 * Keeps the newest versions that were seen, at most so many. What is kept may be old: a commit on it then
 * fails with `VersionConflict`, and nothing may be refused because of it before it was read again.
 *
 * @category desk
 * @since 0.1.0
 */
export class RecentRecords {
  readonly #max: number
  readonly #lifecycles: ReadonlyMap<string, Compiled>
  // In the order of their last use.
  readonly #records = new Map<string, Stored>()

  constructor(max: number, lifecycles: ReadonlyMap<string, Compiled>) {
    this.#max = max
    this.#lifecycles = lifecycles
  }

  keep(stored: Stored): void {
    if (this.#max === 0) return
    const key = keyOf(stored)
    const known = this.#records.get(key)
    if (known !== undefined && known.version > stored.version) return
    this.#records.delete(key)
    this.#records.set(key, frozen(stored))
    if (this.#records.size > this.#max) this.#records.delete(this.#records.keys().next().value!)
  }

  drop(record: RecordName): void {
    this.#records.delete(keyOf(record))
  }

  /** What `load` would answer, without texts and key; `undefined` when not all of it is known. */
  loaded(
    request: RecordName & { readonly needs: ReadonlyArray<NeedRequest>; readonly isNew: boolean },
  ): Loaded | undefined {
    const { tenant, kind, needs, isNew } = request
    const record = this.#used(request)
    if (record === undefined && !isNew) return undefined
    const facts: Record<string, ReadonlyArray<Stored>> = {}
    for (const need of needs) {
      if (!("id" in need)) return undefined
      const id = this.#operand(need.id, kind, record)
      const fact = id === null ? undefined : this.#used({ tenant, kind: need.kind, id })
      if (id !== null && fact === undefined) return undefined
      facts[need.name] = fact === undefined ? [] : [fact]
    }
    return { record, facts, stock: {}, remembered: undefined, personal: new Map() }
  }

  /** One record as it was seen last. */
  record(name: RecordName): Stored | undefined {
    return this.#used(name)
  }

  #operand(operand: Operand, kind: string, record: Stored | undefined): string | null {
    if ("value" in operand) return String(operand.value)
    if (record === undefined) return null
    const value = columnsOf(this.#lifecycles.get(kind)!.lifecycle, record.record as never)[operand.column] ?? null
    return value === null ? null : String(value)
  }

  #used(record: RecordName): Stored | undefined {
    const key = keyOf(record)
    const found = this.#records.get(key)
    if (found !== undefined) {
      this.#records.delete(key)
      this.#records.set(key, found)
    }
    return found
  }
}

interface RecordName {
  readonly tenant: string
  readonly kind: string
  readonly id: string
}

// Ids hold no blanks, so a blank keeps them apart.
const keyOf = ({ tenant, kind, id }: RecordName): string => `${tenant} ${kind} ${id}`

// Answers share their parts with what is kept. Parts that are frozen already are so to their last field.
const frozen = <A>(value: A): A => {
  if (value === null || typeof value !== "object" || Object.isFrozen(value)) return value
  for (const key of Object.keys(value)) frozen(value[key as keyof A])
  return Object.freeze(value)
}
