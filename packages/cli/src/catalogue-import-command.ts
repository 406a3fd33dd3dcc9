/** `fieldcare stock import-parts` and `import-bins`: what the books are kept of, from a file. */
import type { InputInvalid } from "@fieldcare/core"
import type { Language } from "@fieldcare/core/regulation"
import type { Catalogue, CatalogueInput } from "./catalogue-import/catalogue.ts"
import { CatalogueImport, type CatalogueProblem, type CatalogueRow } from "./catalogue-import/catalogue-import.ts"
import { binCatalogue } from "./catalogue-import/bin-catalogue.ts"
import { partCatalogue } from "./catalogue-import/part-catalogue.ts"
import { type CatalogueImportReport, catalogueImportTable } from "./catalogue-import-table.ts"
import type { Request } from "./command.ts"
import type { catalogueImportOptions } from "./commands/stock-options.ts"
import { LogUnreadable, readLog } from "./log-reader.ts"
import { countingOn } from "./progress.ts"
import { orNothing, type StockDesk, withStockDesk } from "./stock-desk.ts"
import type { Terminal } from "./terminal.ts"
import { exitCodes, UsageError } from "./usage.ts"

type Asked = Request<typeof catalogueImportOptions>

export const importPartsCommand = (request: Asked, terminal: Terminal): Promise<number> =>
  withStockDesk(request.options, terminal, (desk) => importCatalogue(partCatalogue, request, desk, terminal), [
    "system",
  ])

export const importBinsCommand = (request: Asked, terminal: Terminal): Promise<number> =>
  withStockDesk(request.options, terminal, (desk) => importCatalogue(binCatalogue, request, desk, terminal), ["system"])

/** Imports, writes the report, and answers the exit code: 1 when a row has a problem, and nothing was written. */
const importCatalogue = async (
  catalogue: Catalogue,
  { argument: file, options, json, language }: Pick<Asked, "argument" | "options" | "json" | "language">,
  desk: StockDesk,
  terminal: Terminal,
): Promise<number> => {
  const table = await tableIn(catalogue, file!, options.entry, terminal)
  const door = doorTo(catalogue, desk)
  const open = await unregistered(table, door)
  const already = table.sound.length - open.length
  await inBatches(open, (row) => checkRow(catalogue, table, row, door))
  const isSound = table.problems.length === 0
  if (isSound && !options["dry-run"]) await register(open, door, countingOn(terminal, options.progress, unit[language]))
  const report: CatalogueImportReport = {
    dryRun: options["dry-run"],
    rows: table.count,
    registered: isSound ? open.length : 0,
    already,
    problems: table.problems
      .toSorted((one, other) => one.line - other.line)
      .map((problem) => told(table, problem, language)),
  }
  terminal.out(json ? `${JSON.stringify(report, undefined, 2)}\n` : catalogueImportTable(file!, report, language))
  return isSound ? exitCodes.done : exitCodes.found
}

const unit = { en: "rows", "zh-Hans": "行" } as const

/** What a kind's methods are to an import: their inputs were made from cells, and the desk decodes them anyway. */
interface Door {
  readonly get: (id: string) => Promise<object>
  readonly explain: (id: string, command: "register", input: CatalogueInput) => ReturnType<StockDesk["part"]["explain"]>
  readonly register: (input: CatalogueInput, options: { readonly id: string }) => Promise<unknown>
}

const doorTo = ({ kind }: Catalogue, desk: StockDesk): Door => desk[kind] as unknown as Door

const tableIn = async (
  catalogue: Catalogue,
  file: string,
  entry: string | undefined,
  terminal: Terminal,
): Promise<CatalogueImport> => {
  const names = Object.values(catalogue.columns).map((column) => column.names)
  const english = names.map(([name]) => name)
  let table: CatalogueImport | undefined
  const handler = {
    columns: english,
    header: (header: ReadonlyArray<string>) => {
      table = new CatalogueImport(catalogue, header)
      const { missing } = table
      if (missing.length > 0)
        throw new UsageError({
          en: `${file} has no column ${missing.join(", ")}. Its header is: ${header.join(", ")}. Name the columns ${english.join(", ")}.`,
          "zh-Hans": `${file} 缺少列：${missing.join("、")}。表头为：${header.join("、")}。列名应为${names.map(([, name]) => name).join("、")}，或其英文名。`,
        })
    },
    row: (cells: ReadonlyArray<string>, line: number) => table!.row(cells, line),
    problem: (line: number, problem: CatalogueProblem["problem"]) => table!.unreadable(line, problem),
  }
  await readLog(terminal.path(file), handler, entry)
  if (table === undefined) throw new LogUnreadable({ en: `${file} has no header.`, "zh-Hans": `${file} 没有表头。` })
  return table
}

/** The rows whose records are not there; tells of those that are there as something else. */
const unregistered = async (table: CatalogueImport, door: Door): Promise<ReadonlyArray<CatalogueRow>> => {
  const open: Array<CatalogueRow> = []
  await inBatches(table.sound, async (row) => {
    const record = await orNothing(door.get(row.id))
    if (record === undefined) {
      open.push(row)
      return
    }
    const columns = table.differing(row, record as Readonly<Record<string, unknown>>)
    const headers = columns.map((column) => table.headerOf(column))
    if (columns.length > 0) table.tell(row.line, "differs", columns[0], { seen: row.id, headers })
  })
  return open.toSorted((one, other) => one.line - other.line)
}

/** Asks the desk what it would say, so that a company's own rules and fields are in a dry run too. */
const checkRow = async (
  { columnOf }: Catalogue,
  table: CatalogueImport,
  { line, id, input }: CatalogueRow,
  door: Door,
): Promise<void> => {
  try {
    for (const { message, remedy } of await door.explain(id, "register", input))
      table.refuse(line, { kind: "refused", problem: message, mend: remedy })
  } catch (error) {
    if ((error as { readonly _tag?: string })._tag !== "InputInvalid") throw error
    for (const { path, problem } of (error as InputInvalid).problems)
      table.refuse(line, {
        column: columnOf(path.split(".")[0]!),
        kind: "invalid",
        problem: { en: `${path}: ${problem}.`, "zh-Hans": `${path}：${problem}。` },
        mend: { en: "Correct the cell.", "zh-Hans": "请更正该单元格。" },
      })
  }
}

/** One after the other: a run that is cut off has registered the rows before, and the next one goes on there. */
const register = async (
  rows: ReadonlyArray<CatalogueRow>,
  door: Door,
  progress: ReturnType<typeof countingOn>,
): Promise<void> => {
  try {
    for (const [index, { id, input }] of rows.entries()) {
      await door.register(input, { id })
      progress.tell(index + 1)
    }
  } finally {
    progress.end()
  }
}

const told = (
  table: CatalogueImport,
  { problem, mend, ...where }: CatalogueProblem,
  language: Language,
): CatalogueImportReport["problems"][number] => ({
  ...where,
  ...(where.column === undefined ? {} : { header: table.headerOf(where.column) }),
  problem: problem[language],
  mend: mend[language],
})

const togetherMax = 50

const inBatches = async <A>(items: ReadonlyArray<A>, work: (item: A) => Promise<void>): Promise<void> => {
  for (let from = 0; from < items.length; from += togetherMax)
    await Promise.all(items.slice(from, from + togetherMax).map(work))
}
