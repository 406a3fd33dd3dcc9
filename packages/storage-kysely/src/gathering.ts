/** Commits that arrive while one is under way are gathered into the next; a lone one waits for nobody. */
import { accountKey } from "@fieldcare/core/ledger"
import type { UnitOfWork } from "@fieldcare/core/storage"
import type { Outcome } from "./outcome.ts"
import { stockOf } from "./stock.ts"

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
  /** While so many units wait, so many batches are under way at once before others wait for one of them. */
  readonly batchesAtOnce: (waiting: number) => number
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
 * No two batches under way, and no two units of one batch, share a record or a key: the second one waits. No
 * two batches under way share a balance; units of one batch may, and one that is left undecided because of another is
 * written with the next. Each unit succeeds or fails on its own: when a batch fails, its units are tried one by one.
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
    const batchesAtOnce = this.#options.batchesAtOnce(this.#waiting.length)
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
    const undecided = await this.#write(batch)
    for (const { touched } of batch) this.#occupied.remove(touched)
    this.#waiting.unshift(...undecided)
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
    const balances = new Set<string>()
    const { groupOf } = this.#options
    const unitsMax = Math.min(share, this.#options.unitsMax)
    for (const one of this.#waiting) {
      const isOther = batch.length > 0 && groupOf(batch[0]!.unit) !== groupOf(one.unit)
      if (batch.length === unitsMax || isOther || this.#occupied.meets(one.touched, balances)) left.push(one)
      else {
        this.#occupied.add(one.touched)
        for (const balance of one.touched.balances) balances.add(balance)
        batch.push(one)
      }
    }
    this.#waiting = left
    return batch
  }

  /** Answers those that are undecided. */
  async #write(batch: ReadonlyArray<Waiting>): Promise<ReadonlyArray<Waiting>> {
    try {
      const outcomes = await this.#options.write(batch.map(({ unit }) => unit))
      return batch.filter(({ resolve }, index) => {
        if (outcomes[index]!.type === "undecided") return true
        resolve(outcomes[index]!)
        return false
      })
    } catch (error) {
      if (batch.length === 1 || this.#options.isUncertain(error)) for (const { reject } of batch) reject(error)
      else for (const one of batch) await this.#write([one])
      return []
    }
  }
}

/** What a unit writes, and what it only relies on. */
interface Touched {
  readonly alone: ReadonlyArray<string>
  readonly shared: ReadonlyArray<string>
  /** Balances that it changes. */
  readonly balances: ReadonlyArray<string>
}

// Ids hold no blanks, so a blank keeps them apart.
const touchedBy = (unit: UnitOfWork): Touched => {
  const { tenant, writes, key, personal, reliedOn } = unit
  const alone: Array<string> = []
  for (const { row } of writes) alone.push(`${tenant} ${row.kind} ${row.id}`)
  for (const { reference } of personal) alone.push(`${tenant} text ${reference}`)
  if (key !== undefined) alone.push(`${tenant} key ${key.actor} ${key.key}`)
  const balances = (stockOf(unit)?.accounts ?? []).map((account) => `${tenant} ${accountKey(account)}`)
  return { alone, shared: reliedOn.map(({ kind, id }) => `${tenant} ${kind} ${id}`), balances }
}

/** The records and keys of the units under way. Records that units only rely on can be shared by them. */
class Occupied {
  readonly #alone = new Set<string>()
  readonly #shared = new Map<string, number>()
  readonly #balances = new Set<string>()

  /** `own` are balances that it may share. */
  meets({ alone, shared, balances }: Touched, own: ReadonlySet<string>): boolean {
    for (const one of balances) if (this.#balances.has(one) && !own.has(one)) return true
    for (const one of alone) if (this.#alone.has(one) || this.#shared.has(one)) return true
    for (const one of shared) if (this.#alone.has(one)) return true
    return false
  }

  add({ alone, shared, balances }: Touched): void {
    for (const one of balances) this.#balances.add(one)
    for (const one of alone) this.#alone.add(one)
    for (const one of shared) this.#shared.set(one, (this.#shared.get(one) ?? 0) + 1)
  }

  remove({ alone, shared, balances }: Touched): void {
    for (const one of balances) this.#balances.delete(one)
    for (const one of alone) this.#alone.delete(one)
    for (const one of shared) {
      const count = this.#shared.get(one)! - 1
      if (count === 0) this.#shared.delete(one)
      else this.#shared.set(one, count)
    }
  }
}
