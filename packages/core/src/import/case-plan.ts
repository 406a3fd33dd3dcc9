/** An import's mapping bound to a lifecycle and a header: a row becomes facts of a case, or a whole case. */
import { type TimeReader, timeReader } from "../audit/log-time.ts"
import type { AuditMapping } from "../audit/mapping.ts"
import { MappingInvalid, type MappingProblem } from "../audit/mapping-invalid.ts"
import { type InputSource, noColumn, type RowInput, rowInput } from "../audit/row-input.ts"
import { fitting, type PlannedRow, type RowPlan, rowPlan } from "../audit/row-plan.ts"
import type { Compiled } from "../engine/compile.ts"
import type { Instant } from "../time/instant.ts"
import { type ImportFact, RowFault } from "./import-fact.ts"
import type { HistoryColumn, ImportMapping } from "./import-mapping.ts"
import { factOf, personOf, type PlannedFact, plannedFact } from "./planned-fact.ts"

/** What a row says of its case beside its past. */
export interface CaseParts {
  readonly id?: string
  readonly status?: string
  readonly record?: object
  readonly number?: string
  readonly externalIds?: ReadonlyArray<{ readonly system: string; readonly value: string }>
}

/** Binds a mapping; throws `MappingInvalid` with everything in it that neither lifecycle nor header knows. */
export class CasePlan {
  readonly width: number
  readonly caseAt: number
  readonly missing: ReadonlySet<string>
  readonly isLog: boolean
  /** The rules of `judges`, without what an audit judges besides. */
  readonly judges: ReadonlyArray<string>
  readonly #mapping: ImportMapping
  readonly #header: ReadonlyArray<string>
  readonly #log: RowPlan | undefined
  readonly #history: ReadonlyArray<PlannedFact>
  readonly #parts: RowInput
  readonly #time: TimeReader
  /** The history of the mapping that facts were made from. */
  readonly #origins = new WeakMap<ImportFact, HistoryColumn>()
  /** Where in the mapping the external ids of a case were made from. */
  readonly #named = new WeakMap<object, number>()

  constructor(compiled: Compiled, mapping: ImportMapping, header: ReadonlyArray<string>) {
    const problems: Array<MappingProblem> = []
    const { columns, activities, judges = [], id, status, record, number, externalIds } = mapping
    this.#mapping = mapping
    this.#header = header
    this.isLog = activities !== undefined
    this.#log = this.isLog ? rowPlan(compiled, logOf(mapping), header) : undefined
    this.missing = new Set(mapping.missing)
    const source: InputSource = {
      header,
      position: (column) => header.indexOf(column),
      missing: mapping.missing ?? [],
    }
    this.width = header.length
    this.caseAt = header.indexOf(columns.case)
    if (this.caseAt < 0) problems.push({ path: "columns.case", problem: noColumn(columns.case, header) })
    const parts = Object.fromEntries(
      Object.entries({ id, status, record, number, externalIds }).filter(([, part]) => part !== undefined),
    )
    this.#parts = rowInput(parts, source, "", problems)
    const time = timeReader(mapping.time ?? {})
    if (typeof time !== "function") problems.push(time)
    this.#time = time as TimeReader
    this.#history = (mapping.history ?? []).map((one, index) => plannedFact(one, `history.${index}`, source, problems))
    problems.push(...unknownNames(compiled, mapping))
    const { rules, duties } = compiled.lifecycle
    for (const [index, rule] of judges.entries())
      if (!Object.hasOwn(rules, rule) && !Object.hasOwn(duties, rule))
        problems.push({ path: `judges.${index}`, problem: `${compiled.kind} has no rule ${rule}` })
    this.judges = judges.filter((rule) => Object.hasOwn(rules, rule))
    if (problems.length > 0) throw new MappingInvalid({ problems })
  }

  /** The parts of a case; the column that gave nothing where it has to give something. */
  parts(cells: ReadonlyArray<string>): CaseParts | RowFault {
    const parts = this.#parts(cells)
    if (typeof parts === "string") return new RowFault("missing", parts)
    const { externalIds, ...rest } = parts as CaseParts
    if (externalIds === undefined) return rest
    for (const [index, name] of externalIds.entries()) this.#named.set(name, index)
    // Where the value is optional and its cell empty, the case has no such name.
    return { ...rest, externalIds: externalIds.filter(({ value }) => value !== undefined) }
  }

  /** The time of a log's row. */
  at(cells: ReadonlyArray<string>): Instant | RowFault {
    const log = this.#log!
    return log.time(cells[log.timeAt]!) ?? new RowFault("badTime", this.#header[log.timeAt]!, shown(cells[log.timeAt]!))
  }

  /** What a log's row stands for after the activity before it, with the name of its own. */
  activity(
    cells: ReadonlyArray<string>,
    before: string | null,
  ): { readonly name: string; readonly row: PlannedRow } | RowFault {
    const log = this.#log!
    const activity = log.activities.find(cells[log.activityAt]!)
    const row = activity === undefined ? undefined : fitting(activity.rows, cells, before)
    return activity === undefined || row === undefined
      ? new RowFault("unknownActivity", this.#header[log.activityAt]!, shown(cells[log.activityAt]!))
      : { name: activity.name, row }
  }

  /** The fact that a log's row is. */
  fact(row: PlannedRow, cells: ReadonlyArray<string>, at: Instant): ImportFact | RowFault {
    const { actorAt } = this.#log!
    const actor = actorAt < 0 ? "" : cells[actorAt]!
    const by = actor === "" || this.missing.has(actor) ? {} : { by: personOf(actor) }
    return factOf(row, cells, { at, ...by })
  }

  /** What came before the first row of a log's case, where that makes no record; its time is known or it is assumed. */
  beginning(first: PlannedRow, cells: ReadonlyArray<string>, at: Instant): ImportFact | RowFault | undefined {
    const { begins, beginsAt, time } = this.#log!
    if (begins === undefined || first.command?.creates === true) return undefined
    if (beginsAt < 0) return factOf(begins, cells, { at, assumed: true })
    const began = time(cells[beginsAt]!)
    if (began === undefined) return new RowFault("badTime", this.#header[beginsAt]!, shown(cells[beginsAt]!))
    return factOf(begins, cells, { at: Math.min(began, at) })
  }

  /** The past of a case that stands in one row, in order of time. */
  past(cells: ReadonlyArray<string>): ReadonlyArray<ImportFact> | RowFault {
    const facts: Array<ImportFact> = []
    const assumed: Array<PlannedFact> = []
    for (const planned of this.#history) {
      if (planned.at === undefined) {
        assumed.push(planned)
        continue
      }
      const cell = cells[planned.at]!
      if (cell === "" || this.missing.has(cell)) continue
      const at = this.#time(cell)
      if (at === undefined) return new RowFault("badTime", this.#header[planned.at]!, shown(cell))
      const fact = planned.make(cells, at)
      if (fact instanceof RowFault) return fact
      this.#origins.set(fact, planned.origin)
      facts.push(fact)
    }
    facts.sort((one, other) => one.at - other.at)
    const first = facts[0]?.at
    if (first === undefined) return facts
    for (const planned of assumed.toReversed()) {
      const fact = planned.make(cells, first)
      if (fact instanceof RowFault) return fact
      this.#origins.set(fact, planned.origin)
      facts.unshift(fact)
    }
    return facts
  }

  /** The column that a place of an adoption was filled from, as far as the mapping shows it; `fact` where it is in one. */
  columnOf(path: string, parts: CaseParts, fact?: ImportFact): string | undefined {
    const { time } = this.#mapping.columns
    const named = /^externalIds\.(\d+)/.exec(path)?.[1]
    if (named !== undefined) return this.#nameColumn(Number(named), parts)
    if (fact === undefined) return columnAt(this.#mapping, path)
    const inFact = path.split(".").slice(2).join(".")
    const origin = this.#origins.get(fact)
    if (inFact === "at") return origin === undefined ? time : origin.at
    return origin === undefined ? undefined : columnAt(origin, inFact)
  }

  // The first name of a case is the one that it is known by.
  #nameColumn(index: number, { externalIds = [] }: CaseParts): string | undefined {
    if (index === 0) return this.#mapping.columns.case
    const name = externalIds[index - 1]
    return name === undefined ? undefined : columnAt(this.#mapping, `externalIds.${this.#named.get(name)}.value`)
  }
}

const columnAt = (template: object, path: string): string | undefined => {
  let place: unknown = template
  for (const part of path.split(".")) {
    if (typeof place !== "object" || place === null || !Object.hasOwn(place, part)) return undefined
    place = (place as Readonly<Record<string, unknown>>)[part]
  }
  const { column } = (place ?? {}) as { readonly column?: unknown }
  return typeof column === "string" ? column : undefined
}

/** Commands and statuses of a list's mapping that the lifecycle does not have. Of a log, the plan of its rows tells them. */
const unknownNames = (
  { kind, commands, table }: Compiled,
  { history = [], status }: ImportMapping,
): ReadonlyArray<MappingProblem> => {
  const statuses = [...table.statuses.keys()].filter((name) => name !== table.initial)
  const noStatus = (path: string, name: unknown): ReadonlyArray<MappingProblem> =>
    typeof name !== "string" || statuses.includes(name)
      ? []
      : [{ path, problem: `${kind} has no status ${name}; it has ${statuses.join(", ")}` }]
  const noCommand = (path: string, name: string | undefined): ReadonlyArray<MappingProblem> =>
    name === undefined || commands.has(name)
      ? []
      : [{ path, problem: `${kind} has no command ${name}; it has ${[...commands.keys()].join(", ")}` }]
  const map = typeof status === "object" && status !== null && "map" in status ? (status.map as object) : {}
  return [
    ...noStatus("status", status),
    ...Object.entries(map).flatMap(([text, name]) => noStatus(`status.map.${text}`, name)),
    ...history.flatMap((one, index) => [
      ...noCommand(`history.${index}.command`, one.command),
      ...noStatus(`history.${index}.status`, one.status),
    ]),
  ]
}

const shown = (cell: string): string => cell.slice(0, 100)

const logOf = (mapping: ImportMapping): AuditMapping => {
  const { system: _s, id: _i, status: _t, record: _r, number: _n, externalIds: _e, history: _h, ...log } = mapping
  const { case: caseColumn, activity, time, actor } = log.columns
  return {
    ...log,
    columns: { case: caseColumn, activity: activity!, time: time!, ...(actor === undefined ? {} : { actor }) },
    activities: log.activities!,
    judges: log.judges ?? [],
  }
}
