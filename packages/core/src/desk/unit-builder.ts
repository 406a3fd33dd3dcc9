/** From a decision to a unit of work: the command, the commands that follow from it, and what is written. */
import { type Compiled, wholeRecord } from "../engine/compile.ts"
import { type Accepted, decide, type Violation } from "../engine/decide.ts"
import { type Calendars, dutyChanges } from "../engine/duty-changes.ts"
import { emptyHead, type JournalEntry, seal } from "../engine/journal.ts"
import type { Context } from "../engine/context.ts"
import type { FollowUp } from "../engine/follow-up.ts"
import type { AnyShape } from "../engine/shape.ts"
import { shownBy } from "../engine/shown.ts"
import { movementsOf } from "../engine/movements.ts"
import { continuesStay, stayEntered } from "../engine/stays.ts"
import { emptyTrail, type Trail } from "../engine/trail.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Stored } from "../storage/record.ts"
import type { Write } from "../storage/unit-of-work.ts"
import type { Duty, DutyChange } from "../time/duty.ts"
import { writeOf } from "./write-of.ts"

/**
 * A violation with the record and command that it stands against.
 *
 * @category desk
 * @since 0.1.0
 */
export interface PlacedViolation extends Violation {
  readonly kind: string
  readonly command: string
}

/**
 * What the builder needs to know beside the records.
 *
 * @category desk
 * @since 0.1.0
 */
export interface UnitSetting {
  readonly lifecycles: ReadonlyMap<string, Compiled>
  readonly tenant: string
  readonly calendars: Calendars
  readonly policyOf: (duty: Duty) => Policy
  /** The input of a follow-up with its personal texts as texts of the record that it goes to. */
  readonly carried: (followUp: Followed, id: string, input: object, record: unknown) => object
  /** `false` where nobody keeps the journal: its entries are then not chained by their digests. */
  readonly sealed?: false
}

/** The command that follows. */
export type Followed = Pick<FollowUp<AnyShape>, "kind" | "command">

interface FollowedRecord {
  readonly id: string | undefined
  readonly other: AnyShape["record"]
  readonly stored: Stored | undefined
}

const followUpsDeepest = 3

/**
 * Builds the unit of work of one command. All commands in it are accepted, or none is.
 *
 * @category desk
 * @since 0.1.0
 */
export class UnitBuilder {
  readonly violations: Array<PlacedViolation> = []
  readonly entries: Array<JournalEntry> = []
  readonly #setting: UnitSetting
  readonly #facts: Readonly<Record<string, ReadonlyArray<Stored>>>
  readonly #written = new Map<string, { readonly before: Stored | undefined; readonly stored: Stored }>()

  constructor(setting: UnitSetting, facts: Readonly<Record<string, ReadonlyArray<Stored>>>) {
    this.#setting = setting
    this.#facts = facts
  }

  /** Decides a command and those that follow from it. Answers the record afterwards, or `undefined` when refused. */
  apply(
    compiled: Compiled,
    id: string,
    loaded: Stored | undefined,
    name: string,
    input: unknown,
    context: Context,
    depth = 0,
  ): Stored | undefined {
    if (depth > followUpsDeepest)
      throw new RangeError(`commands follow one another more than ${followUpsDeepest} deep from ${context.via}`)
    const before = this.#written.get(`${compiled.kind} ${id}`)?.stored ?? loaded
    const record =
      before === undefined
        ? { ...compiled.lifecycle.blank, id, status: compiled.table.initial }
        : wholeRecord(compiled, before.record)
    const trail = before?.trail ?? emptyTrail
    const deciding = { ...context, acts: trail.acts, ...shownBy(compiled, record as never, name, input) }
    const decision = decide(compiled, record as never, name, input, deciding)
    if (!decision.accepted) {
      this.violations.push(...decision.violations.map((one) => ({ ...one, kind: compiled.kind, command: name })))
      return undefined
    }
    const after = this.#write(compiled, id, before, name, input, decision, deciding)
    this.#followUps(compiled, name, record, decision.next, context, depth)
    return after
  }

  #followUps(compiled: Compiled, name: string, before: unknown, after: unknown, context: Context, depth: number): void {
    for (const followUp of compiled.commands.get(name)!.followUps) {
      const lifecycle = this.#setting.lifecycles.get(followUp.kind)
      for (const { id, other, stored } of this.#followed(followUp, lifecycle, before, after, context)) {
        const input = followUp.input(before, after, context, other)
        if (input === undefined) continue
        if (lifecycle === undefined)
          throw new RangeError(
            `${compiled.kind}.${name} is followed by ${followUp.kind}, which the desk was not opened with`,
          )
        if (id === undefined) this.#unknownFact(compiled, name, "fact" in followUp ? followUp.fact : "")
        else {
          const via = `${compiled.kind}.${name}`
          const carried = this.#setting.carried(followUp, id, input, stored?.record)
          this.apply(lifecycle, id, stored, followUp.command, carried, { ...context, via }, depth + 1)
        }
      }
    }
  }

  // Where the one record of a follow-up is not there, its input decides whether it is missed.
  #followed(
    followUp: FollowUp<AnyShape>,
    lifecycle: Compiled | undefined,
    before: unknown,
    after: unknown,
    context: Context,
  ): ReadonlyArray<FollowedRecord> {
    if ("creates" in followUp)
      return [followUp.creates(before, after, context)].flat().map((id) => ({
        id,
        other: { ...lifecycle?.lifecycle.blank, id },
        stored: undefined,
      }))
    const facts = this.#facts["each" in followUp ? followUp.each : followUp.fact] ?? []
    const records = "each" in followUp ? facts : [facts[0]]
    return records.map((stored) => ({ id: stored?.id, other: this.#newest(stored)?.record, stored }))
  }

  // As the unit leaves it, where it was written already.
  #newest(stored: Stored | undefined): Stored | undefined {
    return stored && (this.#written.get(`${stored.kind} ${stored.id}`)?.stored ?? stored)
  }

  #unknownFact(compiled: Compiled, command: string, fact: string): void {
    const { clause } = compiled.commands.get(command)!.definition
    const seen = { [fact]: null, unknown: fact }
    this.violations.push({ kind: compiled.kind, command, rule: "fact-known", clause, seen, unknown: fact })
  }

  #write(
    compiled: Compiled,
    id: string,
    before: Stored | undefined,
    name: string,
    input: unknown,
    decision: Accepted,
    context: Context,
  ): Stored {
    const { calendars, policyOf } = this.#setting
    const trail = before?.trail ?? emptyTrail
    const category = compiled.table.statuses.get(decision.to)!.category
    const at = Math.max(context.occurredAt, trail.stays.at(-1)?.from ?? 0)
    const entered = stayEntered(at, decision.to, category, input, context.policy)
    const stays = continuesStay(trail.stays.at(-1), entered) ? trail.stays : [...trail.stays, entered]
    const occasion = {
      events: decision.events,
      record: decision.next,
      at,
      category,
      stays,
      duties: trail.duties,
      policy: context.policy,
      policyOf,
      calendars,
    }
    const { duties, changes } = dutyChanges(compiled, occasion)
    const acts = compiled.commands.get(name)!.remembered
      ? [...trail.acts, { command: name, by: context.actor.id, ...delegate(context) }]
      : trail.acts
    return this.record(compiled, id, before, name, decision, context, { ...trail, stays, duties, acts }, changes)
  }

  /** Writes down what was decided: the entry of the journal, and the record with its trail. */
  record(
    compiled: Compiled,
    id: string,
    before: Stored | undefined,
    name: string,
    decision: Accepted,
    context: Context,
    trail: Trail,
    changes: ReadonlyArray<DutyChange>,
  ): Stored {
    const { tenant, sealed = true } = this.#setting
    const { category } = compiled.table.statuses.get(decision.to)!
    const version = (before?.version ?? 0) + 1
    const chained = sealed ? seal : unsealed
    const entry = chained(
      {
        tenant,
        kind: compiled.kind,
        id,
        sequence: version,
        command: name,
        actor: { id: context.actor.id, roles: context.actor.roles, ...delegate(context) },
        ...(context.via === undefined ? {} : { via: context.via }),
        occurredAt: context.occurredAt,
        recordedAt: context.now,
        from: decision.from,
        to: decision.to,
        events: decision.events,
        duties: changes,
        ...movementsOf(compiled, decision.events, decision.next, context),
        decidedUnder: { policy: context.policy.version, lifecycle: compiled.lifecycle.version },
      },
      before?.head ?? emptyHead,
    )
    this.entries.push(entry)
    const stored: Stored = {
      tenant,
      kind: compiled.kind,
      id,
      version,
      status: decision.to,
      category,
      head: entry.hash,
      record: decision.next,
      trail,
    }
    const key = `${compiled.kind} ${id}`
    this.#written.set(key, { before: this.#written.has(key) ? this.#written.get(key)!.before : before, stored })
    return stored
  }

  lifecycle(kind: string): Compiled {
    return this.#setting.lifecycles.get(kind)!
  }

  /** The records that are written, in the order of first writing. */
  stored(): ReadonlyArray<Stored> {
    return [...this.#written.values()].map(({ stored }) => stored)
  }

  /** What is written, in the order of first writing. */
  writes(): ReadonlyArray<Write> {
    const setting = this.#setting
    return [...this.#written.values()].map(({ before, stored }) =>
      writeOf(setting.lifecycles.get(stored.kind)!, before, stored, setting),
    )
  }

  /** The records that the decision looked at and does not write. */
  reliedOn(): ReadonlyArray<{ readonly kind: string; readonly id: string; readonly version: number }> {
    const facts = new Map(
      Object.values(this.#facts)
        .flat()
        .map((stored) => [`${stored.kind} ${stored.id}`, stored]),
    )
    return [...facts].flatMap(([key, { kind, id, version }]) => (this.#written.has(key) ? [] : [{ kind, id, version }]))
  }
}

const unsealed: typeof seal = (entry, previous) => ({ ...entry, previous, hash: previous })

const delegate = ({ actor }: Context) => (actor.delegateOf === undefined ? {} : { delegateOf: actor.delegateOf })
