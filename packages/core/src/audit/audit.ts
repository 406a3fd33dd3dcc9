/** The audit of another system's event log: its rows, replayed against a lifecycle, and what they breach. */
import type { Compiled } from "../engine/compile.ts"
import type { Words } from "../messages/words.ts"
import { defaultPolicy } from "../regulation/policy-defaults.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Instant } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import { auditWords } from "./audit-words.ts"
import { CaseReplay, type CaseState } from "./case-replay.ts"
import type { AuditMapping } from "./mapping.ts"
import { notJudged } from "./not-judged.ts"
import type { AuditReport, ReportStyle } from "./report.ts"
import { RecentCases } from "./recent-cases.ts"
import { detached } from "./row-input.ts"
import { type PlannedRow, type RowPlan, rowPlan } from "./row-plan.ts"

const problemsMax = 100
const activitiesMax = 1000

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
 * What an audit needs: the lifecycle, the mapping, the log's header, and the policy that rules look at (the
 * default where none is given).
 *
 * @category audit
 * @since 0.1.0
 */
export interface AuditSettings {
  readonly compiled: Compiled
  readonly mapping: AuditMapping
  readonly header: ReadonlyArray<string>
  readonly policy?: Policy
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
 * taken, so that one fault is counted once. All counts are in cases.
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
  cases = 0
  events = 0
  readonly #compiled: Compiled
  readonly #mapping: AuditMapping
  readonly #plan: RowPlan
  readonly #replay: CaseReplay
  readonly #blank: CaseState["record"]
  readonly #unmarked: ReadonlyArray<number>
  readonly #grouped: boolean
  readonly #states = new Map<string, CaseState>()
  readonly #released = new RecentCases()
  readonly #actors = new Map<string, Actor>()
  readonly #nobody: Actor
  #lastActor: Actor
  readonly #unknown = new Map<string, number>()
  readonly #problems: Array<{ readonly line: number; readonly problem: Words }> = []
  #problemCount = 0
  #current: CaseState | undefined

  constructor({ compiled, mapping, header, policy = defaultPolicy }: AuditSettings) {
    this.#compiled = compiled
    this.#mapping = mapping
    this.#plan = rowPlan(compiled, mapping, header)
    this.#nobody = actorOf("unknown")
    this.#lastActor = this.#nobody
    this.#replay = new CaseReplay(compiled, this.#plan.tallies, {
      now: 0,
      occurredAt: 0,
      actor: this.#nobody,
      policy,
      facts: {},
      acts: [],
    })
    this.#blank = { ...(compiled.lifecycle.blank as CaseState["record"]), status: compiled.table.initial }
    this.#unmarked = this.#plan.tallies.map(() => 0)
    this.#grouped = mapping.grouped === true
  }

  row(cells: ReadonlyArray<string>, line: number): void {
    const plan = this.#plan
    if (cells.length !== plan.width)
      return this.problem(line, auditWords("cells", { seen: cells.length, expected: plan.width }))
    const caseId = cells[plan.caseAt]!
    if (caseId === "" || plan.missing.has(caseId)) return this.problem(line, auditWords("noCase"))
    const at = plan.time(cells[plan.timeAt]!)
    if (at === undefined) return this.problem(line, auditWords("badTime", { seen: cells[plan.timeAt]!.slice(0, 100) }))

    const state = this.#current?.id === caseId ? this.#current : this.#enter(caseId, line)
    this.events++
    if (at < state.lastAt) this.problem(line, auditWords("timeGoesBack", { case: caseId }))
    else state.lastAt = at

    const activity = plan.activities.find(cells[plan.activityAt]!)
    const row = activity === undefined ? undefined : fitting(activity.rows, cells, state.before)
    if (activity === undefined || row === undefined) return this.#unknownActivity(cells[plan.activityAt]!)
    state.before = activity.name
    if (row.figures.length > 0) this.#count(state, row.figures)
    if (row.ignore && (state.begun || plan.beginsAt < 0)) return
    const actorCell = plan.actorAt < 0 ? "" : cells[plan.actorAt]!
    const actorKnown = actorCell !== "" && !plan.missing.has(actorCell)
    const actor = actorKnown ? this.#actor(actorCell) : this.#nobody
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
    return {
      cases: this.cases,
      events: this.events,
      findings: this.#findings(),
      figures: this.#plan.figures.map((figure) => figure.figure(language)),
      notJudged: notJudged(this.#compiled, this.#mapping, this.#plan, language),
      unknownActivities: [...this.#unknown]
        .map(([name, events]) => ({ name, events }))
        .toSorted((one, other) => other.events - one.events),
      problemCount: this.#problemCount,
      problems: this.#problems.map(({ line, problem }) => ({ line, problem: problem[language] })),
    }
  }

  // The engine's own first, then separations and rules as they are declared.
  #findings(): AuditReport["findings"] {
    const { separations, rules } = this.#compiled.lifecycle
    const order = ["case-is-open", "status-allows-command", ...Object.keys(separations), ...Object.keys(rules)]
    return this.#plan.tallies
      .filter((tally) => tally.judged > 0)
      .toSorted(
        (one, other) =>
          order.indexOf(one.id) - order.indexOf(other.id) ||
          one.clause.localeCompare(other.clause, "en", { numeric: true }),
      )
      .map((tally) => tally.finding())
  }

  #enter(caseId: string, line: number): CaseState {
    const known = this.#grouped ? undefined : this.#states.get(caseId)
    if (known !== undefined) return (this.#current = known)
    if (this.#grouped) this.#release(caseId, line)
    const id = this.#grouped ? caseId : detached(caseId)
    const state: CaseState = {
      id,
      record: { ...this.#blank, id },
      acts: [],
      marks: this.#unmarked.slice(),
      figures: [],
      before: null,
      lastAt: 0,
      begun: false,
    }
    this.cases++
    if (!this.#grouped) this.#states.set(id, state)
    return (this.#current = state)
  }

  #release(nextId: string, line: number): void {
    if (this.#released.has(nextId)) this.problem(line, auditWords("notGrouped", { case: nextId }))
    if (this.#current !== undefined) this.#released.add(this.#current.id)
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
    this.#replay.at(state, began === undefined ? at : Math.min(began, at), actor)
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
    if (taken !== undefined) state.record.status = taken
  }

  // Often the same person as in the row before. In a grouped log nobody outlives the case, so that nothing is
  // looked up; elsewhere each person is kept once.
  #actor(id: string): Actor {
    if (this.#lastActor.id === id) return this.#lastActor
    return (this.#lastActor = this.#grouped ? actorOf(id) : this.#known(id))
  }

  #known(id: string): Actor {
    const known = this.#actors.get(id)
    if (known !== undefined) return known
    const actor = actorOf(detached(id))
    this.#actors.set(actor.id, actor)
    return actor
  }

  #unknownActivity(name: string): void {
    const known = this.#unknown.get(name)
    if (known !== undefined) this.#unknown.set(name, known + 1)
    else if (this.#unknown.size < activitiesMax) this.#unknown.set(detached(name), 1)
    else this.#unknown.set("…", (this.#unknown.get("…") ?? 0) + 1)
  }
}

const actorOf = (id: string): Actor => ({ id, tenant: "log", roles: [] })

export const fitting = (
  rows: ReadonlyArray<PlannedRow>,
  cells: ReadonlyArray<string>,
  before: string | null,
): PlannedRow | undefined => {
  for (const row of rows) {
    if (row.after !== undefined && !row.after.includes(before)) continue
    if (row.when.length === 0 || row.when.every(({ at, text }) => cells[at] === text)) return row
  }
  return undefined
}
