/** Replaying one case: each row judged against the record so far, then applied as far as it can be. */
import type { Compiled } from "../engine/compile.ts"
import type { Evolutions } from "../engine/decide.ts"
import type { Event } from "../engine/journal.ts"
import type { Context } from "../engine/context.ts"
import { chosen, type Step } from "../engine/machine.ts"
import type { Act } from "../engine/trail.ts"
import { isOver } from "../time/category.ts"
import type { Instant } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import { forbiddingAct } from "../trust/separation.ts"
import type { CaseDuties, DutyWatch } from "./duty-watch.ts"
import type { PlannedCommand } from "./row-plan.ts"
import { breached, judged, type Tally, threw, unclear } from "./tally.ts"

/** All that is kept of a case between its rows. */
export interface CaseState {
  readonly id: string
  readonly record: { id: string; status: string }
  acts: ReadonlyArray<Act>
  /** What the case has had of each tally. */
  readonly marks: Array<number>
  /** Which figures it was counted for. */
  readonly figures: Array<boolean>
  /** The activity of the last row that was understood. */
  before: string | null
  readonly duties: CaseDuties | undefined
  beganAt: Instant
  lastAt: Instant
  begun: boolean
}

type Changing<Value> = { -readonly [Name in keyof Value]: Value[Name] }

export class CaseReplay {
  readonly compiled: Compiled
  readonly tallies: ReadonlyArray<Tally>
  readonly evolver: Evolutions
  readonly watch: DutyWatch | undefined
  // One context for all rows: nothing keeps it beyond a decision.
  readonly context: Changing<Context>

  constructor(compiled: Compiled, tallies: ReadonlyArray<Tally>, watch: DutyWatch | undefined, context: Context) {
    this.compiled = compiled
    this.tallies = tallies
    this.watch = watch
    this.evolver = compiled.lifecycle.evolver as Evolutions
    this.context = { ...context }
  }

  at(state: CaseState, at: Instant, actor: Actor): void {
    this.context.now = at
    this.context.occurredAt = at
    this.context.actor = actor
    this.context.acts = state.acts
  }

  /** Counts what the status, the separations and the named rules say. */
  judge(state: CaseState, command: PlannedCommand, input: object, actorKnown: boolean): void {
    this.judgeStatus(state, command)
    for (const { index, separation } of command.separations) {
      const act = actorKnown ? forbiddingAct(separation, state.acts, this.context.actor) : undefined
      this.mark(state, index, !actorKnown ? unclear : act === undefined ? judged : judged | breached)
      if (!actorKnown) this.tallies[index]!.lacks("actor")
    }
    for (const { index, rule } of command.rules) {
      try {
        const verdict = rule.check(state.record, input as never, this.context)
        if (verdict === true) this.mark(state, index, judged)
        else if ("unknown" in verdict) {
          this.tallies[index]!.lacks(verdict.unknown)
          this.mark(state, index, unclear)
        } else this.mark(state, index, judged | breached)
      } catch {
        this.mark(state, index, threw)
      }
    }
  }

  /** Applies the row. A fault leaves the record as it was at that point; the status is taken all the same. */
  apply(
    state: CaseState,
    command: PlannedCommand,
    input: object,
    status: string | undefined,
    actorKnown: boolean,
  ): void {
    const { record, id } = state
    const to = status ?? targetOf(command.steps.get(record.status), command, record, input)
    const by = this.context.actor.id
    const events: Array<Event> = []
    try {
      const meta = { occurredAt: this.context.occurredAt, by }
      for (const event of command.decider(record, input, this.context)) {
        change(record, this.evolver[event.type]!(record, event.data, meta))
        if (this.watch !== undefined) events.push(event)
      }
    } catch {
      // The log said too little for the event: what it would have changed stays as it was.
    }
    record.id = id
    this.enter(state, to, events, input)
    if (command.remembered && actorKnown) state.acts = [...state.acts, { command: command.name, by }]
  }

  /** Takes a status, and notes for the duties what led to it. */
  enter(state: CaseState, status: string, events: ReadonlyArray<Event> = [], input?: object): void {
    state.record.status = status
    if (this.watch === undefined || state.duties === undefined) return
    this.watch.note(state.duties, { events, record: state.record, at: this.context.occurredAt, input })
  }

  private judgeStatus(state: CaseState, command: PlannedCommand): void {
    const { status } = state.record
    const possible = command.steps.has(status)
    const category = possible ? undefined : this.compiled.table.statuses.get(status)?.category
    if (isOver(category)) {
      this.mark(state, command.closed, judged | breached)
    } else {
      this.mark(state, command.closed, judged)
      this.mark(state, command.status, possible ? judged : judged | breached)
    }
  }

  private mark(state: CaseState, index: number, bits: number): void {
    this.tallies[index]!.mark(state.marks, index, bits, state.id)
  }
}

// Nobody else holds the record of a case, so that it is changed in place. Object.assign takes twice the time.
const change = (record: object, fields: object): void => {
  for (const name of Object.keys(fields)) {
    ;(record as Record<string, unknown>)[name] = (fields as Readonly<Record<string, unknown>>)[name]
  }
}

const targetOf = (
  step: Step | undefined,
  command: PlannedCommand,
  record: CaseState["record"],
  input: object,
): string => {
  if (step === undefined) return command.usualTarget ?? record.status
  try {
    return chosen(step, command.name, record, input)
  } catch {
    return step.otherwise
  }
}
