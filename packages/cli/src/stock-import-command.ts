/** `fieldcare stock import`: an opening stock from a file. */
import type { Words } from "@fieldcare/core"
import { type KnownStock, type StockColumn, StockImport, type StockProblem } from "@fieldcare/core/parts"
import type { Language } from "@fieldcare/core/regulation"
import type { Request } from "./command.ts"
import type { stockImportOptions } from "./commands/stock-options.ts"
import { LogUnreadable, readLog } from "./log-reader.ts"
import { countingOn } from "./progress.ts"
import { allOf, orNothing, type StockDesk, withStockDesk } from "./stock-desk.ts"
import { type StockImportReport, stockImportTable } from "./stock-import-table.ts"
import type { Terminal } from "./terminal.ts"
import { exitCodes, UsageError } from "./usage.ts"

type Asked = Request<typeof stockImportOptions>

/** Imports, writes the report, and answers the exit code: 1 when a row has a problem, and nothing was written. */
export const stockImportCommand = (request: Asked, terminal: Terminal): Promise<number> =>
  withStockDesk(request.options, terminal, (desk, zone) => importStock(request, desk, zone, terminal))

/** The same on a desk that is open; `zone` is the one that dates of expiry are meant in. */
export const importStock = async (
  { argument: file, options, json, language }: Pick<Asked, "argument" | "options" | "json" | "language">,
  desk: StockDesk,
  zone: string,
  terminal: Terminal,
): Promise<number> => {
  const table = await tableIn(file!, options.entry, zone, terminal)
  const documents = table.documents(options.source)
  const found = await Promise.all(documents.map(({ id }) => orNothing(desk.openingStock.get(id))))
  const already = new Set(documents.flatMap(({ rows }, index) => (found[index] === undefined ? [] : rows)))
  table.check(await knownOf(table, desk), Date.now(), already)
  const open = documents.filter((_, index) => found[index] === undefined)
  const isSound = table.problems.length === 0
  if (isSound && !options["dry-run"]) {
    const progress = countingOn(terminal, options.progress, language === "en" ? "rows" : "行")
    let rows = 0
    try {
      for (const { id, input, rows: entered } of open) {
        await desk.openingStock.enter(input, { id })
        progress.tell((rows += entered.length))
      }
    } finally {
      progress.end()
    }
  }
  const entered = isSound ? open.reduce((sum, { rows }) => sum + rows.length, 0) : 0
  const report: StockImportReport = {
    dryRun: options["dry-run"],
    rows: table.count,
    documents: isSound ? open.length : 0,
    entered,
    already: already.size,
    problems: table.problems.map((one) => told(table, one, language)),
  }
  terminal.out(json ? `${JSON.stringify(report, undefined, 2)}\n` : stockImportTable(file!, report, language))
  return isSound ? exitCodes.done : exitCodes.found
}

const told = (
  table: StockImport,
  { problem, mend, ...where }: StockProblem,
  language: Language,
): StockImportReport["problems"][number] => ({
  ...where,
  ...(where.column === undefined ? {} : { header: table.headerOf(where.column) }),
  problem: problem[language],
  mend: mend[language],
})

const columnNames: Readonly<Record<StockColumn, Words>> = {
  part: { en: "part", "zh-Hans": "配件" },
  bin: { en: "bin", "zh-Hans": "库位" },
  quantity: { en: "quantity", "zh-Hans": "数量" },
  lot: { en: "lot", "zh-Hans": "批次" },
  serial: { en: "serial", "zh-Hans": "序列号" },
  expiry: { en: "expiry", "zh-Hans": "有效期" },
}

const columnsOf = (language: Language, between: string): string =>
  Object.values(columnNames)
    .map((names) => names[language])
    .join(between)

const tableIn = async (
  file: string,
  entry: string | undefined,
  zone: string,
  terminal: Terminal,
): Promise<StockImport> => {
  let table: StockImport | undefined
  const handler = {
    columns: ["part", "bin", "quantity", "lot", "serial", "expiry"],
    header: (header: ReadonlyArray<string>) => {
      table = new StockImport(header, zone)
      const { missing } = table
      if (missing.length > 0)
        throw new UsageError({
          en: `${file} has no column ${missing.join(", ")}. Its header is: ${header.join(", ")}. Name the columns ${columnsOf("en", ", ")}.`,
          "zh-Hans": `${file} 缺少列${missing.map((column) => `“${columnNames[column]["zh-Hans"]}”（${column}）`).join("、")}。表头为：${header.join("、")}。列名应为${columnsOf("zh-Hans", "、")}，或其英文名。`,
        })
    },
    row: (cells: ReadonlyArray<string>, line: number) => table!.row(cells, line),
    problem: (line: number, problem: StockProblem["problem"]) => table!.problem(line, problem),
  }
  await readLog(terminal.path(file), handler, entry)
  if (table === undefined) throw new LogUnreadable({ en: `${file} has no header.`, "zh-Hans": `${file} 没有表头。` })
  return table
}

/** Everything that the rows name, as it is stored. */
const knownOf = async (table: StockImport, desk: StockDesk): Promise<KnownStock> => {
  const named = table.named()
  const [catalogue, bins, units, lots] = [
    await all(named.parts, (id) => desk.part.get(id)),
    await all(named.bins, (id) => desk.bin.get(id)),
    await all(named.units, (id) => desk.partUnit.get(id)),
    await all(named.lots, (id) => desk.lot.get(id)),
  ]
  const held = new Set<string>()
  for (const bin of named.bins) {
    const balances = await allOf((after) => desk.stock.balances({ place: `bin:${bin}`, limit: 500, ...after }))
    for (const { part, place, item } of balances) held.add(`${part} ${place} ${item}`)
  }
  return {
    part: (id) => catalogue.get(id),
    bin: (id) => bins.get(id),
    unit: (id) => units.get(id),
    lot: (id) => lots.get(id),
    holds: ({ part, place, item }) => held.has(`${part} ${place} ${item}`),
  }
}

const togetherMax = 50

const all = async <A>(ids: ReadonlyArray<string>, get: (id: string) => Promise<A>): Promise<ReadonlyMap<string, A>> => {
  const found = new Map<string, A>()
  for (let from = 0; from < ids.length; from += togetherMax) {
    const some = ids.slice(from, from + togetherMax)
    const records = await Promise.all(some.map((id) => orNothing(get(id))))
    for (const [index, record] of records.entries()) if (record !== undefined) found.set(some[index]!, record)
  }
  return found
}
