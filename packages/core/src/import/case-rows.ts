/** Rows become cases: of a log those of one case together, of a list each row by itself. */
import { detached } from "../audit/row-input.ts"
import type { CasePlan } from "./case-plan.ts"
import { type ImportFact, RowFault } from "./import-fact.ts"
import type { ImportMapping } from "./import-mapping.ts"
import type { ImportProblems } from "./import-problems.ts"
import { importWords } from "./import-words.ts"
import { caseOf, type ImportedCase } from "./imported-case.ts"

export class CaseRows {
  /** How many cases have begun. */
  read = 0
  readonly #plan: CasePlan
  readonly #mapping: ImportMapping
  readonly #problems: ImportProblems
  /** Cases to which more rows may come. */
  readonly #open = new Map<string, ImportedCase>()
  /** The line on which a case that is complete began. */
  readonly #complete = new Map<string, number>()
  readonly #queue: Array<ImportedCase> = []
  #last: ImportedCase | undefined

  constructor(plan: CasePlan, mapping: ImportMapping, problems: ImportProblems) {
    this.#plan = plan
    this.#mapping = mapping
    this.#problems = problems
  }

  row(cells: ReadonlyArray<string>, line: number): void {
    const { width, caseAt, missing, isLog } = this.#plan
    if (cells.length !== width)
      return this.#problems.found({ line }, importWords("cells", { seen: cells.length, expected: width }))
    const id = cells[caseAt]!
    const column = this.#mapping.columns.case
    if (id.trim() === "" || missing.has(id)) return this.#problems.found({ line, column }, importWords("noCase"))
    if (isLog) this.#event(id, cells, line)
    else this.#whole(id, cells, line)
  }

  /** The cases that are complete and were not taken before. */
  takeComplete(): ReadonlyArray<ImportedCase> {
    return this.#queue.splice(0)
  }

  /** No more rows come: every case is complete. */
  end(): void {
    for (const one of this.#open.values()) this.#queue.push(one)
    this.#open.clear()
  }

  #began(id: string, line: number): ImportedCase {
    this.read++
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
      const column = this.#mapping.columns.time!
      return this.#problems.found({ line, case: id, column }, importWords("timeGoesBack"))
    }
    one.lastAt = at
    const { row } = activity
    if (one.facts.length === 0) this.#add(one, this.#plan.beginning(row, cells, at), line)
    if (!row.ignore) this.#add(one, this.#plan.fact(row, cells, at), line)
  }

  #add(one: ImportedCase, fact: ImportFact | RowFault | undefined, line: number): void {
    if (fact === undefined) return
    if (fact instanceof RowFault) return this.#fault(one, fact, line)
    one.facts.push(fact)
    one.lines.push(line)
  }

  #enter(id: string, line: number): ImportedCase | undefined {
    const known = this.#open.get(id)
    if (known !== undefined) return (this.#last = known)
    if (this.#mapping.grouped === true) this.#release()
    if (this.#complete.has(id)) {
      this.#problems.found({ line, case: id }, importWords("comesBack"))
      return undefined
    }
    this.#last = this.#began(id, line)
    this.#open.set(this.#last.id, this.#last)
    return this.#last
  }

  #release(): void {
    if (this.#last === undefined) return
    this.#open.delete(this.#last.id)
    if (this.#complete.has(this.#last.id)) return
    this.#complete.set(this.#last.id, this.#last.line)
    this.#queue.push(this.#last)
  }

  #whole(id: string, cells: ReadonlyArray<string>, line: number): void {
    const before = this.#complete.get(id)
    const column = this.#mapping.columns.case
    if (before !== undefined)
      return this.#problems.found({ line, case: id, column }, importWords("comesTwice", { line: before }))
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

  #fault(one: ImportedCase, { words, column, seen }: RowFault, line: number): void {
    one.isFaulty = true
    this.#problems.found({ line, case: one.id, column }, importWords(words, { seen }))
  }
}
