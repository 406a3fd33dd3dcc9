/** An import under way: rows become cases, cases are adopted, and every problem is told by its row. */
import type { InputInvalid, Refused } from "../desk/errors.ts"
import { MappingInvalid } from "../audit/mapping-invalid.ts"
import type { ActorDesk } from "../desk/methods.ts"
import type { Chapter } from "../engine/chapter.ts"
import { detached } from "../audit/row-input.ts"
import { compile, type Compiled } from "../engine/compile.ts"
import type { Lifecycle } from "../engine/lifecycle.ts"
import type { Language, Words } from "../messages/words.ts"
import type { Instant } from "../time/instant.ts"
import { CasePlan, type CaseParts, type ImportFact, RowFault } from "./case-plan.ts"
import type { ImportMapping } from "./import-mapping.ts"
import { importWords, type ProblemWords } from "./import-words.ts"
import { NamesTaken } from "./names-taken.ts"

/** The methods that an import needs of a lifecycle. */
interface Adopting {
  readonly adopt: (adoption: object, options: { readonly id?: string }) => Promise<unknown>
  readonly explain: (id: string, command: "adopt", adoption: object) => Promise<Refused["violations"]>
}

/**
 * What an import needs: a desk as an actor with the role `import`, the chapters that it was opened with, the mapping and
 * the header of the file.
 *
 * **Details**
 *
 * - `dryRun`: nothing is written, and every problem is told that the import itself would meet.
 * - `concurrent`: how many cases are adopted at once; 32 without it.
 * - `onProgress` is told after every case how many are done, and how many were read so far.
 *
 * @category import
 * @since 0.1.0
 */
export interface ImportSettings<Chapters extends ReadonlyArray<Chapter> = ReadonlyArray<Chapter>> {
  readonly desk: ActorDesk<Chapters>
  readonly chapters: Chapters
  readonly mapping: ImportMapping
  readonly header: ReadonlyArray<string>
  readonly dryRun?: boolean
  readonly concurrent?: number
  readonly onProgress?: (done: number, read: number) => void
}

/**
 * One problem of a row: where, what, and what would mend it. `line` counts records, the header being line 1.
 *
 * @category import
 * @since 0.1.0
 */
export interface ImportProblem {
  readonly line: number
  readonly case?: string
  readonly column?: string
  readonly problem: string
  readonly mend: string
}

/**
 * What became of the cases of a file: `adopted` by this run (or, in a dry run, those that could be), `already` there
 * from a run before, or `faulty` and left out. At most 10,000 problems are named, all are counted.
 *
 * @category import
 * @since 0.1.0
 */
export interface ImportReport {
  readonly dryRun: boolean
  readonly rows: number
  readonly cases: number
  readonly adopted: number
  readonly already: number
  readonly faulty: number
  readonly problemCount: number
  readonly problems: ReadonlyArray<ImportProblem>
}

/**
 * An import under way.
 *
 * **Details**
 *
 * `row` takes the cells of one row in the order of the header; it never throws for what a row says. `settle` adopts
 * every case that is complete so far: of a list each, of a log those after which another one has begun where the
 * mapping says `grouped`. `end` adopts the rest. Both reject with the error of a storage that fails; run the import
 * again, and it goes on with the cases that are not there yet.
 *
 * @category import
 * @since 0.1.0
 */
export interface CaseImport {
  readonly row: (cells: ReadonlyArray<string>, line: number) => void
  readonly problem: (line: number, problem: Words) => void
  readonly settle: () => Promise<void>
  readonly end: () => Promise<void>
  readonly report: (style?: { readonly language?: Language }) => ImportReport
}

/**
 * Opens an import. Throws `MappingInvalid` when the mapping speaks of columns, commands, statuses or rules that do not
 * exist.
 *
 * **Details**
 *
 * A case is recognised by its external id: the system of the mapping and the text in the column `case`. One that was
 * adopted before is counted and left as it is. A case with a faulty row is left out as a whole.
 *
 * @category import
 * @since 0.1.0
 */
export const openImport = <const Chapters extends ReadonlyArray<Chapter>>(
  settings: ImportSettings<Chapters>,
): CaseImport => new RunningImport(settings)

const compiledOf = ({ chapters, mapping: { kind } }: ImportSettings): Compiled => {
  const lifecycles: ReadonlyArray<Lifecycle> = chapters.flatMap((chapter) => chapter.lifecycles)
  const lifecycle = lifecycles.find((one) => one.kind === kind)
  if (lifecycle !== undefined) return compile(lifecycle)
  const known = lifecycles.map((one) => one.kind).join(", ")
  throw new MappingInvalid({
    problems: [{ path: "kind", problem: `there is no lifecycle ${kind}; there are ${known}` }],
  })
}

interface Case {
  readonly id: string
  readonly line: number
  readonly facts: Array<ImportFact>
  /** The line of each fact. */
  readonly lines: Array<number>
  parts: CaseParts
  before: string | null
  lastAt: Instant
  isFaulty: boolean
}

const problemsMax = 10_000

class RunningImport implements CaseImport {
  readonly #settings: ImportSettings
  readonly #desk: Adopting
  readonly #plan: CasePlan
  readonly #cases = new Map<string, Case>()
  /** The line on which a case that is complete began. */
  readonly #complete = new Map<string, number>()
  readonly #queue: Array<Case> = []
  /** What a dry run would have adopted since the last settling. */
  readonly #adoptable: Array<{ readonly one: Case; readonly adoption: CaseParts }> = []
  readonly #names = new NamesTaken()
  readonly #problems: Array<Omit<ImportProblem, "problem" | "mend"> & ProblemWords> = []
  #problemCount = 0
  #rows = 0
  #read = 0
  #done = 0
  #adopted = 0
  #already = 0
  #faulty = 0
  #last: Case | undefined

  constructor(settings: ImportSettings) {
    this.#settings = settings
    this.#plan = new CasePlan(compiledOf(settings), settings.mapping, settings.header)
    this.#desk = (settings.desk as Readonly<Record<string, unknown>>)[settings.mapping.kind] as Adopting
  }

  row(cells: ReadonlyArray<string>, line: number): void {
    const { width, caseAt, missing, isLog } = this.#plan
    this.#rows++
    if (cells.length !== width)
      return this.#found({ line }, importWords("cells", { seen: cells.length, expected: width }))
    const id = cells[caseAt]!
    const column = this.#settings.mapping.columns.case
    if (id.trim() === "" || missing.has(id)) return this.#found({ line, column }, importWords("noCase"))
    if (isLog) this.#event(id, cells, line)
    else this.#whole(id, cells, line)
  }

  problem(line: number, problem: Words): void {
    this.#rows++
    const { mend } = importWords("notParsed")
    this.#found({ line }, { problem, mend })
  }

  async settle(): Promise<void> {
    const queue = this.#queue.splice(0)
    let next = 0
    const worker = async (): Promise<void> => {
      while (next < queue.length) await this.#take(queue[next++]!)
    }
    await Promise.all(Array.from({ length: this.#settings.concurrent ?? 32 }, worker))
    this.#nameAdoptable()
  }

  async end(): Promise<void> {
    for (const one of this.#cases.values()) this.#queue.push(one)
    this.#cases.clear()
    await this.settle()
  }

  report({ language = "en" }: { readonly language?: Language } = {}): ImportReport {
    return {
      dryRun: this.#settings.dryRun === true,
      rows: this.#rows,
      cases: this.#read,
      adopted: this.#adopted,
      already: this.#already,
      faulty: this.#faulty,
      problemCount: this.#problemCount,
      problems: this.#problems
        .toSorted((one, other) => one.line - other.line)
        .map(({ problem, mend, ...place }) => ({ ...place, problem: problem[language], mend: mend[language] })),
    }
  }

  #began(id: string, line: number): Case {
    this.#read++
    return caseOf(detached(id), line)
  }

  #event(id: string, cells: ReadonlyArray<string>, line: number): void {
    const one = this.#last?.id === id ? this.#last : this.#enter(id, line)
    if (one === undefined) return
    const at = this.#plan.at(cells)
    const activity = this.#plan.activity(cells, one.before)
    const parts = this.#plan.parts(cells)
    for (const part of [at, activity, parts]) if (part instanceof RowFault) this.#fault(one, part, line)
    if (at instanceof RowFault || activity instanceof RowFault || parts instanceof RowFault) return
    one.parts = parts
    one.before = activity.name
    if (at < one.lastAt) {
      one.isFaulty = true
      const column = this.#settings.mapping.columns.time!
      return this.#found({ line, case: id, column }, importWords("timeGoesBack"))
    }
    one.lastAt = at
    const { row } = activity
    if (one.facts.length === 0) this.#add(one, this.#plan.beginning(row, cells, at), line)
    if (!row.ignore) this.#add(one, this.#plan.fact(row, cells, at), line)
  }

  #add(one: Case, fact: ImportFact | RowFault | undefined, line: number): void {
    if (fact === undefined) return
    if (fact instanceof RowFault) return this.#fault(one, fact, line)
    one.facts.push(fact)
    one.lines.push(line)
  }

  #enter(id: string, line: number): Case | undefined {
    const known = this.#cases.get(id)
    if (known !== undefined) return (this.#last = known)
    if (this.#settings.mapping.grouped === true) this.#release()
    if (this.#complete.has(id)) {
      this.#found({ line, case: id }, importWords("comesBack"))
      return undefined
    }
    this.#last = this.#began(id, line)
    this.#cases.set(this.#last.id, this.#last)
    return this.#last
  }

  #release(): void {
    if (this.#last === undefined) return
    this.#cases.delete(this.#last.id)
    if (this.#complete.has(this.#last.id)) return
    this.#complete.set(this.#last.id, this.#last.line)
    this.#queue.push(this.#last)
  }

  #whole(id: string, cells: ReadonlyArray<string>, line: number): void {
    const before = this.#complete.get(id)
    const column = this.#settings.mapping.columns.case
    if (before !== undefined)
      return this.#found({ line, case: id, column }, importWords("comesTwice", { line: before }))
    const one = this.#began(id, line)
    this.#complete.set(one.id, line)
    this.#queue.push(one)
    const parts = this.#plan.parts(cells)
    const past = this.#plan.past(cells)
    for (const part of [parts, past]) if (part instanceof RowFault) this.#fault(one, part, line)
    if (parts instanceof RowFault || past instanceof RowFault) return
    one.parts = parts
    for (const fact of past) this.#add(one, fact, line)
  }

  async #take(one: Case): Promise<void> {
    if (one.isFaulty) this.#faulty++
    else await this.#adopt(one)
    this.#done++
    this.#settings.onProgress?.(this.#done, this.#read)
  }

  async #adopt(one: Case): Promise<void> {
    const { mapping, dryRun = false } = this.#settings
    const { id, externalIds = [], ...parts } = one.parts
    const adoption = {
      source: mapping.system,
      ...parts,
      history: one.facts,
      judges: this.#plan.judges,
      externalIds: [{ system: mapping.system, value: one.id }, ...externalIds],
    }
    try {
      const violations = dryRun ? await this.#desk.explain(id ?? checkedUnder, "adopt", adoption) : []
      if (!dryRun) await this.#desk.adopt(adoption, id === undefined ? {} : { id })
      if (violations.length > 0) this.#refused(one, violations)
      else if (dryRun) this.#adoptable.push({ one, adoption: id === undefined ? adoption : { ...adoption, id } })
      else this.#adopted++
    } catch (error) {
      const { _tag } = error as { readonly _tag?: string }
      if (_tag === "Refused") this.#refused(one, (error as Refused).violations)
      else if (_tag === "InputInvalid") this.#invalid(one, (error as InputInvalid).problems)
      else throw error
    }
  }

  /** Answers of a database come in any order; which of two cases has a name is told by their rows. */
  #nameAdoptable(): void {
    const adoptable = this.#adoptable.splice(0).toSorted((one, other) => one.one.line - other.one.line)
    for (const { one, adoption } of adoptable) {
      const taken = this.#names.take(adoption, one.line)
      if (taken.length === 0) this.#adopted++
      else this.#faulty++
      for (const { path, value, line } of taken)
        this.#found(this.#placeOf(one, path), importWords("nameTaken", { seen: value, line }))
    }
  }

  #refused(one: Case, violations: Refused["violations"]): void {
    const { system } = this.#settings.mapping
    const isThere = ({ rule, seen }: Refused["violations"][number]): boolean =>
      rule === "external-id-free" && seen["system"] === system && seen["value"] === one.id
    if (violations.some(isThere)) {
      this.#already++
      return
    }
    this.#faulty++
    for (const { rule, seen, message, remedy } of violations)
      this.#found(this.#placeOf(one, this.#pathOf(one, rule, seen)), { problem: message, mend: remedy })
  }

  #invalid(one: Case, problems: InputInvalid["problems"]): void {
    this.#faulty++
    for (const { path, problem } of problems)
      this.#found(this.#placeOf(one, path), importWords("invalid", { path, seen: problem }))
  }

  /** The place in an adoption that a refusal is about. */
  #pathOf({ id, parts }: Case, rule: string, seen: Readonly<Record<string, unknown>>): string {
    const own = { system: this.#settings.mapping.system, value: id }
    const isSeen = (name: typeof own): boolean => name.system === seen["system"] && name.value === seen["value"]
    if (rule === "external-id-free") return `externalIds.${[own, ...(parts.externalIds ?? [])].findIndex(isSeen)}`
    return rule === "number-free" ? "number" : rule === "not-there-yet" ? "id" : ""
  }

  #placeOf(one: Case, path: string): Omit<ImportProblem, "problem" | "mend"> {
    const position = Number(/^history\.(\d+)/.exec(path)?.[1])
    const line = one.lines[position] ?? one.line
    const column = this.#plan.columnOf(path, one.parts, one.facts[position])
    return { line, case: one.id, ...(column === undefined ? {} : { column }) }
  }

  #fault(one: Case, { words, column, seen }: RowFault, line: number): void {
    one.isFaulty = true
    this.#found({ line, case: one.id, column }, importWords(words, { seen }))
  }

  #found(place: Omit<ImportProblem, "problem" | "mend">, words: ProblemWords): void {
    this.#problemCount++
    if (this.#problems.length < problemsMax) this.#problems.push({ ...place, ...words })
  }
}

/** Stands for the id that the desk would make. */
const checkedUnder = "import-dry-run"

const caseOf = (id: string, line: number): Case => ({
  id,
  line,
  facts: [],
  lines: [],
  parts: {},
  before: null,
  lastAt: 0,
  isFaulty: false,
})
