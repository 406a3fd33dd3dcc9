/** A client of the walk: it looks at the company through the desk, and gives commands to it. */
import type { StockQuestions } from "@fieldcare/core"
import type { Balance } from "@fieldcare/core/ledger"
import { available, type PlaceSort, sortOf } from "@fieldcare/core/ledger"
import type { Actor } from "@fieldcare/core/trust"
import type { Chance } from "./chance.ts"
import type { Move, Row } from "./move.ts"
import type { Place } from "./walk-place.ts"

/**
 * A desk as the walk uses it: of any chapters, so by the names of their commands.
 *
 * @category stock
 * @since 0.1.0
 */
export interface WalkDesk {
  // oxlint-disable-next-line typescript/no-explicit-any -- what an actor can do hangs on the chapters
  readonly as: (actor: Actor) => any
  readonly stock: (actor: Actor) => StockQuestions
  readonly attend: (
    actor: Actor,
    duty: { readonly kind: string; readonly id: string; readonly duty: string; readonly key: string },
  ) => Promise<{ readonly done: string; readonly refused?: unknown }>
  readonly due: (
    actor: Actor,
    by: number,
    limit?: number,
  ) => Promise<
    ReadonlyArray<{ readonly kind: string; readonly id: string; readonly duty: string; readonly key: string }>
  >
}

/**
 * One of several clients that act at once. What it looks at may have changed when it acts: that is the point.
 *
 * @category stock
 * @since 0.1.0
 */
export class WalkClient {
  readonly chance: Chance
  readonly place: Place
  readonly #desk: WalkDesk

  constructor(desk: WalkDesk, chance: Chance, place: Place) {
    this.#desk = desk
    this.chance = chance
    this.place = place
  }

  /** The desk as somebody of the company sees it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- what an actor can do hangs on the chapters
  as(by: Move["by"]): any {
    return this.#desk.as({ ...by, tenant: this.place.tenant })
  }

  /** Gives a command, and answers the record or throws. */
  give(name: string, { by, id, input }: Move, key?: string, more: object = {}): Promise<Row> {
    const [kind, command] = name.split(".") as [string, string]
    const options = key === undefined ? more : { ...more, key }
    const desk = this.as(by)[kind]
    return id === undefined ? desk[command](input, options) : desk[command](id, input, options)
  }

  /** A number that nobody else of the walk has. */
  number(): number {
    return this.place.number()
  }

  /** All records of a kind, in one of some statuses where they are named; the newest first, 100 at most. */
  async all(kind: string, ...statuses: ReadonlyArray<string>): Promise<ReadonlyArray<Row>> {
    const where = statuses.length === 0 ? {} : { status: statuses }
    const page = await this.as(looker)[kind].find({ where, order: "descending", limit: 100 })
    return page.items
  }

  /** One record of a kind, in one of some statuses where they are named. */
  async some(kind: string, ...statuses: ReadonlyArray<string>): Promise<Row | undefined> {
    return this.chance.some(await this.all(kind, ...statuses))
  }

  async get(kind: string, id: string): Promise<Row> {
    return this.as(looker)[kind].get(id)
  }

  /** What lies at places of some sorts, as far as nobody has reserved it. */
  async lying(...sorts: ReadonlyArray<PlaceSort>): Promise<ReadonlyArray<Balance>> {
    return (await this.balances({})).filter((one) => sorts.includes(sortOf(one.place)) && available(one) > 0)
  }

  /** What a part, or one place of it, has. */
  async balances(filter: { readonly part?: string; readonly place?: string }): Promise<ReadonlyArray<Balance>> {
    return (await this.#desk.stock({ ...looker, tenant: this.place.tenant }).balances({ ...filter, limit: 500 })).items
  }

  /** A bin that is open and offers a part's storage class, or any. */
  async binFor(part: string): Promise<string | undefined> {
    const { storageClass } = await this.get("part", part)
    const bins = await this.all("bin", "open")
    return this.chance.some(bins.filter(({ storageClasses }) => storageClasses.includes(storageClass)))?.id
  }

  /** Does what is to be done about all duties on some kinds that are due now. */
  async attendAll(kinds: ReadonlyArray<string>): Promise<void> {
    const clock = { ...looker, tenant: this.place.tenant }
    const due = (await this.#desk.due(clock, this.place.now(), 500)).filter(({ kind }) => kinds.includes(kind))
    for (const duty of due) await this.#desk.attend(clock, duty)
  }

  /** Does what is to be done about one of the duties that are due now. */
  async attend(kinds: ReadonlyArray<string>): Promise<boolean> {
    const clock = { ...looker, tenant: this.place.tenant }
    const due = (await this.#desk.due(clock, this.place.now(), 500)).filter(({ kind }) => kinds.includes(kind))
    // Often one of the newest: the oldest are those that nobody cares for.
    const duty = this.chance.some(this.chance.happens(0.5) ? due.slice(-5) : due)
    if (duty === undefined) return false
    const { refused } = await this.#desk.attend(clock, duty)
    if (refused !== undefined) throw refused
    return true
  }
}

const looker = { id: "clock", roles: ["system"] }
