/** Commits that arrive while one is under way are gathered into the next; a lone one waits for nobody. */
import type { UnitOfWork } from "@fieldcare/core/storage"
import type { Outcome } from "./outcome.ts"

interface Waiting {
  readonly unit: UnitOfWork
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

interface GatheringOptions {
  /** Writes units that share nothing; when it fails, none of them was written. */
  readonly write: (units: ReadonlyArray<UnitOfWork>) => Promise<ReadonlyArray<Outcome>>
  readonly unitsMax: number
  /** Only units of one group are written together. */
  readonly groupOf: (unit: UnitOfWork) => string
  /** So many batches are under way at once before others wait for one of them. */
  readonly batchesAtOnce: number
  /** Whether a batch holds up the whole process: then those who ask in one turn of the event loop are one batch. */
  readonly isBlocking: boolean
  /** Whether what failed may have been written all the same, so that it must not be tried again here. */
  readonly isUncertain: (error: unknown) => boolean
}

/** When the batch under way takes longer, it may be waiting for somebody's lock; others need not wait with it. */
const patienceMilliseconds = 20
const lanesMax = 8

/**
 * **Laws**
 *
 * No two batches under way, and no two units of one batch, share a record or a key: the second one waits. Each
 * unit succeeds or fails on its own: when a batch fails, its units are tried one by one.
 */
export class Gathering {
  readonly #options: GatheringOptions
  #waiting: Array<Waiting> = []
  readonly #occupied = new Occupied()
  #lanes = 0
  #latestStart = 0

  constructor(options: GatheringOptions) {
    this.#options = options
  }

  commit(unit: UnitOfWork): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ unit, resolve, reject })
      this.#startInTurn()
    })
  }

  #isStarting = false

  #startInTurn(): void {
    if (!this.#options.isBlocking) this.#start()
    else if (!this.#isStarting) {
      this.#isStarting = true
      setImmediate(() => {
        this.#isStarting = false
        this.#start()
      })
    }
  }

  #start(): void {
    const { batchesAtOnce } = this.#options
    if (this.#waiting.length === 0 || this.#lanes >= Math.max(lanesMax, batchesAtOnce)) return
    const now = performance.now()
    if (this.#lanes >= batchesAtOnce && now - this.#latestStart < patienceMilliseconds) {
      this.#later(patienceMilliseconds - (now - this.#latestStart))
      return
    }
    const batch = this.#taken()
    if (batch.length === 0) return
    this.#latestStart = now
    this.#lanes += 1
    void this.#write(batch).finally(() => {
      for (const { unit } of batch) this.#occupied.remove(unit)
      this.#lanes -= 1
      this.#latestStart = 0
      this.#startInTurn()
    })
    if (this.#lanes < batchesAtOnce) this.#start()
  }

  #timer: ReturnType<typeof setTimeout> | undefined

  #later(milliseconds: number): void {
    if (this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#start()
    }, milliseconds)
    this.#timer.unref()
  }

  #taken(): ReadonlyArray<Waiting> {
    const batch: Array<Waiting> = []
    const left: Array<Waiting> = []
    const { unitsMax, groupOf } = this.#options
    for (const one of this.#waiting) {
      const isOther = batch.length > 0 && groupOf(batch[0]!.unit) !== groupOf(one.unit)
      if (batch.length === unitsMax || isOther || this.#occupied.meets(one.unit)) left.push(one)
      else {
        this.#occupied.add(one.unit)
        batch.push(one)
      }
    }
    this.#waiting = left
    return batch
  }

  async #write(batch: ReadonlyArray<Waiting>): Promise<void> {
    try {
      const outcomes = await this.#options.write(batch.map(({ unit }) => unit))
      batch.forEach(({ resolve }, index) => resolve(outcomes[index]!))
    } catch (error) {
      if (batch.length === 1 || this.#options.isUncertain(error)) for (const { reject } of batch) reject(error)
      else for (const one of batch) await this.#write([one])
    }
  }
}

/** The records and keys of the units under way. Records that units only rely on can be shared by them. */
class Occupied {
  readonly #alone = new Set<string>()
  readonly #shared = new Map<string, number>()

  meets(unit: UnitOfWork): boolean {
    for (const one of alone(unit)) if (this.#alone.has(one) || this.#shared.has(one)) return true
    for (const one of shared(unit)) if (this.#alone.has(one)) return true
    return false
  }

  add(unit: UnitOfWork): void {
    for (const one of alone(unit)) this.#alone.add(one)
    for (const one of shared(unit)) this.#shared.set(one, (this.#shared.get(one) ?? 0) + 1)
  }

  remove(unit: UnitOfWork): void {
    for (const one of alone(unit)) this.#alone.delete(one)
    for (const one of shared(unit)) {
      const count = this.#shared.get(one)! - 1
      if (count === 0) this.#shared.delete(one)
      else this.#shared.set(one, count)
    }
  }
}

// Ids hold no blanks, so a blank keeps them apart.
const alone = ({ tenant, writes, key, personal }: UnitOfWork): ReadonlyArray<string> => [
  ...writes.map(({ row }) => `${tenant} ${row.kind} ${row.id}`),
  ...personal.map(({ reference }) => `${tenant} text ${reference}`),
  ...(key === undefined ? [] : [`${tenant} key ${key.actor} ${key.key}`]),
]

const shared = ({ tenant, reliedOn }: UnitOfWork): ReadonlyArray<string> =>
  reliedOn.map(({ kind, id }) => `${tenant} ${kind} ${id}`)
