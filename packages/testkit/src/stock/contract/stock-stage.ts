/** What the stories of the stock contract are told with: a company of its own, and several people who act at once. */
import { openDesk, regulation } from "@fieldcare/core"
import type { Balance } from "@fieldcare/core/ledger"
import type { EntryReference, JournalEntry, StoragePort } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { holds, same } from "../../storage-contract/same.ts"
import { stockFaults } from "../stock-faults.ts"
import { cast } from "../walk/cast.ts"
import { Chance } from "../walk/chance.ts"
import { interleaved } from "../walk/interleaved.ts"
import type { Move, Row } from "../walk/move.ts"
import { WalkClient } from "../walk/walk-client.ts"
import { furnish, staff, ticketId, ticketOf } from "../walk/walk-company.ts"
import { aroundTheClock, placeOf } from "../walk/walk-place.ts"

const chapters = regulation()

const kinds = chapters.flatMap(({ lifecycles }) => lifecycles.map(({ kind }) => kind))

/** Tells this run's tenants from those that an earlier run has left in the database. */
const run = globalThis.crypto.randomUUID().slice(0, 8)
let stages = 0

/** What came of one of several commands that were given at once. */
export type Ending = { readonly row: Row } | { readonly tag: string; readonly rules: ReadonlyArray<string> }

/** A company with parts, bins and suppliers, and as many people as a story wants. */
export class StockStage {
  readonly #storage: StoragePort
  readonly #client: WalkClient
  /** Messages that were fetched already. */
  readonly #fetched: Array<EntryReference> = []

  private constructor(storage: StoragePort, client: WalkClient) {
    this.#storage = storage
    this.#client = client
  }

  static async on(open: () => Promise<StoragePort>): Promise<StockStage> {
    stages += 1
    const [storage, place] = [await open(), placeOf(`stock-${run}-${stages}`)]
    const desk = await openDesk({
      storage: interleaved(storage, new Chance(stages), { count: 0 }),
      chapters,
      calendar: aroundTheClock,
      clock: place.now,
      outbox: true,
    })
    const stage = new StockStage(storage, new WalkClient(desk, new Chance(stages), place))
    await furnish(stage.#client)
    return stage
  }

  get now(): number {
    return this.#client.place.now()
  }

  /** Gives a command, and answers the record. Throws where it is refused. */
  give(name: string, by: Move["by"], id: string | undefined, input: object = {}): Promise<Row> {
    return this.#client.give(name, { by, input, ...(id === undefined ? {} : { id }) }, `key-${this.#client.number()}`)
  }

  /** Gives commands at once, each with a key of its own. */
  async atOnce(moves: ReadonlyArray<readonly [name: string, move: Move]>): Promise<ReadonlyArray<Ending>> {
    return Promise.all(moves.map(([name, { by, id, input }]) => ended(this.give(name, by, id, input))))
  }

  /** How a command that must not go through is refused. */
  async refusal(name: string, by: Move["by"], id: string | undefined, input: object = {}): Promise<Ending> {
    return ended(this.give(name, by, id, input))
  }

  get(kind: string, id: string): Promise<Row> {
    return this.#client.get(kind, id)
  }

  balances(filter: { readonly part?: string; readonly place?: string }): Promise<ReadonlyArray<Balance>> {
    return this.#client.balances(filter)
  }

  /** What a place has of a part, and what of it is reserved. */
  async at(part: string, place: string): Promise<{ readonly quantity: number; readonly reserved: number }> {
    const found = await this.balances({ part, place })
    return {
      quantity: found.reduce((sum, { quantity }) => sum + quantity, 0),
      reserved: found.reduce((sum, { reserved }) => sum + reserved, 0),
    }
  }

  /** Puts stock into a bin, as the books are opened. */
  stock(part: string, bin: string, quantity: number, more: object = {}): Promise<Row> {
    return this.give("openingStock.enter", cast.storekeepers[0], undefined, {
      lines: [{ part, bin, quantity, ...more }],
    })
  }

  /** An engineer with a ticket on which he works. Answers the ticket's id. */
  async ticket(): Promise<string> {
    const [engineer] = cast.engineers
    await staff(this.#client, [engineer!])
    await ticketOf(this.#client, engineer!.id)
    return ticketId(engineer!.id)
  }

  /** How often a command stands in a record's journal. */
  async entries(kind: string, id: string, command: string): Promise<ReadonlyArray<JournalEntry>> {
    const { tenant } = this.#client.place
    const entries = await Effect.runPromise(this.#storage.journal({ tenant, kind, id, after: 0, limit: 500 }))
    return entries.filter((entry) => entry.command === command)
  }

  /** That a command took effect once: one entry, one message, and of what it moves one posting for each account. */
  async happenedOnce(kind: string, id: string, command: string, postings: number): Promise<void> {
    const { tenant } = this.#client.place
    const entries = await this.entries(kind, id, command)
    same(entries.length, 1, `entries of ${command}`)
    const [entry] = entries
    const messages = await this.#messages(kind, id)
    same(messages.filter((sequence) => sequence === entry!.sequence).length, 1, `messages of ${command}`)
    let posted = 0
    for (const part of new Set((entry!.movements ?? []).map((movement) => movement.part))) {
      const all = await Effect.runPromise(this.#storage.postings({ tenant, part, limit: 500 }))
      posted += all.filter((one) => one.kind === kind && one.id === id && one.sequence === entry!.sequence).length
    }
    same(posted, postings, `postings of ${command}`)
  }

  /** Takes all messages out of the outbox; answers the sequences of those about one record. */
  async #messages(kind: string, id: string): Promise<ReadonlyArray<number>> {
    const { tenant } = this.#client.place
    for (;;) {
      const claim = `claim-${this.#client.number()}`
      const messages = await Effect.runPromise(
        this.#storage.claimMessages({ tenant, claim, now: this.now, until: this.now + 60_000, limit: 500 }),
      )
      if (messages.length === 0) break
      const sent = messages.map(({ kind, id, sequence }) => ({ kind, id, sequence }))
      this.#fetched.push(...sent)
      await Effect.runPromise(this.#storage.settleMessages({ tenant, claim, sent, failed: [] }))
    }
    return this.#fetched.filter((one) => one.kind === kind && one.id === id).map(({ sequence }) => sequence)
  }

  /** That everything that must hold of stock does. */
  async sound(): Promise<void> {
    same(await stockFaults(this.#storage, this.#client.place.tenant, kinds), [], "faults of the stock")
  }
}

const ended = (answer: Promise<Row>): Promise<Ending> =>
  answer.then(
    (row) => ({ row }),
    (error: Failure) => ({
      tag: error.reason?._tag ?? error._tag ?? error.message,
      rules: (error.violations ?? []).map(({ rule }) => rule),
    }),
  )

interface Failure extends Error {
  readonly _tag?: string
  readonly reason?: { readonly _tag: string }
  readonly violations?: ReadonlyArray<{ readonly rule: string }>
}

/** How many went through. All others were refused by a rule, which nobody is surprised by. */
export const accepted = (endings: ReadonlyArray<Ending>): number => {
  const others = endings.filter((ending) => "tag" in ending && ending.tag !== "Refused")
  holds(others.length === 0, "others are refused by a rule", others)
  return endings.filter((ending) => "row" in ending).length
}

/** That a command was refused by a rule of this name. */
export const refusedBy = (ending: Ending, rule: string): void =>
  holds("rules" in ending && ending.rules.includes(rule), `refused by ${rule}`, ending)
