/** The regulation's lifecycle judges what the host's accepted, step by step. */
import type { Rehearsal, Rehearsed, RehearsedCommand } from "@fieldcare/core"
import {
  type Act,
  columnsOf,
  type Compiled,
  decide,
  type DutyDefinition,
  type Event,
  evolve,
  type JournalEntry,
  settingOf,
  shownBy,
  type Violation,
} from "@fieldcare/core/engine"
import type { Policy } from "@fieldcare/core/regulation"
import type { Stored } from "@fieldcare/core/storage"
import { dueAt, type Duty } from "@fieldcare/core/time"
import type { Pair } from "./declared.ts"
import type { Found } from "./finding.ts"
import { alike, type Fields, type Learned } from "./learned.ts"
import { byClause, missingOn, type Obligation, obligationsOf, shared } from "./obligations.ts"

/** A step of a history: the command, what came of it, the record before and after. */
export interface HistoryStep extends RehearsedCommand {
  readonly result: Rehearsed
  readonly before: Stored | undefined
  readonly after: Stored
}

// oxlint-disable-next-line typescript/no-explicit-any -- the judge looks at lifecycles of every shape
type Any = any
type Named<A> = Readonly<Record<string, A>>

/** The journal entry of the command that was given; those of its follow-ups stand beside it. */
export const entryOf = ({ result, kind, id, command }: HistoryStep): JournalEntry | undefined =>
  result.entries.find((entry) => entry.kind === kind && entry.id === id && entry.command === command)

/** The record before a step, as the desk would begin with it. */
export const recordBefore = (compiled: Compiled, { before, id }: HistoryStep): { readonly status: string } =>
  (before?.record ?? { ...(compiled.lifecycle.blank as object), id, status: compiled.table.initial }) as never

/** Judges the steps of histories on one kind of record. */
export class Judge {
  readonly #pair: Pair
  readonly #learned: Learned
  readonly #policy: Policy
  readonly #duties: ReadonlyArray<[string, DutyDefinition<Any>]>
  readonly #baseObligations: ReadonlyMap<string, ReadonlyArray<Obligation>>
  readonly #ownObligations: ReadonlyMap<string, ReadonlyArray<Obligation>>
  readonly #acts = new Map<string, ReadonlyArray<Act>>()

  constructor(pair: Pair, learned: Learned, policy: Policy) {
    this.#pair = pair
    this.#learned = learned
    this.#policy = policy
    this.#duties = Object.entries(pair.base.lifecycle.duties)
    this.#baseObligations = obligationsOf(pair.base)
    this.#ownObligations = obligationsOf(pair.own)
  }

  /** Forgets the records of the history before. */
  clear(): void {
    this.#acts.clear()
  }

  /** Whether a rule is one of the regulation's. */
  isBuiltIn(rule: string): boolean {
    return Object.hasOwn(this.#pair.base.lifecycle.rules, rule)
  }

  /** What the regulation has to say to a step that the host's lifecycle accepted. */
  judge(step: HistoryStep, rehearsal: Rehearsal): ReadonlyArray<Found> {
    const acts = this.#acts.get(step.id) ?? []
    const { id, delegateOf } = step.actor
    const act = { command: step.command, by: id, ...(delegateOf === undefined ? {} : { delegateOf }) }
    this.#acts.set(step.id, [...acts, act])
    const events = entryOf(step)?.events ?? []
    return [
      ...this.#decided(step, acts, events),
      ...this.#started(step, events),
      ...this.#paused(step, rehearsal),
      ...this.#changed(step, events),
      ...events.flatMap(({ type }) => this.written(step.kind, step.command, type)),
    ]
  }

  /** A built-in command, decided by the regulation on the same record: refused, or with another outcome? */
  #decided(step: HistoryStep, acts: ReadonlyArray<Act>, events: ReadonlyArray<Event>): ReadonlyArray<Found> {
    const { base, own } = this.#pair
    const { command, input, actor, at, result } = step
    const record = recordBefore(own, step)
    if (!base.commands.has(command) || !base.table.statuses.has(record.status)) return []
    const shown = shownBy(base, record as never, command, input)
    const context = { now: at, occurredAt: at, actor, policy: this.#policy, facts: result.facts, acts, ...shown }
    const decision = decide(base, record as never, command, input, context)
    if (!decision.accepted) return decision.violations.flatMap((violation) => this.#refused(step, violation))
    const part = this.#otherPart(decision, step, events)
    if (part === undefined) {
      this.#learned.learn(command, record, decision.events, at, actor.id)
      return []
    }
    const { clause } = base.commands.get(command)!.definition
    return [{ finding: "outcome-changed", kind: step.kind, where: command, clause, seen: { part } }]
  }

  #refused({ kind, command, actor }: HistoryStep, { rule, clause, seen }: Violation): ReadonlyArray<Found> {
    const { base, own } = this.#pair
    // Where a command is possible is told by the table of statuses.
    if (rule === "status-allows-command" || rule === "case-is-open") return []
    if (rule === "role-may" || rule === "only-follows")
      return [{ finding: "role-admitted", kind, where: command, clause, seen: { roles: actor.roles } }]
    const on = [command]
    if (Object.hasOwn(base.lifecycle.separations, rule))
      return [{ finding: "separation-dropped", kind, where: rule, clause, seen: { on } }]
    const isKept = own.lifecycle.rules[rule]?.on.includes(command) === true
    return [{ finding: isKept ? "rule-laxer" : "rule-dropped", kind, where: rule, clause, seen: { ...seen, on } }]
  }

  /** Which part of the outcome is not the regulation's. Events of the host's own may come in between. */
  #otherPart(
    decision: { readonly to: string; readonly events: ReadonlyArray<Event>; readonly next: unknown },
    { after }: HistoryStep,
    events: ReadonlyArray<Event>,
  ): string | undefined {
    const { base, own } = this.#pair
    if (base.table.statuses.has(after.status) && decision.to !== after.status) return "status"
    if (!containsInOrder(events, decision.events)) return "events"
    if (events.length > decision.events.length) return undefined
    const [expected, found] = [decision.next as Fields, after.record as Fields]
    if (!this.#learned.fields.every((field) => alike(expected[field], found[field]))) return "record"
    const columns = columnsOf(own.lifecycle, found as never)
    return Object.entries(columnsOf(base.lifecycle, expected as never)).every(
      ([name, value]) => columns[name] === value,
    )
      ? undefined
      : "columns"
  }

  /** Every duty that a built-in event starts is started, and due no later. */
  #started(step: HistoryStep, events: ReadonlyArray<Event>): ReadonlyArray<Found> {
    const { kind, at, after } = step
    const started = (entryOf(step)?.duties ?? []).flatMap((change) => (change.type === "started" ? [change.duty] : []))
    return events.flatMap((event) =>
      this.#duties.flatMap(([where, { clause, starts }]): ReadonlyArray<Found> => {
        const start = (starts as Named<Any>)[event.type]?.(event.data, after.record, this.#policy, at)
        if (start === undefined) return []
        const duty = started.findLast((one) => one.id === where && one.key === (start.key ?? ""))
        if (duty !== undefined && !isLater(duty, start.limit)) return []
        const finding = duty === undefined ? "duty-dropped" : "duty-later"
        return [{ finding, kind, where, clause, seen: { event: event.type } }]
      }),
    )
  }

  /** No clock of a built-in duty stands still without an end. */
  #paused({ kind, after }: HistoryStep, rehearsal: Rehearsal): ReadonlyArray<Found> {
    if (after.category === "closed" || after.category === "cancelled") return []
    const policyOf = () => this.#policy
    const setting = { stays: after.trail.stays, policyOf, calendars: rehearsal.calendars }
    return this.#duties.flatMap(([id, { clause }]) =>
      after.trail.duties.some(
        (duty) => duty.id === id && duty.outcome === undefined && dueAt(duty, settingOf(duty, setting)) === null,
      )
        ? [{ finding: "pause-without-end", kind, where: after.status, clause, seen: { duty: id } }]
        : [],
    )
  }

  /** No event of the host's own changes what the regulation's events write. */
  #changed(step: HistoryStep, events: ReadonlyArray<Event>): ReadonlyArray<Found> {
    const { base, own } = this.#pair
    const meta = { occurredAt: step.at, by: step.actor.id }
    let before = recordBefore(own, step)
    return events.flatMap((event) => {
      const after = evolve(own, before as never, [event], before.status, meta)
      const fields = Object.hasOwn(base.lifecycle.events, event.type) ? [] : this.#learned.changed(before, after)
      before = after
      return fields.flatMap((field) =>
        this.#clausesOf(field).map((clause): Found => ({
          finding: "field-written",
          kind: step.kind,
          where: event.type,
          clause,
          seen: { field },
        })),
      )
    })
  }

  /** Whether a command may write down a built-in event: it has to be under what all built-in commands that do are. */
  written(kind: string, command: string, event: string): ReadonlyArray<Found> {
    const writers = this.#learned.writersOf(event)
    if (writers.length === 0 || writers.includes(command)) return []
    const missing = missingOn(this.#ownObligations, command, shared(this.#baseObligations, writers))
    return byClause(missing).map(([clause, ids]) => ({
      finding: "event-around",
      kind,
      where: command,
      clause,
      seen: { event, missing: ids },
    }))
  }

  #clausesOf(field: string): ReadonlyArray<string> {
    const all = this.#learned.changersOf(field)
    const ruled = all.filter((command) => this.#baseObligations.get(command)!.length > 0)
    const { commands } = this.#pair.base
    const clauses = (ruled.length > 0 ? ruled : all).map((command) => commands.get(command)!.definition.clause)
    return clauses.length === 0 ? ["1.1"] : [...new Set(clauses)]
  }
}

const containsInOrder = (all: ReadonlyArray<Event>, wanted: ReadonlyArray<Event>): boolean => {
  let next = 0
  for (const event of all) {
    const sought = wanted[next]
    if (sought !== undefined && sought.type === event.type && alike(sought.data, event.data)) next++
  }
  return next === wanted.length
}

const isLater = ({ limit }: Duty, wanted: Duty["limit"]): boolean => {
  if (limit.type === "by") return wanted.type === "by" && limit.at > wanted.at
  if (wanted.type === "by") return true
  return limit.ms > wanted.ms || (limit.type === "working" && wanted.type === "elapsed")
}
