/** A mapping bound to a lifecycle and a header: all names looked up once, so that rows are read by position. */
import type { Compiled, CompiledCommand } from "../engine/compile.ts"
import type { Rule } from "../engine/rule.ts"
import type { AnyShape } from "../engine/shape.ts"
import { type Step, usualTarget } from "../engine/machine.ts"
import type { Separation } from "../trust/separation.ts"
import { Activities } from "./activities.ts"
import { Figure } from "./figure.ts"
import { type TimeReader, timeReader } from "./log-time.ts"
import type { AuditMapping, RowRule } from "./mapping.ts"
import { MappingInvalid, type MappingProblem } from "./mapping-invalid.ts"
import { type InputSource, noColumn, type RowInput, rowInput } from "./row-input.ts"
import { Tally } from "./tally.ts"

/** A command that rows stand for. `closed`, `status`, `index`: positions among the tallies. */
export interface PlannedCommand {
  readonly name: string
  readonly creates: boolean
  readonly remembered: boolean
  readonly steps: ReadonlyMap<string, Step>
  readonly decider: CompiledCommand["decider"]
  /** The only status that the command ever leads to, where it has one. */
  readonly usualTarget: string | undefined
  readonly input: RowInput
  readonly closed: number
  readonly status: number
  readonly rules: ReadonlyArray<{ readonly index: number; readonly rule: Rule<AnyShape> }>
  readonly separations: ReadonlyArray<{ readonly index: number; readonly separation: Separation }>
}

/** What a row that fits `when` and `after` is: a command, a mere status, or nothing. `figures`: their positions. */
export interface PlannedRow {
  readonly when: ReadonlyArray<{ readonly at: number; readonly text: string }>
  readonly after: ReadonlyArray<string | null> | undefined
  readonly figures: ReadonlyArray<number>
  readonly ignore: boolean
  readonly command: PlannedCommand | undefined
  readonly status: string | undefined
}

export interface RowPlan {
  readonly width: number
  readonly caseAt: number
  readonly activityAt: number
  readonly timeAt: number
  /** -1: the log does not say who acted. */
  readonly actorAt: number
  /** Where the time of the beginning stands; -1: it is that of the first row. */
  readonly beginsAt: number
  readonly missing: ReadonlyArray<string>
  readonly time: TimeReader
  readonly activities: Activities<PlannedRow>
  readonly begins: PlannedRow | undefined
  readonly tallies: ReadonlyArray<Tally>
  readonly figures: ReadonlyArray<Figure>
  readonly duties: ReadonlyArray<string>
  readonly mapped: ReadonlySet<string>
}

/** Binds a mapping; throws `MappingInvalid` with everything in it that neither lifecycle nor header knows. */
export const rowPlan = (compiled: Compiled, mapping: AuditMapping, header: ReadonlyArray<string>): RowPlan => {
  const problems: Array<MappingProblem> = []
  const binder = new Binder(compiled, mapping, header, problems)
  const plan = binder.plan()
  if (problems.length > 0) throw new MappingInvalid({ problems })
  return plan
}

class Binder {
  readonly tallies: Array<Tally> = []
  readonly mapped = new Set<string>()
  readonly counted = new Set<number>()
  readonly figures: ReadonlyArray<Figure>
  readonly source: InputSource
  readonly compiled: Compiled
  readonly mapping: AuditMapping
  readonly header: ReadonlyArray<string>
  readonly problems: Array<MappingProblem>
  readonly judges: ReadonlySet<string>

  constructor(
    compiled: Compiled,
    mapping: AuditMapping,
    header: ReadonlyArray<string>,
    problems: Array<MappingProblem>,
  ) {
    this.compiled = compiled
    this.mapping = mapping
    this.header = header
    this.problems = problems
    this.judges = new Set(mapping.judges)
    this.figures = Object.entries(mapping.figures ?? {}).map(([id, title]) => new Figure(id, title))
    this.source = { header, position: (column) => header.indexOf(column), missing: mapping.missing ?? [] }
  }

  plan(): RowPlan {
    const { mapping, compiled } = this
    const { columns } = mapping
    if (mapping.kind !== compiled.kind) this.found("kind", `is ${mapping.kind}, the lifecycle is ${compiled.kind}`)
    const activities = new Activities(
      Object.entries(mapping.activities).map(([name, rules]) => {
        const path = `activities.${name}`
        const list = Array.isArray(rules)
          ? (rules as ReadonlyArray<RowRule>).map((rule, index) => this.row(rule, `${path}.${index}`))
          : [this.row(rules as RowRule, path)]
        return { name, rows: list }
      }),
    )
    const begins = mapping.begins === undefined ? undefined : this.row(mapping.begins, "begins")
    if (begins?.command?.creates === false)
      this.found("begins.command", `${begins.command.name} does not make a ${compiled.kind}`)
    const time = timeReader(mapping.time ?? {})
    if (typeof time !== "function") this.problems.push(time)
    this.namesOfRules()
    this.figuresCounted()
    return {
      width: this.header.length,
      caseAt: this.column(columns.case, "columns.case"),
      activityAt: this.column(columns.activity, "columns.activity"),
      timeAt: this.column(columns.time, "columns.time"),
      actorAt: columns.actor === undefined ? -1 : this.column(columns.actor, "columns.actor"),
      beginsAt: mapping.begins?.time === undefined ? -1 : this.column(mapping.begins.time, "begins.time"),
      missing: this.source.missing,
      time: time as TimeReader,
      activities,
      begins,
      tallies: this.tallies,
      figures: this.figures,
      duties: Object.keys(compiled.lifecycle.duties).filter((id) => this.judges.has(id)),
      mapped: this.mapped,
    }
  }

  private found(path: string, problem: string): void {
    this.problems.push({ path, problem })
  }

  private column(name: string, path: string): number {
    const at = this.header.indexOf(name)
    if (at < 0) this.found(path, noColumn(name, this.header))
    return at
  }

  private tally(id: string, clause: string): number {
    const known = this.tallies.findIndex((one) => one.id === id && one.clause === clause)
    return known >= 0 ? known : this.tallies.push(new Tally(id, clause)) - 1
  }

  private row(rule: RowRule, path: string): PlannedRow {
    const when = Object.entries(rule.when ?? {}).map(([column, text]) => ({
      at: this.column(column, `${path}.when`),
      text,
    }))
    if (rule.status !== undefined && !this.compiled.table.statuses.has(rule.status)) {
      this.found(
        `${path}.status`,
        `${this.compiled.kind} has no status ${rule.status}; it has ${[...this.compiled.table.statuses.keys()].join(", ")}`,
      )
    }
    const says = [rule.ignore, rule.command ?? rule.status].filter((one) => one !== undefined).length
    if (says !== 1) this.found(path, "say either ignore, or a command, a status or both")
    if (rule.input !== undefined && rule.command === undefined) this.found(`${path}.input`, "is of no command")
    const command = rule.command === undefined ? undefined : this.command(rule.command, rule.input ?? {}, path)
    return {
      when,
      after: this.activitiesBefore(rule, path),
      figures: (rule.figures ?? []).map((id, index) => this.figure(id, `${path}.figures.${index}`)),
      ignore: rule.ignore === true,
      command,
      status: rule.status,
    }
  }

  private activitiesBefore({ after }: RowRule, path: string): PlannedRow["after"] {
    for (const [index, name] of (after ?? []).entries()) {
      if (name !== null && !Object.hasOwn(this.mapping.activities, name))
        this.found(`${path}.after.${index}`, `${name} is none of the activities`)
    }
    return after
  }

  private figure(id: string, path: string): number {
    const at = this.figures.findIndex((one) => one.id === id)
    if (at < 0) this.found(path, `${id} is none of the figures; give it a title there`)
    this.counted.add(at)
    return at
  }

  private figuresCounted(): void {
    for (const [index, { id }] of this.figures.entries())
      if (!this.counted.has(index)) this.found(`figures.${id}`, "is counted by no activity")
  }

  private command(name: string, input: Readonly<Record<string, unknown>>, path: string): PlannedCommand | undefined {
    const command = this.compiled.commands.get(name)
    if (command === undefined) {
      this.found(
        `${path}.command`,
        `${this.compiled.kind} has no command ${name}; it has ${[...this.compiled.commands.keys()].join(", ")}`,
      )
      return undefined
    }
    this.mapped.add(name)
    this.fieldsOfInput(command, input, path)
    const withActor = this.mapping.columns.actor !== undefined
    return {
      name,
      creates: command.creates,
      remembered: withActor && command.remembered,
      steps: command.steps,
      decider: command.decider,
      usualTarget: usualTarget(command),
      input: rowInput(input, this.source, `${path}.input`, this.problems),
      closed: this.tally("case-is-open", "3.6.2"),
      status: this.tally("status-allows-command", command.definition.clause),
      rules: command.rules.flatMap(({ id, rule }) =>
        this.judges.has(id) ? [{ index: this.tally(id, rule.clause), rule }] : [],
      ),
      separations: withActor
        ? command.separations.map(({ id, separation }) => ({ index: this.tally(id, separation.clause), separation }))
        : [],
    }
  }

  private fieldsOfInput(command: CompiledCommand, input: object, path: string): void {
    const { fields } = command.definition.input as { readonly fields?: object }
    if (fields === undefined) return
    for (const name of Object.keys(input)) {
      if (!Object.hasOwn(fields, name))
        this.found(
          `${path}.input.${name}`,
          `${command.name} has no such input; it has ${Object.keys(fields).join(", ") || "none"}`,
        )
    }
  }

  private namesOfRules(): void {
    const { rules, duties } = this.compiled.lifecycle
    for (const [index, id] of this.mapping.judges.entries()) {
      const path = `judges.${index}`
      const rule = Object.hasOwn(rules, id) ? rules[id] : undefined
      if (Object.hasOwn(duties, id)) continue
      if (rule === undefined) this.found(path, `${this.compiled.kind} has no rule or duty ${id}`)
      else if (!rule.on.some((name) => this.mapped.has(name)))
        this.found(path, `${id} is on ${rule.on.join(", ")}, which no activity is mapped to`)
    }
    const known = [rules, this.compiled.lifecycle.separations, this.compiled.lifecycle.duties, { "role-may": true }]
    for (const id of Object.keys(this.mapping.cannotJudge ?? {})) {
      if (!known.some((some) => Object.hasOwn(some, id)))
        this.found(`cannotJudge.${id}`, `${this.compiled.kind} has no such rule, separation or duty`)
      if (this.judges.has(id)) this.found(`cannotJudge.${id}`, "is also among judges")
    }
  }
}

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
