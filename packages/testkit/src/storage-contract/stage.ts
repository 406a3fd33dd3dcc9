/** What the stories of the contract are told with. */
import type { Balance, Posting } from "@fieldcare/core/ledger"
import type {
  BalancesRequest,
  Claim,
  DutyRow,
  EntryReference,
  FindRequest,
  Head,
  JournalEntry,
  KindDeclaration,
  LoadRequest,
  Loaded,
  Message,
  SearchRequest,
  ParkedMessage,
  PostingsRequest,
  Settlement,
  StoragePort,
  StoredRow,
  UnitOfWork,
  Write,
} from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

export const kind = "contractTicket"
export const otherKind = "contractPart"

const columns = [
  { name: "serial", type: "text", indexed: true },
  { name: "partId", type: "text", indexed: false },
  { name: "count", type: "integer", indexed: false },
  { name: "openedAt", type: "instant", indexed: true },
  { name: "urgent", type: "boolean", indexed: false },
] as const

/** Tells this run's tenants from those that an earlier run has left in the database. */
const run = globalThis.crypto.randomUUID().slice(0, 8)

let stages = 0

/** A tenant that nobody used before, on a storage that knows two kinds, and short words for the verbs. */
export class Stage {
  readonly storage: StoragePort
  readonly tenant: string

  constructor(storage: StoragePort, tenant: string) {
    this.storage = storage
    this.tenant = tenant
  }

  static async on(open: () => Promise<StoragePort>): Promise<Stage> {
    stages += 1
    const stage = new Stage(await open(), `tenant-${run}-${stages}`)
    await stage.prepare([kind, otherKind].map((name) => ({ kind: name, columns })))
    return stage
  }

  prepare(kinds: ReadonlyArray<KindDeclaration>): Promise<void> {
    return Effect.runPromise(this.storage.prepare(kinds))
  }

  /** The same tenant, asked for through another port. */
  through(storage: StoragePort): Stage {
    return new Stage(storage, this.tenant)
  }

  /** Another tenant of the same storage. */
  beside(name = "b"): Stage {
    return new Stage(this.storage, `${this.tenant}-${name}`)
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
    const actor = { id: "u", roles: [] }
    return { tenant: this.tenant, kind, id, sequence, command: "c", actor, ...at, ...chain, ...more }
  }

  text(reference: string, id: string, text = "words", subject = "person-1") {
    return { reference, subject, kind, id, text }
  }

  key(key: string, actor = "anna", remembered: Partial<NonNullable<Loaded["remembered"]>> = {}) {
    return { actor, key, remembered: { digest: "d", kind, id: "T-1", version: 1, ...remembered } }
  }

  /** A record's next version with an entry that is to be delivered. */
  told(id: string, sequence = 1, more: Partial<UnitOfWork> = {}): UnitOfWork {
    const messages = [{ kind, id, sequence }]
    return this.unit([this.write(id, sequence - 1)], { entries: [this.entry(id, sequence)], messages, ...more })
  }

  commit(writes: ReadonlyArray<Write>, more: Partial<UnitOfWork> = {}): Promise<ReadonlyMap<string, string>> {
    return Effect.runPromise(this.storage.commit(this.unit(writes, more)))
  }

  /** Versions one to `versions` of a record, each with a message. */
  async tell(id: string, versions = 1): Promise<void> {
    for (let sequence = 1; sequence <= versions; sequence += 1) {
      await Effect.runPromise(this.storage.commit(this.told(id, sequence)))
    }
  }

  load(id: string, more: Partial<LoadRequest> = {}): Promise<Loaded> {
    return Effect.runPromise(this.storage.load({ tenant: this.tenant, kind, id, needs: [], ...more }))
  }

  async version(id: string, of = kind): Promise<number> {
    return (await this.load(id, { kind: of })).record?.version ?? 0
  }

  async remembered(key: string, actor = "anna"): Promise<Loaded["remembered"]> {
    return (await this.load("T-1", { key: { actor, key } })).remembered
  }

  async find(request: Partial<FindRequest> = {}): Promise<ReadonlyArray<string>> {
    const asked = { tenant: this.tenant, kind, where: {}, order: "ascending", limit: 500, ...request } as const
    return (await Effect.runPromise(this.storage.find(asked))).map((record) => record.id)
  }

  /** Ids in the order in which they are found; exact hits marked. */
  async search(text: string, request: Partial<SearchRequest> = {}): Promise<ReadonlyArray<string>> {
    const asked = { tenant: this.tenant, kind, text, columns: ["serial", "partId"], limit: 100, ...request }
    const hits = await Effect.runPromise(this.storage.search(asked))
    return hits.map(({ stored, exact }) => (exact ? `=${stored.id}` : stored.id))
  }

  journal(id: string, after = 0, limit = 1000): Promise<ReadonlyArray<JournalEntry>> {
    return Effect.runPromise(this.storage.journal({ tenant: this.tenant, kind, id, after, limit }))
  }

  due(by: number, limit = 500): Promise<ReadonlyArray<DutyRow>> {
    return Effect.runPromise(this.storage.due({ tenant: this.tenant, by, limit }))
  }

  heads(request: { readonly after?: string; readonly limit?: number } = {}): Promise<ReadonlyArray<Head>> {
    return Effect.runPromise(this.storage.heads({ tenant: this.tenant, kind, limit: 1000, ...request }))
  }

  personal(ids: ReadonlyArray<string>, of = kind): Promise<ReadonlyMap<string, string>> {
    return Effect.runPromise(this.storage.personal({ tenant: this.tenant, kind: of, ids }))
  }

  erase(subject: string): Promise<number> {
    return Effect.runPromise(this.storage.erase({ tenant: this.tenant, subject }))
  }

  /** What is where, as "part place item": quantity, or quantity/reserved where something is reserved. */
  async stock(request: Partial<BalancesRequest> = {}): Promise<Readonly<Record<string, number | string>>> {
    return asStock(await this.balances(request))
  }

  balances(request: Partial<BalancesRequest> = {}): Promise<ReadonlyArray<Balance>> {
    return Effect.runPromise(this.storage.balances({ tenant: this.tenant, limit: 500, ...request }))
  }

  postings(request: Partial<PostingsRequest> = {}): Promise<ReadonlyArray<Posting>> {
    return Effect.runPromise(this.storage.postings({ tenant: this.tenant, part: "P", limit: 500, ...request }))
  }

  /** Claims for a hundred milliseconds from 1,000 on, unless told otherwise. */
  claim(claim: string, more: Partial<Claim> = {}): Claim {
    const now = more.now ?? 1000
    return { tenant: this.tenant, claim, now, until: now + 100, limit: 500, ...more }
  }

  messages(claim: string, more: Partial<Claim> = {}): Promise<ReadonlyArray<Message>> {
    return Effect.runPromise(this.storage.claimMessages(this.claim(claim, more)))
  }

  duties(claim: string, more: Partial<Claim> = {}): Promise<ReadonlyArray<DutyRow>> {
    return Effect.runPromise(this.storage.claimDuties(this.claim(claim, more)))
  }

  settle(claim: string, settled: Partial<Settlement>): Promise<number> {
    return Effect.runPromise(
      this.storage.settleMessages({ tenant: this.tenant, claim, sent: [], failed: [], ...settled }),
    )
  }

  parked(
    more: { readonly after?: EntryReference; readonly limit?: number } = {},
  ): Promise<ReadonlyArray<ParkedMessage>> {
    return Effect.runPromise(this.storage.parkedMessages({ tenant: this.tenant, limit: 500, ...more }))
  }

  replay(messages: ReadonlyArray<EntryReference>): Promise<number> {
    return Effect.runPromise(this.storage.replayMessages({ tenant: this.tenant, messages }))
  }

  /** A story inside a transaction. What it throws ends the transaction as its failure. */
  transaction<A>(story: (own: Stage) => Promise<A>): Effect.Effect<A, unknown> {
    return this.storage.transaction((_, inside) =>
      Effect.tryPromise({ try: () => story(this.through(inside)), catch: (error) => error }),
    )
  }

  /** The same, begun at once. */
  inTransaction<A>(story: (own: Stage) => Promise<A>): Promise<A> {
    return Effect.runPromise(this.transaction(story))
  }
}

/** Balances by their accounts; an item that is "" is left out of the name. */
export const asStock = (balances: ReadonlyArray<Balance>): Readonly<Record<string, number | string>> =>
  Object.fromEntries(
    balances.map(({ part, place, item, quantity, reserved }) => [
      `${part} ${place}${item === "" ? "" : ` ${item}`}`,
      reserved === 0 ? quantity : `${quantity}/${reserved}`,
    ]),
  )

/** The name of a record's message, for comparing. */
export const named = (messages: ReadonlyArray<Pick<Message, "id" | "sequence">>): ReadonlyArray<string> =>
  messages.map(({ id, sequence }) => `${id}/${sequence}`).toSorted()
