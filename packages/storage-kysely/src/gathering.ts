/** Commits that arrive while one is under way are gathered into the next; a lone one waits for nobody. */
import type { UnitOfWork } from "@fieldcare/core/storage"
import type { Outcome } from "./outcome.ts"

interface Waiting {
  readonly unit: UnitOfWork
  readonly touched: Touched
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
  /** Whether answers may come without the event loop ever turning. */
  readonly isInProcess: boolean
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
  #isCalled = false

  constructor(options: GatheringOptions) {
    this.#options = options
  }

  commit(unit: UnitOfWork): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ unit, touched: touchedBy(unit), resolve, reject })
      this.#soon()
    })
  }

  // Callers whose commits have just ended together come back together, in the same turn of the event loop: the
  // first of them would leave alone, and the others wait for it. In one process the turn may never end; there
  // they come back in the same step.
  #soon(): void {
    if (this.#isCalled) return
    this.#isCalled = true
    const later = this.#options.isInProcess ? queueMicrotask : setImmediate
    later(() => {
      this.#isCalled = false
      this.#start()
    })
  }

  #start(): void {
    const { batchesAtOnce } = this.#options
    while (this.#waiting.length > 0 && this.#lanes < Math.max(lanesMax, batchesAtOnce)) {
      const now = performance.now()
      if (this.#lanes >= batchesAtOnce && now - this.#latestStart < patienceMilliseconds) {
        this.#later(patienceMilliseconds - (now - this.#latestStart))
        return
      }
      // Divided among the lanes that are free: they work side by side, and this process prepares one meanwhile.
      const batch = this.#taken(Math.ceil(this.#waiting.length / Math.max(1, batchesAtOnce - this.#lanes)))
      if (batch.length === 0) return
      this.#latestStart = now
      this.#lanes += 1
      void this.#written(batch)
    }
  }

  async #written(batch: ReadonlyArray<Waiting>): Promise<void> {
    await this.#write(batch)
    for (const { touched } of batch) this.#occupied.remove(touched)
    this.#lanes -= 1
    this.#latestStart = 0
    if (this.#waiting.length > 0) this.#soon()
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

  #taken(share: number): ReadonlyArray<Waiting> {
    const batch: Array<Waiting> = []
    const left: Array<Waiting> = []
    const { groupOf } = this.#options
    const unitsMax = Math.min(share, this.#options.unitsMax)
    for (const one of this.#waiting) {
      const isOther = batch.length > 0 && groupOf(batch[0]!.unit) !== groupOf(one.unit)
      if (batch.length === unitsMax || isOther || this.#occupied.meets(one.touched)) left.push(one)
      else {
        this.#occupied.add(one.touched)
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

/** What a unit writes, and what it only relies on. */
interface Touched {
  readonly alone: ReadonlyArray<string>
  readonly shared: ReadonlyArray<string>
}

// Ids hold no blanks, so a blank keeps them apart.
const touchedBy = ({ tenant, writes, key, personal, reliedOn }: UnitOfWork): Touched => {
  const alone: Array<string> = []
  for (const { row } of writes) alone.push(`${tenant} ${row.kind} ${row.id}`)
  for (const { reference } of personal) alone.push(`${tenant} text ${reference}`)
  if (key !== undefined) alone.push(`${tenant} key ${key.actor} ${key.key}`)
  return { alone, shared: reliedOn.map(({ kind, id }) => `${tenant} ${kind} ${id}`) }
}

/** The records and keys of the units under way. Records that units only rely on can be shared by them. */
class Occupied {
  readonly #alone = new Set<string>()
  readonly #shared = new Map<string, number>()

  meets({ alone, shared }: Touched): boolean {
    for (const one of alone) if (this.#alone.has(one) || this.#shared.has(one)) return true
    for (const one of shared) if (this.#alone.has(one)) return true
    return false
  }

  add({ alone, shared }: Touched): void {
    for (const one of alone) this.#alone.add(one)
    for (const one of shared) this.#shared.set(one, (this.#shared.get(one) ?? 0) + 1)
  }

  remove({ alone, shared }: Touched): void {
    for (const one of alone) this.#alone.delete(one)
    for (const one of shared) {
      const count = this.#shared.get(one)! - 1
      if (count === 0) this.#shared.delete(one)
      else this.#shared.set(one, count)
    }
  }
}
