/** Runs commands: decode, load, decide, commit, and the whole again when somebody else was faster. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { aroundTheClock } from "../time/calendar.ts"
import type { Instant } from "../time/instant.ts"
import type { Chapter } from "../engine/chapter.ts"
import { type Compiled, wholeRecord } from "../engine/compile.ts"
import type { Calendars } from "../engine/duty-changes.ts"
import { digestOf, type JournalEntry } from "../engine/journal.ts"
import { adoptCommand } from "../engine/engine-events.ts"
import { replay } from "../engine/replay.ts"
import type { Policy } from "../regulation/policy.ts"
import { defaultPolicy } from "../regulation/policy-defaults.ts"
import { StorageError, type VersionConflict } from "../storage/errors.ts"
import type { Stored, StoredRow } from "../storage/record.ts"
import type { Loaded } from "../storage/load.ts"
import type { StoragePort } from "../storage/storage.ts"
import type { PersonalText, UnitOfWork, Write } from "../storage/unit-of-work.ts"
import { erased } from "../trust/personal.ts"
import { KeyReused, type Refused } from "./errors.ts"
import type { CommandError } from "./methods.ts"
import type { Asked } from "./asked.ts"
import { decided } from "./deciding.ts"
import { known, load } from "./loading.ts"
import { NumberStock, seriesOf } from "./numbering.ts"
import type { NumberSource } from "./number-taking.ts"
import { type Prepared, prepare } from "./prepare.ts"
import { type Ready, readied } from "./ready.ts"
import { RecentRecords } from "./recent-records.ts"
import { refusal } from "./refusal.ts"
import type { AnyHandle, DeskSettings } from "./settings.ts"
import { Turns } from "./turns.ts"
import { uuid7 } from "./uuid.ts"

/**
 * The desk's works, shared by all actors and by both faces (Promise and Effect).
 *
 * @category desk
 * @since 0.1.0
 */
export class Executor {
  readonly storage: StoragePort<AnyHandle>
  readonly calendars: Calendars
  readonly lifecycles: ReadonlyMap<string, Compiled>
  readonly numbers: NumberStock
  readonly #settings: DeskSettings<AnyHandle, ReadonlyArray<Chapter>>
  readonly #ready: ReadonlyMap<string, Ready>
  readonly #turns = new Turns()
  /** Absent inside a transaction: there nothing is kept and nothing is retried. */
  readonly recent: RecentRecords | undefined

  constructor(
    settings: DeskSettings<AnyHandle, ReadonlyArray<Chapter>>,
    storage: StoragePort<AnyHandle> = settings.storage,
    from?: Executor,
  ) {
    this.#settings = settings
    this.storage = storage
    this.#ready = from === undefined ? readied(settings) : from.#ready
    this.numbers = from === undefined ? new NumberStock() : from.numbers
    this.lifecycles = new Map([...this.#ready].map(([kind, { compiled }]) => [kind, compiled]))
    this.recent = from === undefined ? new RecentRecords(settings.recentRecordsMax ?? 1000, this.lifecycles) : undefined
    const { calendar: company, siteCalendar: site = company } = settings
    this.calendars = { company, site, aroundTheClock }
  }

  /** The same desk on a storage that takes part in a transaction; there nothing is retried. */
  within(storage: StoragePort<AnyHandle>): Executor {
    return new Executor(this.#settings, storage, this)
  }

  ready(kind: string): Ready {
    return this.#ready.get(kind)!
  }

  readonly now: Effect.Effect<Instant> = Effect.suspend(() =>
    this.#settings.clock === undefined ? Clock.currentTimeMillis : Effect.succeed(this.#settings.clock()),
  )

  /** Runs one command. Answers the record afterwards, with its version, personal texts in their places. */
  execute(asked: Asked): Effect.Effect<unknown, CommandError> {
    return Effect.flatMap(prepare(this, asked), (prepared) => {
      const { numbering } = prepared
      const running = Effect.suspend(() =>
        this.#attempts(prepared, this.#attemptsMax(numbering), known(this, prepared)),
      )
      return numbering?.type === "series" && numbering.inUnit && this.recent !== undefined
        ? this.numbers.inTurn(asked.actor.tenant, numbering.series.id, running)
        : running
    })
  }

  // All that take from one gapless series meet in its record, also from other processes.
  #attemptsMax(numbering: NumberSource | undefined): number {
    const { attemptsMax = 10 } = this.#settings
    return numbering?.type === "series" && numbering.inUnit ? attemptsMax * 10 : attemptsMax
  }

  /** The violations that a command would meet now; nothing is written. */
  explain(asked: Asked): Effect.Effect<Refused["violations"], CommandError> {
    return Effect.flatMap(prepare(this, asked), (prepared) =>
      Effect.flatMap(load(this, prepared), (loaded) =>
        Effect.map(
          decided(this, withoutTaking(prepared), loaded, true),
          ({ builder }) => refusal(this.#settings.chapters, prepared, builder.violations).violations,
        ),
      ),
    )
  }

  #attempts(
    prepared: Prepared,
    left: number,
    known?: Loaded,
    lostAt?: VersionConflict,
  ): Effect.Effect<unknown, CommandError> {
    const attempt = known === undefined ? this.#attempt(prepared) : this.#fresh(prepared, known, true)
    if (this.recent === undefined) return attempt
    const inTurn =
      lostAt === undefined
        ? attempt
        : this.#turns.at(`${prepared.asked.actor.tenant} ${lostAt.kind} ${lostAt.id}`, attempt)
    // oxlint-disable-next-line promise/valid-params -- an Effect, not a Promise
    return Effect.catch(inTurn, (error): Effect.Effect<unknown, CommandError> => {
      // What was kept may be old: it is read again before anything is refused because of it.
      if (known !== undefined && !(error instanceof StorageError && !error.isRetryable))
        return this.#attempts(prepared, left)
      if (!(error instanceof StorageError && error.isRetryable && left > 1)) return Effect.fail(error)
      const { reason } = error
      const lost = reason._tag === "VersionConflict" ? reason : undefined
      return Effect.andThen(Effect.sleep(this.#pause(left)), this.#attempts(prepared, left - 1, undefined, lost))
    })
  }

  // Losers of one race must not meet again: here they take turns at the record that they lost, and of those in other
  // processes the wait grows, and differs from caller to caller by the id's chance.
  #pause(left: number): number {
    const tried = Math.max(1, (this.#settings.attemptsMax ?? 10) - left)
    const chance = parseInt(digestOf([this.newId(0), left]).slice(0, 4), 16) / 65_536
    return Math.min(400, 4 * 2 ** tried) * chance
  }

  #attempt(prepared: Prepared): Effect.Effect<unknown, CommandError> {
    return Effect.flatMap(load(this, prepared), (loaded) => {
      if (loaded.record !== undefined) this.recent?.keep(loaded.record)
      for (const facts of Object.values(loaded.facts)) for (const fact of facts) this.recent?.keep(fact)
      return loaded.remembered === undefined ? this.#fresh(prepared, loaded, false) : this.#again(prepared, loaded)
    })
  }

  #fresh(prepared: Prepared, loaded: Loaded, textsWanted: boolean): Effect.Effect<unknown, CommandError> {
    return Effect.flatMap(
      decided(this, prepared, loaded, !textsWanted),
      ({ builder, after, carried }): Effect.Effect<unknown, CommandError> => {
        const { asked, id, digest } = prepared
        if (after === undefined || builder.violations.length > 0)
          return Effect.fail(refusal(this.#settings.chapters, prepared, builder.violations))
        const { key } = asked.options
        const personal = [...this.#underSubject(prepared, loaded), ...carried]
        const writes = builder.writes()
        const { version, record } = writes[0]!.row
        const unit: UnitOfWork = {
          tenant: asked.actor.tenant,
          writes,
          reliedOn: builder.reliedOn(),
          entries: builder.entries,
          messages: this.#messages(builder.entries),
          personal,
          textsWanted,
          ...(key === undefined
            ? {}
            : { key: { actor: asked.actor.id, key, remembered: { digest, kind: asked.kind, id, version } } }),
        }
        return Effect.map(this.#committed(unit), (wanted) => {
          const texts = textsWanted
            ? wanted
            : new Map([...loaded.personal, ...personal.map((one) => [one.reference, one.text] as const)])
          return this.restored(asked.kind, record, version, texts)
        })
      },
    )
  }

  #committed(unit: UnitOfWork): Effect.Effect<ReadonlyMap<string, string>, StorageError> {
    const recent = this.recent
    if (recent === undefined) return this.storage.commit(unit)
    return Effect.onExit(this.storage.commit(unit), (exit) =>
      Effect.sync(() => {
        if (exit._tag === "Success") for (const { row } of unit.writes) recent.keep(withoutColumns(row))
        else {
          for (const { row } of unit.writes) recent.drop(row)
          for (const relied of unit.reliedOn) recent.drop({ tenant: unit.tenant, ...relied })
        }
      }),
    )
  }

  /** Commits an entry of the engine's own, which follows from no command, and its message with it. */
  note(tenant: string, write: Write, entry: JournalEntry): Effect.Effect<unknown, StorageError> {
    const entries = [entry]
    const messages = this.#messages(entries)
    return this.#committed({ tenant, writes: [write], reliedOn: [], entries, messages, personal: [] })
  }

  #messages(entries: ReadonlyArray<JournalEntry>): UnitOfWork["messages"] {
    const { outbox = false } = this.#settings
    if (outbox === false) return []
    return (outbox === true ? entries : entries.filter(outbox)).map(({ kind, id, sequence }) => ({
      kind,
      id,
      sequence,
    }))
  }

  #underSubject({ asked, id, input, texts, adoption }: Prepared, loaded: Loaded): ReadonlyArray<PersonalText> {
    const { lifecycle } = this.ready(asked.kind).compiled
    const record = loaded.record?.record ?? adoption?.past.record ?? { ...lifecycle.blank, id }
    const subject = lifecycle.subject(record as never, input as never) ?? id
    return texts.map((text) => ({ ...text, subject }))
  }

  /** Where a record that is made gets its number from; nothing where it gets none. */
  numberSource({ kind, command }: Asked, now: Instant, given?: string): NumberSource | undefined {
    if (given !== undefined) return { type: "given", number: given }
    const setting = this.#settings.numbering?.[kind]
    const creates = command === adoptCommand || this.ready(kind).compiled.commands.get(command)!.creates
    if (setting === undefined || !creates) return undefined
    if (typeof setting === "function") return { type: "host", make: setting }
    const series = seriesOf(kind, setting, this.calendars.company.zone, now)
    // In a transaction nothing is taken ahead: it could only be taken on a second connection.
    return { type: "series", series, inUnit: series.gapless || this.recent === undefined }
  }

  /** The answer that an idempotency key stands for: the record at the version that it led to. */
  #again({ asked, digest }: Prepared, loaded: Loaded): Effect.Effect<unknown, CommandError> {
    const { remembered } = loaded
    if (remembered!.digest !== digest) return Effect.fail(new KeyReused({ key: asked.options.key! }))
    const { kind, id, version } = remembered!
    const { tenant } = asked.actor
    return Effect.flatMap(this.entries(tenant, kind, id, version), (entries) =>
      Effect.map(this.storage.personal({ tenant, kind, ids: [id] }), (texts) =>
        this.restored(kind, replay(this.ready(kind).compiled, id, entries), version, texts),
      ),
    )
  }

  /** All entries of a record up to a version, read in pages. */
  entries(
    tenant: string,
    kind: string,
    id: string,
    upTo = Number.MAX_SAFE_INTEGER,
  ): Effect.Effect<ReadonlyArray<JournalEntry>, StorageError> {
    const rest = (after: number): Effect.Effect<ReadonlyArray<JournalEntry>, StorageError> =>
      Effect.flatMap(this.storage.journal({ tenant, kind, id, after, limit: 1000 }), (page) =>
        page.length < 1000 || after + page.length >= upTo
          ? Effect.succeed(page)
          : Effect.map(rest(after + page.length), (more) => [...page, ...more]),
      )
    return Effect.map(rest(0), (entries) => entries.filter((entry) => entry.sequence <= upTo))
  }

  restored(kind: string, record: unknown, version: number, texts: ReadonlyMap<string, string>): object {
    const { compiled, recordPersonal } = this.ready(kind)
    const whole = recordPersonal(wholeRecord(compiled, record as never), (reference) => texts.get(reference) ?? erased)
    return { ...(whole as object), version }
  }

  policies(tenant: string): ReadonlyArray<Policy> {
    const { policy = defaultPolicy } = this.#settings
    if (typeof policy === "function") return policy(tenant)
    return "version" in policy ? [policy] : policy
  }

  /** The policy that a running duty was started under; the present one where the host no longer gives it. */
  policyOf(tenant: string, present: Policy): (duty: { readonly versions: { readonly policy: string } }) => Policy {
    const versions = this.policies(tenant)
    return (duty) => versions.find((policy) => policy.version === duty.versions.policy) ?? present
  }

  newId(now: Instant): string {
    return this.#settings.ids?.() ?? uuid7(now, globalThis.crypto.getRandomValues(new Uint8Array(10)))
  }
}

// Whether a number that is given is free can be looked up; one of a series would be used up.
const withoutTaking = (prepared: Prepared): Prepared =>
  prepared.numbering?.type === "given" ? prepared : { ...prepared, numbering: undefined }

const withoutColumns = ({ columns: _, ...stored }: StoredRow): Stored => stored
