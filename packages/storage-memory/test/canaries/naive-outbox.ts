/** An outbox of another make, with a fault where it is asked for. */
import type { EntryReference, Message, StoragePort, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import type { Canary } from "./canary.ts"

interface Queued {
  readonly position: number
  readonly tenant: string
  readonly reference: EntryReference
  attempts: number
  claim: string
  free: number
  parked: boolean
  problem: string | null
}

interface Faults {
  /** Messages of a record do not wait for those before them. */
  readonly outOfOrder?: boolean
  /** What is said counts under whatever claim. */
  readonly unfenced?: boolean
  /** Nothing is claimed again that lies before what was claimed last. */
  readonly byCursor?: boolean
  /** A parked message does not hold back those behind it. */
  readonly overtaking?: boolean
}

const sameRecord = (a: Queued, b: Queued) =>
  a.tenant === b.tenant && a.reference.kind === b.reference.kind && a.reference.id === b.reference.id

/** An outbox of its own beside the storage: positions are given when a unit is written, as a serial column does. */
class NaiveOutbox {
  readonly #storage: StoragePort
  readonly #faults: Faults
  #queue: Array<Queued> = []
  #positions = 0
  readonly #cursors = new Map<string, number>()

  constructor(storage: StoragePort, faults: Faults) {
    this.#storage = storage
    this.#faults = faults
  }

  port(): Partial<StoragePort> {
    return {
      commit: (unit) => Effect.tap(this.#written(unit), () => Effect.sync(() => this.#show(this.#queued(unit)))),
      claimMessages: (request) => Effect.andThen(this.#storage.claimMessages(request), this.#claimed(request)),
      settleMessages: (settlement) =>
        Effect.map(this.#storage.settleMessages(settlement), () => this.#settled(settlement)),
      parkedMessages: (request) => Effect.andThen(this.#storage.parkedMessages(request), this.#parked(request)),
      replayMessages: (request) => Effect.map(this.#storage.replayMessages(request), () => this.#replayed(request)),
      transaction: (use) => this.#transaction(use),
    }
  }

  #written(unit: UnitOfWork) {
    return this.#storage.commit({ ...unit, messages: [] })
  }

  #queued({ tenant, messages }: UnitOfWork): ReadonlyArray<Queued> {
    return messages.map((reference) => {
      this.#positions += 1
      return {
        position: this.#positions,
        tenant,
        reference,
        attempts: 0,
        claim: "",
        free: 0,
        parked: false,
        problem: null,
      }
    })
  }

  #show(queued: ReadonlyArray<Queued>): void {
    this.#queue = [...this.#queue, ...queued].toSorted(
      (a, b) => a.reference.sequence - b.reference.sequence || a.position - b.position,
    )
  }

  /** Nothing is written before the end, but positions are given at once. */
  #transaction<A, E>(use: Parameters<StoragePort["transaction"]>[0]) {
    return Effect.suspend(() => {
      const units: Array<{ readonly unit: UnitOfWork; readonly queued: ReadonlyArray<Queued> }> = []
      const commit: StoragePort["commit"] = (unit) =>
        Effect.sync(() => {
          units.push({ unit, queued: this.#queued(unit) })
          return new Map<string, string>()
        })
      return Effect.tap(use(undefined, { ...this.#storage, ...this.port(), commit }), () =>
        Effect.forEach(units, ({ unit, queued }) =>
          Effect.tap(this.#written(unit), () => Effect.sync(() => this.#show(queued))),
        ),
      )
    }) as Effect.Effect<A, E>
  }

  #claimed({ tenant, claim, now, until, limit }: Parameters<StoragePort["claimMessages"]>[0]) {
    return Effect.suspend(() => {
      const cursor = this.#cursors.get(tenant) ?? 0
      const waits = (one: Queued) =>
        !this.#faults.outOfOrder &&
        this.#queue.find((other) => sameRecord(other, one) && !(this.#faults.overtaking === true && other.parked)) !==
          one
      const taken = this.#queue
        .filter((one) => one.tenant === tenant && !one.parked && one.free <= now && !waits(one))
        .filter((one) => !this.#faults.byCursor || one.attempts > 0 || one.position > cursor)
        .slice(0, limit)
      for (const one of taken) {
        Object.assign(one, { claim, free: until, attempts: one.attempts + 1 })
        this.#cursors.set(tenant, Math.max(this.#cursors.get(tenant) ?? 0, one.position))
      }
      return Effect.forEach(taken, ({ reference, attempts }) => this.#message(tenant, reference, attempts))
    })
  }

  #message(tenant: string, reference: EntryReference, attempts: number) {
    const page = { tenant, ...reference, after: reference.sequence - 1, limit: 1 }
    return Effect.map(this.#storage.journal(page), ([entry]): Message => ({ ...reference, attempts, entry: entry! }))
  }

  #parked({ tenant, after, limit }: Parameters<StoragePort["parkedMessages"]>[0]) {
    const name = ({ kind, id, sequence }: EntryReference) => `${kind} ${id} ${String(sequence).padStart(16, "0")}`
    const parked = this.#queue
      .filter(
        (one) => one.tenant === tenant && one.parked && (after === undefined || name(one.reference) > name(after)),
      )
      .toSorted((a, b) => (name(a.reference) < name(b.reference) ? -1 : 1))
      .slice(0, limit)
    return Effect.forEach(parked, ({ reference, attempts, problem }) =>
      Effect.map(this.#message(tenant, reference, attempts), (message) => ({ ...message, problem })),
    )
  }

  #replayed({ tenant, messages }: Parameters<StoragePort["replayMessages"]>[0]): number {
    const asked = new Set(messages.map(({ kind, id, sequence }) => `${kind} ${id} ${sequence}`))
    const parked = this.#queue.filter(
      ({ tenant: own, parked: held, reference: { kind, id, sequence } }) =>
        own === tenant && held && asked.has(`${kind} ${id} ${sequence}`),
    )
    for (const one of parked) Object.assign(one, { parked: false, free: 0, attempts: 0 })
    return parked.length
  }

  #settled({ tenant, claim, sent, failed }: Parameters<StoragePort["settleMessages"]>[0]): number {
    const held = ({ kind, id, sequence }: EntryReference) =>
      this.#queue.find(
        ({ reference, ...one }) =>
          one.tenant === tenant &&
          (one.claim === claim || this.#faults.unfenced === true) &&
          JSON.stringify([reference.kind, reference.id, reference.sequence]) === JSON.stringify([kind, id, sequence]),
      )
    let count = 0
    for (const reference of sent) {
      const one = held(reference)
      if (one === undefined) continue
      this.#queue = this.#queue.filter((other) => other !== one)
      count += 1
    }
    for (const { again, problem = null, counts = true, ...reference } of failed) {
      const one = held(reference)
      if (one === undefined) continue
      const attempts = one.attempts - (counts ? 0 : 1)
      Object.assign(one, { claim: "", free: again ?? one.free, parked: again === null, problem, attempts })
      count += 1
    }
    return count
  }
}

/** The outbox as a canary; without a fault it keeps the law. */
export const outbox =
  (faults: Faults): Canary[2] =>
  (storage) =>
    new NaiveOutbox(storage, faults).port()
