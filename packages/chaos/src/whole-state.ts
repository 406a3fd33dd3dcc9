/** Everything that a storage holds of a tenant, as far as its port lets one see it. */
import { kindsOf, regulation } from "@fieldcare/core"
import type {
  DutyRow,
  EntryReference,
  Head,
  JournalEntry,
  Loaded,
  Stored,
  StorageError,
  StoragePort,
} from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

const kinds = kindsOf(regulation()).map(({ kind }) => kind)
const farAhead = 7_000_000_000_000

export interface RecordName {
  readonly kind: string
  readonly id: string
}

/** One record with everything that belongs to it. */
export interface RecordState {
  readonly record: Stored | undefined
  readonly texts: Readonly<Record<string, string>>
  readonly entries: ReadonlyArray<JournalEntry>
}

/** The port for one tenant, with answers as Promises and listings read to their end. */
export class TenantView<Handle> {
  readonly #storage: StoragePort<Handle>
  readonly #tenant: string

  constructor(storage: StoragePort<Handle>, tenant: string) {
    this.#storage = storage
    this.#tenant = tenant
  }

  async record({ kind, id }: RecordName): Promise<RecordState> {
    const { record, personal } = await this.#load({ kind, id })
    return { record, texts: Object.fromEntries(personal), entries: await this.journal({ kind, id }) }
  }

  /** What a key stands for, if it was taken. The record named has no part in it. */
  async remembered(actor: string, key: string): Promise<Loaded["remembered"]> {
    const { remembered } = await this.#load({ kind: "ticket", id: "none" }, { key: { actor, key } })
    return remembered
  }

  async journal({ kind, id }: RecordName): Promise<ReadonlyArray<JournalEntry>> {
    const entries: Array<JournalEntry> = []
    for (;;) {
      const after = entries.length
      const page = await run(this.#storage.journal({ tenant: this.#tenant, kind, id, after, limit: 1000 }))
      entries.push(...page)
      if (page.length < 1000) return entries
    }
  }

  async names(): Promise<ReadonlyArray<RecordName>> {
    return [...(await this.versions()).values()]
  }

  /** Every record with its version, by kind and id. */
  async versions(): Promise<ReadonlyMap<string, RecordName & Head>> {
    const heads = new Map<string, RecordName & Head>()
    for (const kind of kinds)
      for (let after = {}; ;) {
        const page = await run(this.#storage.heads({ tenant: this.#tenant, kind, limit: 1000, ...after }))
        for (const head of page) heads.set(`${kind} ${head.id}`, { kind, ...head })
        if (page.length < 1000) break
        after = { after: page.at(-1)!.id }
      }
    return heads
  }

  /** Every open duty with a deadline. They are claimed on the way, page by page: other workers see none of them. */
  async claimedDuties(): Promise<ReadonlyArray<DutyRow>> {
    const duties: Array<DutyRow> = []
    for (let page = 0; ; page++) {
      const claim = { tenant: this.#tenant, claim: `audit-${page}`, now: farAhead, until: farAhead + 1, limit: 500 }
      const claimed = await run(this.#storage.claimDuties(claim))
      duties.push(...claimed)
      if (claimed.length === 0) return duties
    }
  }

  /** Every message of the outbox, in the order in which it is delivered. It is empty afterwards. */
  async drainedMessages(): Promise<ReadonlyArray<EntryReference & { readonly entry: JournalEntry }>> {
    const messages: Array<EntryReference & { readonly entry: JournalEntry }> = []
    for (let round = 0; ; round++) {
      const claim = `audit-${round}`
      const asked = { tenant: this.#tenant, claim, now: farAhead, until: farAhead + 1, limit: 500 }
      const sent = await run(this.#storage.claimMessages(asked))
      if (sent.length === 0) return messages
      messages.push(...sent)
      await run(this.#storage.settleMessages({ tenant: this.#tenant, claim, sent, failed: [] }))
    }
  }

  /** Duties that are open, at most 500. */
  duties(): Promise<ReadonlyArray<DutyRow>> {
    return run(this.#storage.due({ tenant: this.#tenant, by: farAhead, limit: 500 }))
  }

  #load({ kind, id }: RecordName, more: { readonly key?: { readonly actor: string; readonly key: string } } = {}) {
    return run(this.#storage.load({ tenant: this.#tenant, kind, id, needs: [], ...more }))
  }
}

const run = <A>(effect: Effect.Effect<A, StorageError>): Promise<A> => Effect.runPromise(effect)
