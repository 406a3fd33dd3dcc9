/** An import under way: rows become cases, cases are adopted, and every problem is told by its row. */
import { MappingInvalid } from "../audit/mapping-invalid.ts"
import type { ActorDesk } from "../desk/methods.ts"
import type { Chapter } from "../engine/chapter.ts"
import { compile, type Compiled } from "../engine/compile.ts"
import type { Lifecycle } from "../engine/lifecycle.ts"
import type { Language, Words } from "../messages/words.ts"
import { type Adopting, CaseAdoption } from "./case-adoption.ts"
import { CasePlan } from "./case-plan.ts"
import { CaseRows } from "./case-rows.ts"
import type { ImportMapping } from "./import-mapping.ts"
import { type ImportProblem, ImportProblems } from "./import-problems.ts"
import { importWords } from "./import-words.ts"

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

class RunningImport implements CaseImport {
  readonly #settings: ImportSettings
  readonly #problems = new ImportProblems()
  readonly #cases: CaseRows
  readonly #adoption: CaseAdoption
  #rows = 0
  #done = 0

  constructor(settings: ImportSettings) {
    this.#settings = settings
    const { mapping, header, dryRun = false } = settings
    const plan = new CasePlan(compiledOf(settings), mapping, header)
    const problems = this.#problems
    this.#cases = new CaseRows(plan, mapping, problems)
    const desk = (settings.desk as Readonly<Record<string, unknown>>)[mapping.kind] as Adopting
    this.#adoption = new CaseAdoption({ desk, plan, mapping, problems, dryRun })
  }

  row(cells: ReadonlyArray<string>, line: number): void {
    this.#rows++
    this.#cases.row(cells, line)
  }

  problem(line: number, problem: Words): void {
    this.#rows++
    const { mend } = importWords("notParsed")
    this.#problems.found({ line }, { problem, mend })
  }

  async settle(): Promise<void> {
    const queue = this.#cases.takeComplete()
    let next = 0
    const worker = async (): Promise<void> => {
      while (next < queue.length) {
        await this.#adoption.take(queue[next++]!)
        this.#settings.onProgress?.(++this.#done, this.#cases.read)
      }
    }
    await Promise.all(Array.from({ length: this.#settings.concurrent ?? 32 }, worker))
    this.#adoption.nameAdoptable()
  }

  async end(): Promise<void> {
    this.#cases.end()
    await this.settle()
  }

  report({ language = "en" }: { readonly language?: Language } = {}): ImportReport {
    const { adopted, already, faulty } = this.#adoption
    return {
      dryRun: this.#settings.dryRun === true,
      rows: this.#rows,
      cases: this.#cases.read,
      adopted,
      already,
      faulty,
      problemCount: this.#problems.count,
      problems: this.#problems.told(language),
    }
  }
}
