/** Clients that read and write a few records all at once, as storages let them. */
import type { JournalEntry, StorageError, StoragePort, UnitOfWork, Write } from "@fieldcare/core/storage"
import { Chance, recordingStorage, StorageHistory } from "@fieldcare/testkit"
import * as Effect from "effect/Effect"

const tenant = "acme"
const kind = "item"
const ids = ["a", "b", "c", "d", "e", "f"]

export interface Told {
  readonly history: StorageHistory
  /** Verbs that were called. */
  readonly calls: number
  /** How they ended, by the reason of the failure; "ok" without one. */
  readonly ends: Readonly<Record<string, number>>
}

/** Runs clients, each on one of the storages, until so many verbs were called in all, or the time is over. */
export const concurrentClients = async (
  storages: ReadonlyArray<StoragePort>,
  { clients, calls, seed, secondsMax = 60 }: Load,
): Promise<Told> => {
  const history = new StorageHistory()
  const ends: Record<string, number> = {}
  const end = performance.now() + 1_000 * secondsMax
  let made = 0
  const lives = Array.from({ length: clients }, async (_, number) => {
    const storage = storages[number % storages.length]!
    const client = new Client(recordingStorage(storage, history, `client-${number}`), number, new Chance(seed + number))
    while (made < calls && performance.now() < end) {
      made += 1
      const came = await client.act()
      ends[came] = (ends[came] ?? 0) + 1
    }
  })
  await Promise.all(lives)
  return { history, calls: made, ends }
}

interface Load {
  readonly clients: number
  readonly calls: number
  readonly seed: number
  readonly secondsMax?: number
}

/** Makes the storages ready for what the clients do. */
export const preparedFor = (storage: StoragePort): Promise<void> =>
  Effect.runPromise(storage.prepare([{ kind, columns: [] }]))

export class Client {
  readonly #storage: StoragePort
  readonly #number: number
  readonly #random: Chance
  /** The versions that this client saw last; others may have moved on. */
  readonly #seen = new Map<string, number>()
  #written = 0

  constructor(storage: StoragePort, number: number, random: Chance) {
    this.#storage = storage
    this.#number = number
    this.#random = random
  }

  async act(): Promise<string> {
    const id = this.#random.one(ids)
    const chance = this.#random.next()
    if (chance < 0.05) return this.#ended(this.#storage.heads({ tenant, kind, limit: 100 }))
    if (chance < 0.1)
      return this.#ended(this.#storage.find({ tenant, kind, where: {}, order: "ascending", limit: 100 }))
    if (chance < 0.2) {
      const after = Math.max(0, (this.#seen.get(id) ?? 0) - 3)
      return this.#ended(this.#storage.journal({ tenant, kind, id, after, limit: 1_000 }))
    }
    // Half of the time it looks before it writes; else it writes over what it remembers.
    if (chance < 0.55 || !this.#seen.has(id)) return this.#looked(id)
    return this.#wrote(id)
  }

  async #looked(id: string): Promise<string> {
    const others = ids.filter((other) => other !== id)
    const needs = this.#random.next() < 0.3 ? [{ name: "other", kind, id: { value: this.#random.one(others) } }] : []
    return this.#ended(
      Effect.map(this.#storage.load({ tenant, kind, id, needs }), ({ record, facts }) => {
        this.#seen.set(id, record?.version ?? 0)
        for (const { id: other, version } of facts["other"] ?? []) this.#seen.set(other, version)
      }),
    )
  }

  /** Writes one record, now and then two, now and then relying on another. What it does not know, it looks at next. */
  async #wrote(id: string): Promise<string> {
    const known = [...this.#seen].filter(([other, version]) => other !== id && version > 0)
    const [other, version] = known.length === 0 ? [] : this.#random.one(known)
    const chance = this.#random.next()
    const both = other !== undefined && chance < 0.15
    const relied = other !== undefined && chance > 0.85
    const unit = this.#unit(both ? [id, other] : [id], relied ? [{ kind, id: other, version: version! }] : [])
    const end = await this.#ended(
      Effect.map(this.#storage.commit(unit), () => {
        for (const { row } of unit.writes) this.#seen.set(row.id, row.version)
      }),
    )
    if (end !== "ok") for (const { row } of unit.writes) this.#seen.delete(row.id)
    return end
  }

  creates(id: string): Promise<string> {
    return this.#ended(this.#storage.commit(this.#unit([id], [])))
  }

  #unit(written: ReadonlyArray<string>, reliedOn: UnitOfWork["reliedOn"]): UnitOfWork {
    const writes = written.map((id) => {
      const expectedVersion = this.#seen.get(id) ?? 0
      const head = `${this.#number}-${++this.#written}`
      const row = { tenant, kind, id, version: expectedVersion + 1, head, status: "open", category: "open" } as const
      return { expectedVersion, row: { ...row, record: { head }, trail, columns: {} }, duties: [] }
    })
    const entries = writes.map(({ row }) => entryOf(row))
    return { tenant, writes, reliedOn, entries, messages: [], personal: [] }
  }

  #ended<A>(verb: Effect.Effect<A, StorageError>): Promise<string> {
    return Effect.runPromise(Effect.match(verb, { onSuccess: () => "ok", onFailure: ({ reason }) => nameOf(reason) }))
  }
}

/** A failure that is nobody's race and no lost connection is told with its cause. */
const nameOf = (reason: StorageError["reason"]): string =>
  reason._tag === "StatementFailed"
    ? `StatementFailed ${reason.operation} ${reason.code}: ${String(reason.cause)}`
    : reason._tag

const trail = { stays: [], duties: [], acts: [] }

const entryOf = (row: { readonly id: string; readonly version: number; readonly head: string }): JournalEntry => ({
  tenant,
  kind,
  id: row.id,
  sequence: row.version,
  command: "write",
  actor: { id: "client", roles: [] },
  occurredAt: 1,
  recordedAt: 1,
  from: "open",
  to: "open",
  events: [],
  duties: [],
  decidedUnder: { policy: "1", lifecycle: 1 },
  previous: "",
  hash: row.head,
})

/** A storage that commits over whatever is there, as one without a guard would. */
export const unguarded = (storage: StoragePort): StoragePort => ({
  ...storage,
  commit: (unit) =>
    Effect.gen(function* () {
      const writes: Array<Write> = []
      for (const write of unit.writes) {
        const { record } = yield* storage.load({ tenant, kind, id: write.row.id, needs: [] })
        const expectedVersion = record?.version ?? 0
        writes.push({ ...write, expectedVersion, row: { ...write.row, version: expectedVersion + 1 } })
      }
      const entries = unit.entries.map((entry) => {
        const { row } = writes.find((write) => write.row.id === entry.id)!
        return { ...entry, sequence: row.version }
      })
      return yield* storage.commit({ ...unit, writes, entries, reliedOn: [] })
    }),
})
