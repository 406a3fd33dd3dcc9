/** What the stories of the stock contract are told with: a company of its own, and several people who act at once. */
import { openDesk, regulation } from "@fieldcare/core"
import type { Balance, Posting } from "@fieldcare/core/ledger"
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
import { Gate } from "./gate.ts"

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
  readonly #gate: Gate
  /** The same desk, as people of another company stand before it. */
  readonly #elsewhere: WalkClient
  /** Messages that were fetched already. */
  readonly #fetched: Array<EntryReference> = []

  private constructor(
    storage: StoragePort,
    clients: { readonly here: WalkClient; readonly elsewhere: WalkClient },
    gate: Gate,
  ) {
    this.#storage = storage
    this.#client = clients.here
    this.#elsewhere = clients.elsewhere
    this.#gate = gate
  }

  static async on(open: () => Promise<StoragePort>): Promise<StockStage> {
    stages += 1
    const [storage, place, gate] = [await open(), placeOf(`stock-${run}-${stages}`), new Gate()]
    const desk = await openDesk({
      storage: interleaved(gate.before(storage), new Chance(stages), { count: 0 }),
      chapters,
      calendar: aroundTheClock,
      clock: place.now,
      outbox: true,
    })
    const client = (tenant: string) => new WalkClient(desk, new Chance(stages), { ...place, tenant })
    const clients = { here: client(place.tenant), elsewhere: client(`${place.tenant}-other`) }
    const stage = new StockStage(storage, clients, gate)
    await furnish(stage.#client)
    return stage
  }

  get now(): number {
    return this.#client.place.now()
  }

  pass(milliseconds: number): void {
    this.#client.place.pass(milliseconds)
  }

  /** Gives a command, and answers the record. Throws where it is refused. */
  give(name: string, by: Move["by"], id: string | undefined, input: object = {}, options: object = {}): Promise<Row> {
    const move = { by, input, ...(id === undefined ? {} : { id }) }
    return this.#client.give(name, move, `key-${this.#client.number()}`, options)
  }

  /** Gives commands at once, each with a key of its own: nobody writes before everybody has read what is there. */
  async atOnce(moves: ReadonlyArray<readonly [name: string, move: Move]>): Promise<ReadonlyArray<Ending>> {
    this.#gate.closeFor(moves.length)
    return Promise.all(
      moves.map(([name, { by, id, input }]) => ended(this.give(name, by, id, input).finally(() => this.#gate.ended()))),
    )
  }

  /** The same, each as fast as it comes: some may have written before others begin to read. */
  async asItComes(moves: ReadonlyArray<readonly [name: string, move: Move]>): Promise<ReadonlyArray<Ending>> {
    return Promise.all(moves.map(([name, { by, id, input }]) => ended(this.give(name, by, id, input))))
  }

  /** How a command ends. */
  async refusal(
    name: string,
    by: Move["by"],
    id: string | undefined,
    input: object = {},
    options: object = {},
  ): Promise<Ending> {
    return ended(this.give(name, by, id, input, options))
  }

  /** How a command ends in between whose reading and writing something else is done. */
  async interrupted(
    [name, { by, id, input }]: readonly [name: string, move: Move],
    meanwhile: () => Promise<unknown>,
  ): Promise<Ending> {
    this.#gate.beforeNext(meanwhile)
    return ended(this.give(name, by, id, input))
  }

  /** How a command of somebody ends whose company is another one. */
  async refusalElsewhere(name: string, by: Move["by"], id: string, input: object = {}): Promise<Ending> {
    return ended(this.#elsewhere.give(name, { by, id, input }))
  }

  /** Registers a person, as one whom the desk knows to be in service. */
  async employ({ id, department = "service" }: Move["by"]): Promise<void> {
    const { person } = this.#client.as(personnel)
    await person.register({ name: `Person ${id}`, post: "staff", department }, { id })
  }

  async leave({ id }: Move["by"]): Promise<void> {
    await this.#client.as(personnel).person.leave(id, {})
  }

  get(kind: string, id: string): Promise<Row> {
    return this.#client.get(kind, id)
  }

  all(kind: string): Promise<ReadonlyArray<Row>> {
    return this.#client.all(kind)
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

  /** What has moved at a place, the first first. */
  async postings(part: string, place: string): Promise<ReadonlyArray<Posting>> {
    const { tenant } = this.#client.place
    const all = await Effect.runPromise(this.#storage.postings({ tenant, part, place, limit: 500 }))
    return all.toSorted((one, other) => one.number - other.number)
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
  happenedOnce(kind: string, id: string, command: string, postings: number): Promise<void> {
    return this.happened(kind, id, command, { times: 1, postings })
  }

  /** The same of a command that took effect so many times. `postings` are those of each time. */
  async happened(
    kind: string,
    id: string,
    command: string,
    { times, postings }: { readonly times: number; readonly postings: number },
  ): Promise<void> {
    const { tenant } = this.#client.place
    const entries = await this.entries(kind, id, command)
    same(entries.length, times, `entries of ${command}`)
    const messages = await this.#messages(kind, id)
    for (const { sequence, movements = [] } of entries) {
      same(messages.filter((one) => one === sequence).length, 1, `messages of ${command}`)
      let posted = 0
      for (const part of new Set(movements.map((movement) => movement.part))) {
        const all = await Effect.runPromise(this.#storage.postings({ tenant, part, limit: 500 }))
        posted += all.filter((one) => one.kind === kind && one.id === id && one.sequence === sequence).length
      }
      same(posted, postings, `postings of ${command}`)
    }
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

const personnel = cast.quality[1]

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
