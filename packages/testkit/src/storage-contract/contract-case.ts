/** What a case of the storage contract is, and what its stories are told with. */
import type {
  FindRequest,
  JournalEntry,
  LoadRequest,
  Loaded,
  StorageError,
  StoragePort,
  StoredRow,
  UnitOfWork,
  Write,
} from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

/**
 * One case: a law of the port, and a story that shows whether a storage keeps it.
 *
 * @category contract
 * @since 0.1.0
 */
export interface ContractCase {
  readonly name: string
  readonly law: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10
  /** Whether the story has several callers at once, or a failure in its middle. */
  readonly concurrent?: boolean
  readonly run: (open: () => Promise<StoragePort>) => Promise<void>
}

export const kind = "contractTicket"
export const otherKind = "contractPart"

const columns = [
  { name: "serial", type: "text", indexed: true },
  { name: "partId", type: "text", indexed: false },
  { name: "count", type: "integer", indexed: false },
  { name: "openedAt", type: "instant", indexed: true },
  { name: "urgent", type: "boolean", indexed: false },
] as const

let stage = 0

/** A tenant that nobody used before, on a storage that knows two kinds, and short words for the verbs. */
export class Stage {
  readonly storage: StoragePort
  readonly tenant: string

  constructor(storage: StoragePort, tenant: string) {
    this.storage = storage
    this.tenant = tenant
  }

  static async on(open: () => Promise<StoragePort>): Promise<Stage> {
    const storage = await open()
    await Effect.runPromise(storage.prepare([kind, otherKind].map((name) => ({ kind: name, columns }))))
    stage += 1
    return new Stage(storage, `tenant-${stage}`)
  }

  through(storage: StoragePort): Stage {
    return new Stage(storage, this.tenant)
  }

  write(id: string, expectedVersion = 0, row: Partial<StoredRow> = {}, duties: Write["duties"] = []): Write {
    const version = expectedVersion + 1
    const trail = { stays: [], duties: [], acts: [] }
    const full = { kind, id, version, status: "open", category: "open", head: "h", record: { version }, trail } as const
    return { expectedVersion, row: { ...full, tenant: this.tenant, columns: {}, ...row }, duties }
  }

  unit(writes: ReadonlyArray<Write>, more: Partial<UnitOfWork> = {}): UnitOfWork {
    return { tenant: this.tenant, writes, reliedOn: [], entries: [], messages: [], personal: [], ...more }
  }

  entry(id: string, sequence: number, more: Partial<JournalEntry> = {}): JournalEntry {
    const at = { occurredAt: 1, recordedAt: 2, from: "a", to: "b", events: [], duties: [] }
    const chain = { decidedUnder: { policy: "p", lifecycle: 1 }, previous: "p", hash: "h" }
    return {
      tenant: this.tenant,
      kind,
      id,
      sequence,
      command: "c",
      actor: { id: "u", roles: [] },
      ...at,
      ...chain,
      ...more,
    }
  }

  text(reference: string, id: string, text = "words", subject = "person-1") {
    return { reference, subject, kind, id, text }
  }

  key(key: string, actor = "anna") {
    return { actor, key, remembered: { digest: "d", kind, id: "T-1", version: 1 } }
  }

  commit(writes: ReadonlyArray<Write>, more: Partial<UnitOfWork> = {}): Promise<ReadonlyMap<string, string>> {
    return Effect.runPromise(this.storage.commit(this.unit(writes, more)))
  }

  load(id: string, more: Partial<LoadRequest> = {}): Promise<Loaded> {
    return Effect.runPromise(this.storage.load({ tenant: this.tenant, kind, id, needs: [], ...more }))
  }

  async version(id: string, of = kind): Promise<number> {
    return (await this.load(id, { kind: of })).record?.version ?? 0
  }

  async find(request: Partial<FindRequest> = {}): Promise<ReadonlyArray<string>> {
    const asked = { tenant: this.tenant, kind, where: {}, order: "ascending", limit: 500, ...request } as const
    return (await Effect.runPromise(this.storage.find(asked))).map((record) => record.id)
  }

  journal(id: string, after = 0, limit = 1000): Promise<ReadonlyArray<JournalEntry>> {
    return Effect.runPromise(this.storage.journal({ tenant: this.tenant, kind, id, after, limit }))
  }

  due(by: number, limit = 500) {
    return Effect.runPromise(this.storage.due({ tenant: this.tenant, by, limit }))
  }

  erase(subject: string): Promise<number> {
    return Effect.runPromise(this.storage.erase({ tenant: this.tenant, subject }))
  }
}

/** Runs a verb that must fail, and answers the reason's tag. Anything but a `StorageError` is a broken law. */
export const reasonOf = async <A>(effect: Effect.Effect<A, unknown>): Promise<string> => {
  const error = await Effect.runPromise(Effect.flip(effect))
  return (error as Partial<StorageError>)?.reason?._tag ?? `no StorageError: ${String(error)}`
}

/** Runs several callers at once; answers "ok" or the reason's tag for each. */
export const raced = <A>(callers: ReadonlyArray<Effect.Effect<A, StorageError>>): Promise<ReadonlyArray<string>> =>
  Effect.runPromise(
    Effect.all(
      callers.map((caller) =>
        Effect.match(caller, { onSuccess: () => "ok", onFailure: (error) => error.reason._tag as string }),
      ),
      { concurrency: "unbounded" },
    ),
  )

/** Fails a case unless two values are the same as JSON, whatever the order of their keys. */
export const same = (actual: unknown, expected: unknown, what = "the answer"): void => {
  const [a, b] = [canonical(actual), canonical(expected)]
  if (a !== b) throw new Error(`${what}: expected ${b.slice(0, 400)}, got ${a.slice(0, 400)}`)
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) => {
    if (field === undefined) return "(undefined)"
    if (field instanceof Map) return [...field].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
    if (field === null || typeof field !== "object" || Array.isArray(field)) return field
    return Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }) ?? "(undefined)"

/** A case told on a stage of its own. */
export const law =
  (number: ContractCase["law"]) =>
  (name: string, story: (stage: Stage) => Promise<void>, concurrent = false): ContractCase => ({
    name,
    law: number,
    concurrent,
    run: async (open) => story(await Stage.on(open)),
  })
