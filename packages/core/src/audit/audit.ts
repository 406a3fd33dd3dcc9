/** The audit of another system's event log: its rows, replayed against a lifecycle, and what they breach. */
import type { Compiled } from "../engine/compile.ts"
import type { Words } from "../messages/words.ts"
import { defaultPolicy } from "../regulation/policy-defaults.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Calendar } from "../time/calendar.ts"
import { type Instant, instantMax } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import { auditWords } from "./audit-words.ts"
import { CaseReplay, type CaseState } from "./case-replay.ts"
import { OpenDuties } from "./duty-tally.ts"
import { DutyWatch } from "./duty-watch.ts"
import { Endings } from "./endings.ts"
import { findingsOf } from "./findings.ts"
import { LogActors, nobody } from "./log-actors.ts"
import { LogCases } from "./log-cases.ts"
import type { AuditMapping } from "./mapping.ts"
import { notJudged } from "./not-judged.ts"
import type { AuditGround, AuditReport, ReportStyle } from "./report.ts"
import { isOneOf } from "./row-input.ts"
import { breached } from "./tally.ts"
import { UnknownActivities } from "./unknown-activities.ts"
import { fitting, type PlannedRow, type RowPlan, rowPlan } from "./row-plan.ts"

const problemsMax = 100

/**
 * An audit under way.
 *
 * **Details**
 *
 * `row` takes the cells of one row in the order of the header, with the line it stands on; it never throws for
 * what a log says. `problem` counts a row that could not even be parsed. `report` may be asked at any time.
 *
 * @category audit
 * @since 0.1.0
 */
export interface Audit {
  readonly cases: number
  readonly events: number
  readonly row: (cells: ReadonlyArray<string>, line: number) => void
  readonly problem: (line: number, problem: Words) => void
  readonly report: (style?: ReportStyle) => AuditReport
}

/**
 * What an audit needs: the lifecycle, the mapping, the log's header, the policy that rules and duties look at (the
 * default where none is given), and the company's calendar. Without a calendar no duty is counted.
 *
 * @category audit
 * @since 0.1.0
 */
export interface AuditSettings {
  readonly compiled: Compiled
  readonly mapping: AuditMapping
  readonly header: ReadonlyArray<string>
  readonly policy?: Policy
  readonly calendar?: Calendar
}

/**
 * Opens an audit. Throws `MappingInvalid` when the mapping speaks of columns, commands, statuses or rules that do
 * not exist.
 *
 * **Details**
 *
 * Rows of a case are replayed in the order of the file; cases may be mixed. Kept in memory is one small state for
 * each case: its record, what it was judged by, and its acts where a separation speaks of them. Where the mapping
 * says `grouped`, only the state of the current case is kept; that one of the last few thousand cases comes back is
 * noticed and reported, an older one is counted again.
 *
 * A rule is judged where the mapping names it; a rule that cannot tell, or that a row says too little for, is
 * counted as not judged and never as a breach. After a breach the events are applied and the mapped status is
 * taken, so that one fault is counted once. Findings are counted in cases.
 *
 * Duties are counted where the mapping names them in `judges`: the engine's own, started and settled by the events
 * of the rows, with the times of the rows.
 *
 * @example
 * ```ts
 * import { auditMapping, openAudit } from "@fieldcare/core/audit"
 * import { compile } from "@fieldcare/core/engine"
 * import { ticket } from "@fieldcare/core/service"
 *
 * const mapping = auditMapping({
 *   name: "A help desk",
 *   kind: "ticket",
 *   columns: { case: "case", activity: "activity", time: "time" },
 *   activities: { Resolve: { command: "answer", input: { atOnce: false } } },
 *   judges: ["taken-in-charge-before-answer"],
 * })
 * const audit = openAudit({ compiled: compile(ticket), mapping, header: ["case", "activity", "time"] })
 * audit.row(["T-1", "Resolve", "2026-03-02T09:00:00Z"], 2)
 * audit.report().findings.find(({ clause }) => clause === "3.1.3")?.breached // => 1
 * ```
 * @category audit
 * @since 0.1.0
 */
export const openAudit = (settings: AuditSettings): Audit => new RunningAudit(settings)

class RunningAudit implements Audit {
  events = 0
  readonly #compiled: Compiled
  readonly #mapping: AuditMapping
  readonly #plan: RowPlan
  readonly #replay: CaseReplay
  readonly #watch: DutyWatch | undefined
  readonly #ground: AuditGround
  readonly #endings: Endings
  readonly #blank: CaseState["record"]
  readonly #unmarked: ReadonlyArray<number>
  readonly #cases: LogCases
  readonly #actors: LogActors
  readonly #unknown = new UnknownActivities()
  readonly #problems: Array<{ readonly line: number; readonly problem: Words }> = []
  #problemCount = 0
  #earliest: Instant = instantMax
  #latest: Instant = 0

  constructor({ compiled, mapping, header, policy = defaultPolicy, calendar }: AuditSettings) {
    this.#compiled = compiled
    this.#mapping = mapping
    this.#plan = rowPlan(compiled, mapping, header)
    const { duties } = this.#plan
    this.#watch = calendar === undefined ? undefined : new DutyWatch(compiled, duties, policy, calendar)
    this.#ground = { policy: policy.version, ...(calendar === undefined ? {} : { calendar: named(calendar) }) }
    this.#endings = new Endings(
      calendar?.zone ?? mapping.time?.zone ?? "UTC",
      duties.map(() => new OpenDuties()),
    )
    this.#replay = new CaseReplay(compiled, this.#plan.tallies, this.#watch, {
      now: 0,
      occurredAt: 0,
      actor: nobody,
      policy,
      facts: {},
      acts: [],
    })
    this.#blank = { ...(compiled.lifecycle.blank as CaseState["record"]), status: compiled.table.initial }
    this.#unmarked = this.#plan.tallies.map(() => 0)
    const grouped = mapping.grouped === true
    this.#cases = new LogCases({
      grouped,
      begin: (id, at) => this.#stateOf(id, at),
      leave: (state) => this.#leave(state, this.#endings),
      comesBack: (id, line) => this.problem(line, auditWords("notGrouped", { case: id })),
    })
    this.#actors = new LogActors(grouped)
  }

  get cases(): number {
    return this.#cases.count
  }

  row(cells: ReadonlyArray<string>, line: number): void {
    const plan = this.#plan
    if (cells.length !== plan.width)
      return this.problem(line, auditWords("cells", { seen: cells.length, expected: plan.width }))
    const caseId = cells[plan.caseAt]!
    if (caseId === "" || isOneOf(plan.missing, caseId)) return this.problem(line, auditWords("noCase"))
    const at = plan.time(cells[plan.timeAt]!)
    if (at === undefined) return this.problem(line, auditWords("badTime", { seen: cells[plan.timeAt]!.slice(0, 100) }))

    const state = this.#cases.of(caseId, line, at)
    this.events++
    if (at < this.#earliest) this.#earliest = at
    if (at > this.#latest) this.#latest = at
    if (at < state.lastAt) this.problem(line, auditWords("timeGoesBack", { case: caseId }))
    else state.lastAt = at

    const activity = plan.activities.find(cells[plan.activityAt]!)
    const row = activity === undefined ? undefined : fitting(activity.rows, cells, state.before)
    if (activity === undefined || row === undefined) return this.#unknown.count(cells[plan.activityAt]!)
    state.before = activity.name
    if (row.figures.length > 0) this.#count(state, row.figures)
    if (row.ignore && (state.begun || plan.beginsAt < 0)) return
    const actorCell = plan.actorAt < 0 ? "" : cells[plan.actorAt]!
    const actorKnown = actorCell !== "" && !isOneOf(plan.missing, actorCell)
    const actor = actorKnown ? this.#actors.of(actorCell) : nobody
    if (!state.begun) this.#begin(state, row, cells, line, at, actor)
    if (row.ignore) return
    this.#replay.at(state, at, actor)
    this.#step(state, row, cells, line, actorKnown, true)
  }

  problem(line: number, problem: Words): void {
    this.#problemCount++
    if (this.#problems.length < problemsMax) this.#problems.push({ line, problem })
  }

  report({ language = "en" }: ReportStyle = {}): AuditReport {
    const endings = this.#ended()
    const duties = this.#duties(endings)
    const counted = new Set(duties.map(({ id }) => id))
    const months = endings.months()
    return {
      cases: this.cases,
      events: this.events,
      ...(this.events === 0 ? {} : { from: written(this.#earliest), to: written(this.#latest) }),
      under: this.#ground,
      caseCounts: {
        breached: months.reduce((sum, { breached }) => sum + breached, 0),
        late: months.reduce((sum, { late }) => sum + late, 0),
      },
      findings: findingsOf(this.#plan.tallies, this.#compiled),
      duties,
      figures: this.#plan.figures.map((figure) => figure.figure(language)),
      statuses: endings.statuses(this.#compiled),
      months,
      notJudged: notJudged(
        this.#compiled,
        this.#mapping,
        this.#plan,
        { watched: this.#watch?.tallies ?? [], counted },
        language,
      ),
      unknownActivities: this.#unknown.counts(),
      problemCount: this.#problemCount,
      problems: this.#problems.map(({ line, problem }) => ({ line, problem: problem[language] })),
    }
  }

  #duties({ open }: Endings): AuditReport["duties"] {
    return (this.#watch?.tallies ?? [])
      .map((tally, index) => tally.duty({ open: open[index]!.open, overdue: open[index]!.overdue(this.#latest) }))
      .filter(({ met, late, waived, open }) => met + late + waived + open > 0)
  }

  #stateOf(id: string, at: Instant): CaseState {
    return {
      id,
      record: { ...this.#blank, id },
      acts: [],
      marks: this.#unmarked.slice(),
      figures: [],
      before: null,
      duties: this.#watch?.enter(id),
      beganAt: at,
      lastAt: 0,
      begun: false,
    }
  }

  #leave({ record, beganAt, marks, duties }: CaseState, endings: Endings): void {
    const isBreached = marks.some((mark) => (mark & breached) > 0)
    endings.add({ status: record.status, beganAt, breached: isBreached, late: duties?.late === true })
    if (duties !== undefined) this.#watch?.leave(duties, endings.open, this.#latest)
  }

  // Of the cases that are still kept as if the log ended here.
  #ended(): Endings {
    const endings = this.#endings.copy()
    for (const state of this.#cases.kept()) this.#leave(state, endings)
    return endings
  }

  #begin(
    state: CaseState,
    row: PlannedRow,
    cells: ReadonlyArray<string>,
    line: number,
    at: Instant,
    actor: Actor,
  ): void {
    state.begun = true
    const { begins, beginsAt, time } = this.#plan
    if (begins === undefined || row.command?.creates === true) return
    const began = beginsAt < 0 ? undefined : time(cells[beginsAt]!)
    state.beganAt = began === undefined ? at : Math.min(began, at)
    this.#replay.at(state, state.beganAt, actor)
    this.#step(state, begins, cells, line, false, false)
  }

  #count(state: CaseState, figures: ReadonlyArray<number>): void {
    for (const index of figures) {
      this.#plan.figures[index]!.count(state.id, state.figures[index] !== true)
      state.figures[index] = true
    }
  }

  #step(
    state: CaseState,
    row: PlannedRow,
    cells: ReadonlyArray<string>,
    line: number,
    actorKnown: boolean,
    judging: boolean,
  ): void {
    const { command, status } = row
    if (command !== undefined) {
      const input = command.input(cells)
      if (typeof input === "object") {
        if (judging) this.#replay.judge(state, command, input, actorKnown)
        this.#replay.apply(state, command, input, status, actorKnown)
        return
      }
      this.problem(line, auditWords("incomplete", { case: state.id, column: input, command: command.name }))
    }
    const taken = status ?? command?.usualTarget
    if (taken !== undefined) this.#replay.enter(state, taken)
  }
}

const written = (at: Instant): string => new Date(at).toISOString()

const named = ({ id, version, zone }: Calendar) => ({ id, version, zone })
