/** Commands without a storage: what the desk would decide, on records that are held in memory and thrown away. */
import type { Chapter } from "../engine/chapter.ts"
import { columnsOf, type Compiled, wholeRecord } from "../engine/compile.ts"
import { emptyTrail, type Trail } from "../engine/trail.ts"
import type { JournalEntry } from "../engine/journal.ts"
import type { AnyInput } from "../engine/shape.ts"
import { answered, emptyBook, posted, type StockBook } from "../ledger/stock-book.ts"
import type { Calendars } from "../engine/duty-changes.ts"
import type { Policy } from "../regulation/policy.ts"
import { StockShort, StorageError } from "../storage/errors.ts"
import type { Scalar, Stored } from "../storage/record.ts"
import type { NeedRequest } from "../storage/load.ts"
import { aroundTheClock, type Calendar } from "../time/calendar.ts"
import type { Instant } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import { factsOf, needsOf } from "./needs.ts"
import { readied } from "./ready.ts"
import { type PlacedViolation, UnitBuilder } from "./unit-builder.ts"

/**
 * A command as it is rehearsed, with everything that comes from outside. The input is taken as decoded.
 *
 * @category rehearsal
 * @since 0.1.0
 */
export interface RehearsedCommand {
  readonly kind: string
  readonly id: string
  readonly command: string
  readonly input: unknown
  readonly actor: Actor
  readonly at: Instant
}

/**
 * What would come of a command: the journal entries of the whole unit of work, or why it is refused.
 *
 * @category rehearsal
 * @since 0.1.0
 */
export interface Rehearsed {
  readonly entries: ReadonlyArray<JournalEntry>
  readonly violations: ReadonlyArray<PlacedViolation>
  /** The facts that the rules of the command saw. */
  readonly facts: object
}

/**
 * Runs commands as the desk does, with its needs, rules, follow-ups and duties, purely and without a storage:
 * for generated histories by the hundred thousand, and to try out what would happen.
 *
 * **Details**
 *
 * Personal texts are not split off and inputs not decoded. Throws `DefinitionInvalid` where `openDesk` would.
 *
 * @category rehearsal
 * @since 0.1.0
 */
export class Rehearsal {
  readonly lifecycles: ReadonlyMap<string, Compiled>
  readonly calendars: Calendars
  readonly #policy: Policy
  readonly #chained: { readonly sealed?: false }
  readonly #records = new Map<string, Map<string, Stored>>()
  #book: StockBook = emptyBook

  constructor(settings: {
    readonly chapters: ReadonlyArray<Chapter>
    readonly policy: Policy
    readonly calendar: Calendar
    /** `false` leaves the entries unchained, which takes a sixth of the time away: hash and previous say nothing then. */
    readonly sealed?: false
  }) {
    const ready = readied({ chapters: settings.chapters, calendar: settings.calendar, storage: undefined as never })
    this.lifecycles = new Map([...ready].map(([kind, { compiled }]) => [kind, compiled]))
    this.calendars = { company: settings.calendar, site: settings.calendar, aroundTheClock }
    this.#policy = settings.policy
    this.#chained = settings.sealed === false ? { sealed: false } : {}
  }

  /** Forgets all records. */
  clear(): void {
    this.#records.clear()
    this.#book = emptyBook
  }

  /** The stock ledger as the commands have left it. */
  get stock(): StockBook {
    return this.#book
  }

  record(kind: string, id: string): Stored | undefined {
    return this.#records.get(kind)?.get(id)
  }

  records(kind: string): ReadonlyArray<Stored> {
    return [...(this.#records.get(kind)?.values() ?? [])]
  }

  trail(kind: string, id: string): Trail {
    return this.record(kind, id)?.trail ?? emptyTrail
  }

  /** Decides a command; where it is accepted, the records are afterwards as the desk would have left them. */
  give({ kind, id, command, input, actor, at }: RehearsedCommand): Rehearsed {
    const compiled = this.lifecycles.get(kind)!
    const { definition } = compiled.commands.get(command)!
    const loaded = this.record(kind, id)
    const record = loaded === undefined ? compiled.lifecycle.blank : wholeRecord(compiled, loaded.record as never)
    const needing = { input: input as AnyInput, record, actor }
    const needs = needsOf(definition, { ...needing, facts: {} }, this.lifecycles)
    const recordsOf = (requests: ReadonlyArray<NeedRequest>) =>
      Object.fromEntries(
        requests.flatMap((need) =>
          "stock" in need ? [] : [[need.name, this.#needed(need, compiled, loaded)] as const],
        ),
      )
    const first = recordsOf(needs)
    const stock = Object.fromEntries(
      needs.flatMap((need) => ("stock" in need ? [[need.name, answered(this.#book, need.stock)] as const] : [])),
    )
    const known = factsOf(definition, { facts: first, stock }, this.lifecycles)
    const after = needsOf(definition, { ...needing, facts: known }, this.lifecycles, "after")
    const found = { ...first, ...recordsOf(after) }
    const facts = factsOf(definition, { facts: found, stock }, this.lifecycles)
    const policy = this.#policy
    const builder = new UnitBuilder(
      {
        lifecycles: this.lifecycles,
        tenant: actor.tenant,
        calendars: this.calendars,
        policyOf: () => policy,
        // Nothing is stored, so that personal texts stay where they are: in the input.
        carried: (_followed, _id, input) => input,
        ...this.#chained,
      },
      found,
    )
    builder.apply(compiled, id, loaded, command, input, {
      now: at,
      occurredAt: at,
      actor,
      policy,
      calendar: this.calendars.company,
      facts,
      acts: [],
    })
    const { violations, entries } = builder
    if (violations.length > 0) return { entries: [], violations, facts }
    const book = posted(this.#book, entries)
    if ("shortage" in book) throw new StorageError({ reason: new StockShort(book.shortage) })
    this.#book = book
    for (const stored of builder.stored()) this.#put(stored)
    return { entries, violations, facts }
  }

  #put({ kind, id, version, status, category, head, record, trail, tenant }: Stored): void {
    const ofKind = this.#records.get(kind) ?? new Map<string, Stored>()
    this.#records.set(kind, ofKind.set(id, { kind, id, version, status, category, head, record, trail, tenant }))
  }

  #needed(
    need: Exclude<NeedRequest, { readonly stock: unknown }>,
    compiled: Compiled,
    loaded: Stored | undefined,
  ): ReadonlyArray<Stored> {
    const valueOf = (operand: { readonly column: string } | { readonly value: Scalar }): Scalar | null | undefined =>
      "value" in operand
        ? operand.value
        : loaded && columnsOf(compiled.lifecycle, loaded.record as never)[operand.column]
    if ("ids" in need) return need.ids.toSorted().flatMap((id) => this.record(need.kind, id) ?? [])
    if ("id" in need) {
      const other = valueOf(need.id)
      const found = other === undefined || other === null ? undefined : this.record(need.kind, String(other))
      return found === undefined ? [] : [found]
    }
    const columns = this.lifecycles.get(need.kind)!.lifecycle.columns
    const wanted = Object.entries(need.where).map(
      ([column, operand]) => [column, "among" in operand ? operand.among : [valueOf(operand)]] as const,
    )
    const fits = (stored: Stored) =>
      wanted.every(([column, values]) => {
        const own =
          column === "status" || column === "category" ? stored[column] : columns[column]?.value(stored.record)
        return own !== null && own !== undefined && values.some((value) => value === own)
      })
    return this.records(need.kind).filter(fits).slice(0, need.limit)
  }
}
