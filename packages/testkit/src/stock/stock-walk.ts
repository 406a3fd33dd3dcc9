/** Several clients who do everything that can be done with parts, at random and at once, and what is true afterwards. */
import { type Desk, openDesk } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import type { Policy } from "@fieldcare/core/regulation"
import type { StoragePort } from "@fieldcare/core/storage"
import type { StockFault } from "./faults/stock-fault.ts"
import { journalsOf } from "./journals.ts"
import { stockFaults } from "./stock-faults.ts"
import { Chance } from "./walk/chance.ts"
import { interleaved } from "./walk/interleaved.ts"
import { spoilt } from "./walk/mischief.ts"
import type { Move } from "./walk/move.ts"
import { WalkClient, type WalkDesk } from "./walk/walk-client.ts"
import { found } from "./walk/walk-company.ts"
import { aroundTheClock, minute, type Place, placeOf } from "./walk/walk-place.ts"
import { rareSteps, takingSteps, walkSteps } from "./walk/walk-steps.ts"

/**
 * What a walk is to be like.
 *
 * @category stock
 * @since 0.1.0
 */
export interface StockWalkSettings<Handle> {
  /** One storage, or several over one database: clients take them in turn. */
  readonly storages: ReadonlyArray<StoragePort<Handle>>
  /** The chapters of the desk: those of parts, and all that they stand on. */
  readonly chapters: ReadonlyArray<Chapter>
  readonly policy?: Policy
  /** Must be new: the walk founds its company there. */
  readonly tenant: string
  readonly seed: number
  readonly clients: number
  /** How many commands are given in all. */
  readonly steps: number
  /** Ends it earlier, with what was done until then. */
  readonly secondsMax?: number
}

/**
 * What came of a walk.
 *
 * @category stock
 * @since 0.1.0
 */
export interface StockWalk {
  readonly seed: number
  readonly faults: ReadonlyArray<StockFault>
  /** Answers that nobody should get: neither a record, nor a refusal, nor word that another was faster. */
  readonly strange: ReadonlyArray<string>
  /** Records whose journal does not tell what they are. */
  readonly unsound: ReadonlyArray<string>
  /** How often each command was given, and what it met. */
  readonly answers: Readonly<Record<string, Answers>>
  /** How often each command stands in the journals, those that followed from others too. */
  readonly journalled: Readonly<Record<string, number>>
  /** How often a commit came too late because somebody else was faster, and was tried again. */
  readonly races: number
}

interface Answers {
  accepted: number
  refused: number
  overtaken: number
  /** By the rules that refused. */
  readonly rules: Record<string, number>
}

/**
 * Founds a company, lets so many clients loose on it, and looks everything over when they have stopped.
 *
 * **Details**
 *
 * The same seed on the same storage in memory gives the same walk. On a database the seed gives the same intentions;
 * who comes first is up to the database.
 *
 * @category stock
 * @since 0.1.0
 */
export const walkStock = async <Handle>(settings: StockWalkSettings<Handle>): Promise<StockWalk> => {
  const { storages, chapters, tenant, seed, clients: count } = settings
  const place = placeOf(tenant)
  const races = { count: 0 }
  const desks: Array<Desk<Handle, ReadonlyArray<Chapter>>> = []
  for (const storage of storages)
    desks.push(
      await openDesk({
        storage: interleaved(storage, new Chance(seed), races),
        chapters,
        calendar: aroundTheClock,
        clock: place.now,
        // In their order, so that the same walk finds the same records.
        ids: () => `${tenant}-${String(place.number()).padStart(7, "0")}`,
        ...(settings.policy === undefined ? {} : { policy: settings.policy }),
      }),
    )
  const clients = Array.from(
    { length: count },
    (_, index) => new WalkClient(desks[index % desks.length] as WalkDesk, new Chance(seed * 1_000 + index), place),
  )
  await found(clients[0]!)
  const party = new Party(settings, place)
  await Promise.all(clients.map((client) => party.walk(client)))
  const kinds = chapters.flatMap(({ lifecycles }) => lifecycles.map(({ kind }) => kind))
  const [storage] = storages
  const verification = await desks[0]!.verify({ id: "clock", tenant, roles: ["system"] })
  return {
    seed,
    faults: await stockFaults(storage!, tenant, kinds, settings.policy?.parts ?? {}),
    strange: party.strange,
    unsound: verification.faults.map((fault) => JSON.stringify(fault)),
    answers: party.answers,
    journalled: await countedCommands(storage!, tenant, kinds),
    races: races.count,
  }
}

type Bounds = Pick<StockWalkSettings<unknown>, "chapters" | "steps" | "secondsMax">

class Party {
  readonly strange: Array<string> = []
  readonly answers: Record<string, Answers> = {}
  readonly #settings: Bounds
  readonly #place: Place
  readonly #names: ReadonlyArray<string>
  /** Kinds of which commands are given. */
  readonly #walked: ReadonlyArray<string>
  readonly #end: number
  /** What was done lately, to be done again much too late. */
  readonly #past: Array<readonly [name: string, move: Move]> = []
  #given = 0

  constructor(settings: Bounds, place: Place) {
    this.#settings = settings
    this.#place = place
    const kinds = new Set(settings.chapters.flatMap(({ lifecycles }) => lifecycles.map(({ kind }) => kind)))
    this.#names = Object.keys(walkSteps).filter((name) => kinds.has(kindOf(name)))
    const numbered = kinds.has("partUnit") ? ["partUnit", "lot"] : []
    this.#walked = [...new Set([...this.#names.map(kindOf), ...numbered])].filter((kind) => kind !== "ticket")
    this.#end = performance.now() + 1_000 * (settings.secondsMax ?? 3_600)
  }

  async walk(client: WalkClient): Promise<void> {
    let idle = 0
    while (this.#given < this.#settings.steps && performance.now() < this.#end && idle < idleMax) {
      this.#place.pass(client.chance.whole(1, 5) * minute)
      idle = (await this.#act(client)) ? 0 : idle + 1
    }
    if (idle >= idleMax) this.strange.push("nobody found anything to do")
  }

  async #act(client: WalkClient): Promise<boolean> {
    const { chance } = client
    if (chance.happens(0.08)) return this.#clock(client)
    if (chance.happens(0.03) && this.#past.length > 0) {
      const [name, move] = chance.one(this.#past)
      await this.#give(client, name, move)
      return true
    }
    if (chance.happens(0.05)) return this.#rush(client)
    // Of two commands the one that was accepted less often, so that none is left out for long.
    const [one, other] = [chance.one(this.#names), chance.one(this.#names)]
    const name = this.#accepted(one) <= this.#accepted(other) ? one : other
    const move = await walkSteps[name]!(client)
    if (move === undefined) return false
    this.#past[this.#past.length < pastMax ? this.#past.length : chance.whole(0, pastMax - 1)] = [name, move]
    if (chance.happens(0.08)) await this.#give(client, name, spoilt(move, chance), true)
    else if (chance.happens(0.06)) await Promise.all([this.#give(client, name, move), this.#give(client, name, move)])
    else await this.#give(client, name, move)
    return true
  }

  /** Several documents that take from the store, made out while nobody moves anything, and given at once. */
  async #rush(client: WalkClient): Promise<boolean> {
    const takings: Array<readonly [name: string, move: Move]> = []
    for (let count = 0; count < rushMax; count++) {
      const name = client.chance.one(takingSteps)
      const move = this.#names.includes(name) ? await walkSteps[name]!(client) : undefined
      if (move !== undefined) takings.push([name, move])
    }
    await Promise.all(takings.map(([name, move]) => this.#give(client, name, move)))
    return takings.length > 0
  }

  #accepted(name: string): number {
    return (this.answers[name]?.accepted ?? 0) * (rareSteps.has(name) ? rarity : 1)
  }

  async #give(client: WalkClient, name: string, move: Move, isSpoilt = false): Promise<void> {
    this.#given += 1
    const answers = this.#answersOf(name)
    try {
      await client.give(name, move, `walk-${client.number()}`)
      answers.accepted += 1
    } catch (error) {
      this.#note(answers, `${name} of ${move.by.id} with ${JSON.stringify(move.input).slice(0, 500)}`, error, isSpoilt)
    }
  }

  async #clock(client: WalkClient): Promise<boolean> {
    this.#given += 1
    try {
      return await client.attend(this.#walked)
    } catch (error) {
      this.#note(this.#answersOf("duty attended"), "a duty attended", error, false)
      return true
    }
  }

  #answersOf(name: string): Answers {
    return (this.answers[name] ??= { accepted: 0, refused: 0, overtaken: 0, rules: {} })
  }

  #note(answers: Answers, what: string, error: unknown, isSpoilt: boolean): void {
    const { _tag: tag, reason, violations = [] } = error as Failure
    if (tag === "Refused") {
      answers.refused += 1
      for (const { rule } of violations) answers.rules[rule] = (answers.rules[rule] ?? 0) + 1
    } else if (reason?._tag === "VersionConflict" || reason?._tag === "StockShort") answers.overtaken += 1
    else if (isSpoilt && tag === "InputInvalid") answers.refused += 1
    else this.strange.push(`${what}: ${String(error)}`)
  }
}

interface Failure {
  readonly _tag?: string
  readonly reason?: { readonly _tag: string }
  readonly violations?: ReadonlyArray<{ readonly rule: string }>
}

const kindOf = (name: string): string => name.slice(0, name.indexOf("."))

const rushMax = 4
const rarity = 4
const idleMax = 2_000
const pastMax = 50

const countedCommands = async <Handle>(
  storage: StoragePort<Handle>,
  tenant: string,
  kinds: ReadonlyArray<string>,
): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {}
  for (const kind of kinds)
    for (const { command } of await journalsOf(storage, tenant, kind)) {
      const name = `${kind}.${command}`
      counts[name] = (counts[name] ?? 0) + 1
    }
  return counts
}
