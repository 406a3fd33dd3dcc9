/** Living the known past of a case through once more: its record, its statuses, its duties, and what breached a rule. */
import type { Policy } from "../regulation/policy.ts"
import { isOver, type Stay } from "../time/category.ts"
import type { Duty, DutyChange } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import { forbiddingAct } from "../trust/separation.ts"
import type { Compiled, CompiledCommand } from "./compile.ts"
import { evolve, machineViolation } from "./decide.ts"
import { type Calendars, dutyChanges, type DutyOccasion } from "./duty-changes.ts"
import type { PastFinding, UnknownStart } from "./engine-events.ts"
import type { Context } from "./context.ts"
import type { DutyDefinition } from "./duty-definition.ts"
import type { AnyShape } from "./shape.ts"
import { chosen, usualTarget } from "./machine.ts"
import { continuesStay, stayEntered } from "./stays.ts"
import type { Act } from "./trail.ts"

/**
 * Something known of a case's past: a command that was given in all but name, or a status that it was in from then on.
 *
 * **Details**
 *
 * With a command, `status` is the status taken after it, whatever the lifecycle says. `assumed` marks a command that
 * must have come before, while nobody knows when: it fills the record, but starts no duty and is not judged.
 *
 * @category adopting
 * @since 0.1.0
 */
export interface PastFact {
  readonly at: Instant
  readonly by?: string
  readonly command?: string
  readonly input?: unknown
  readonly status?: string
  readonly assumed?: boolean
}

/**
 * What the past is held against.
 *
 * @category adopting
 * @since 0.1.0
 */
export interface PastSetting {
  readonly tenant: string
  readonly calendars: Calendars
  readonly policyAt: (at: Instant) => Policy
  readonly policyOf: (duty: Duty) => Policy
  /** The rules for which the past holds all they look at. Statuses and separations are always judged. */
  readonly judges: ReadonlyArray<string>
}

/**
 * A past that was lived through.
 *
 * @category adopting
 * @since 0.1.0
 */
export interface Relived {
  readonly record: { readonly id: string; readonly status: string }
  readonly stays: ReadonlyArray<Stay>
  readonly duties: ReadonlyArray<Duty>
  readonly changes: ReadonlyArray<DutyChange>
  readonly acts: ReadonlyArray<Act>
  readonly findings: ReadonlyArray<PastFinding>
  readonly judged: ReadonlyArray<string>
  readonly startUnknown: ReadonlyArray<UnknownStart>
}

/**
 * A fact of the past that a lifecycle's decider or evolver could not follow; `index` tells which.
 *
 * @category adopting
 * @since 0.1.0
 */
export class PastNotFollowed extends Error {
  readonly index: number
  constructor(index: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.index = index
  }
}

/**
 * Lives facts through, which come in order of time with decoded inputs. Throws `PastNotFollowed`.
 *
 * **Details**
 *
 * Facts of other records are not known: a rule that asks for one is not judged. After a breach the fact is followed
 * all the same, so that one fault is found once. A duty is started and settled by the same facts, on the same
 * calendars, as one of the desk's own; where only its start is not known it is named in `startUnknown`.
 *
 * @category adopting
 * @since 0.1.0
 */
export const relive = (
  compiled: Compiled,
  blank: { readonly id: string; readonly status: string },
  facts: ReadonlyArray<PastFact>,
  setting: PastSetting,
): Past => {
  const past = new Past(compiled, blank, setting)
  for (const [index, fact] of facts.entries()) {
    try {
      past.take(fact)
    } catch (error) {
      throw new PastNotFollowed(index, error)
    }
  }
  return past
}

/** A past on its way. */
class Past {
  readonly #compiled: Compiled
  readonly #setting: PastSetting
  readonly #findings: Array<PastFinding> = []
  readonly #judged = new Set<string>()
  /** Positions among the duties of those whose start is assumed. */
  readonly #assumed = new Set<number>()
  #record: AnyShape["record"]
  #stays: ReadonlyArray<Stay> = []
  #duties: ReadonlyArray<Duty> = []
  #acts: ReadonlyArray<Act> = []
  /** Whether something may have happened that no fact tells. */
  #hasHoles = false

  constructor(compiled: Compiled, blank: object, setting: PastSetting) {
    this.#compiled = compiled
    this.#record = blank
    this.#setting = setting
  }

  get record(): Relived["record"] {
    return this.#record
  }

  take(fact: PastFact): void {
    if (fact.command === undefined) this.stands(fact.status!, fact.at, fact.input)
    else this.#happened(fact, this.#compiled.commands.get(fact.command)!)
  }

  /** The case is in this status from then on, for reasons that are not known. */
  stands(status: string, at: Instant, input?: unknown): void {
    this.#hasHoles = true
    this.#record = evolve(this.#compiled, this.#record, [], status, { occurredAt: at, by: nobody })
    this.#enter(at, [], input)
  }

  /** The past as it is left, with the record in its final content. */
  ended(record: Relived["record"]): Relived {
    const kept = this.#duties.filter((_, position) => !this.#assumed.has(position))
    return {
      record,
      stays: this.#stays,
      duties: kept,
      changes: kept.flatMap(changesOf),
      acts: this.#acts,
      findings: this.#findings,
      judged: [...this.#judged].toSorted(),
      startUnknown: [...this.#assumedStarts(), ...this.#possibleStarts()],
    }
  }

  #happened(fact: PastFact, command: CompiledCommand): void {
    const { at, by, input, assumed = false } = fact
    const record = this.#record
    const actor: Actor = { id: by ?? nobody, tenant: this.#setting.tenant, roles: [] }
    const policy = this.#setting.policyAt(at)
    const context: Context = { now: at, occurredAt: at, actor, policy, facts: {}, acts: this.#acts }
    if (!assumed) this.#judge(command, fact, context)
    const step = command.steps.get(record.status)
    const events = command.decider(record, input, context)
    const leadsTo =
      step === undefined ? (usualTarget(command) ?? record.status) : chosen(step, command.name, record, input)
    const to = fact.status ?? leadsTo
    this.#record = evolve(this.#compiled, record, events, to, { occurredAt: at, by: actor.id })
    if (command.remembered && by !== undefined) this.#acts = [...this.#acts, { command: command.name, by }]
    this.#enter(at, events, input, assumed)
  }

  #enter(at: Instant, events: DutyOccasion["events"], input: unknown, assumed = false): void {
    const { status } = this.#record
    const { category } = this.#compiled.table.statuses.get(status)!
    const { calendars, policyAt, policyOf } = this.#setting
    const policy = policyAt(at)
    const entered = stayEntered(at, status, category, input, policy)
    if (!continuesStay(this.#stays.at(-1), entered)) this.#stays = [...this.#stays, entered]
    const former = this.#duties.length
    const occasion = { events, record: this.#record, at, category, stays: this.#stays, duties: this.#duties }
    this.#duties = dutyChanges(this.#compiled, { ...occasion, policy, policyOf, calendars }).duties
    if (assumed) for (let position = former; position < this.#duties.length; position++) this.#assumed.add(position)
  }

  #judge(command: CompiledCommand, { at, by, input }: PastFact, context: Context): void {
    const breached = (rule: string, clause: string) => this.#findings.push({ rule, clause, command: command.name, at })
    if (!command.steps.has(this.#record.status)) {
      const { rule, clause } = machineViolation(this.#compiled, command, this.#record.status)
      breached(rule, clause)
    }
    for (const { id, separation } of by === undefined ? [] : command.separations) {
      this.#judged.add(id)
      if (forbiddingAct(separation, this.#acts, context.actor) !== undefined) breached(id, separation.clause)
    }
    for (const { id, rule } of command.rules) {
      if (!this.#setting.judges.includes(id)) continue
      try {
        const verdict = rule.check(this.#record, input as never, context)
        if (verdict !== true && "unknown" in verdict) continue
        this.#judged.add(id)
        if (verdict !== true) breached(id, rule.clause)
      } catch {
        // The past says too little for the rule to be read: it is not judged.
      }
    }
  }

  #assumedStarts(): ReadonlyArray<UnknownStart> {
    return this.#duties.flatMap(({ id, key, outcome }, position) =>
      this.#assumed.has(position) && outcome?.type !== "waived"
        ? [{ duty: id, key, settled: outcome !== undefined }]
        : [],
    )
  }

  // What may run without a known start: any duty that the present category does not stop.
  #possibleStarts(): ReadonlyArray<UnknownStart> {
    if (!this.#hasHoles) return []
    const over = isOver(this.#compiled.table.statuses.get(this.#record.status)!.category)
    const definitions: ReadonlyArray<[string, DutyDefinition<AnyShape>]> = Object.entries(
      this.#compiled.lifecycle.duties,
    )
    return definitions.flatMap(([duty, { afterClosing = false }]) =>
      (over && !afterClosing) || this.#duties.some(({ id }) => id === duty) ? [] : [{ duty, key: "", settled: false }],
    )
  }
}

export type { Past }

const nobody = "unknown"

const changesOf = ({ outcome, ...duty }: Duty): ReadonlyArray<DutyChange> =>
  outcome === undefined
    ? [{ type: "started", duty }]
    : [
        { type: "started", duty },
        { type: "settled", id: duty.id, key: duty.key, outcome, versions: duty.versions },
      ]
