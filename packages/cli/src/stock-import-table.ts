/** A stock import's report for people. */
import { filled, type Words } from "@fieldcare/core"
import type { Language } from "@fieldcare/core/regulation"
import type { StockProblem } from "@fieldcare/core/parts"

/** What an import did, or would do. */
export interface StockImportReport {
  readonly dryRun: boolean
  readonly rows: number
  readonly documents: number
  /** Rows that were entered, or would be. */
  readonly entered: number
  /** Rows that a run before has entered. */
  readonly already: number
  readonly problems: ReadonlyArray<
    Pick<StockProblem, "line" | "column" | "kind"> & {
      /** What the file calls the column. */
      readonly header?: string
      readonly problem: string
      readonly mend: string
    }
  >
}

const texts = {
  head: { en: "{name}: {rows} rows", "zh-Hans": "{name}：{rows} 行" },
  headOfOne: { en: "{name}: 1 row", "zh-Hans": "{name}：1 行" },
  dryRun: { en: " (dry run, nothing was written)", "zh-Hans": "（试运行，未写入任何数据）" },
  nothing: { en: " (nothing was written)", "zh-Hans": "（未写入任何数据）" },
  entered: { en: "{rows} entered, {documents}", "zh-Hans": "{rows} 行已入账，{documents}" },
  enterable: { en: "{rows} would be entered, {documents}", "zh-Hans": "{rows} 行可入账，{documents}" },
  documents: { en: "{count} documents", "zh-Hans": "{count} 张单据" },
  document: { en: "1 document", "zh-Hans": "1 张单据" },
  already: { en: "{rows} there already", "zh-Hans": "{rows} 行此前已入账" },
  problems: { en: "Problems: {count}", "zh-Hans": "问题：{count}" },
  more: { en: "… {count} more; --json lists all", "zh-Hans": "… 另有 {count} 条未列出；使用 --json 列出全部" },
  line: { en: "row {lines}", "zh-Hans": "第 {lines} 行" },
  lines: { en: "rows {lines}", "zh-Hans": "第 {lines} 行" },
  manyLines: { en: "rows {lines} and {count} more", "zh-Hans": "第 {lines} 行等，另有 {count} 行" },
  column: { en: "column {header}", "zh-Hans": "“{header}”列" },
} as const satisfies Record<string, Words>

const problemsShown = 50
const linesShown = 8

/** The report as text: what became of the rows, and every problem once, with the rows that have it. */
export const stockImportTable = (name: string, report: StockImportReport, language: Language): string => {
  const text = (key: keyof typeof texts, seen: Readonly<Record<string, unknown>> = {}): string =>
    filled(texts[key], seen)[language]
  const count = (value: number): string => value.toLocaleString("en")
  const { problems, dryRun } = report
  const nothing = dryRun ? text("dryRun") : problems.length > 0 ? text("nothing") : ""
  const head = text(report.rows === 1 ? "headOfOne" : "head", { name, rows: count(report.rows) }) + nothing
  const documents = text(report.documents === 1 ? "document" : "documents", { count: count(report.documents) })
  const counts = [
    text(dryRun ? "enterable" : "entered", { rows: count(report.entered), documents }),
    text("already", { rows: count(report.already) }),
  ]
  const groups = [...Map.groupBy(problems, ({ column, problem }) => `${column} ${problem}`).values()]
  const blocks = groups.slice(0, problemsShown).map((alike) => {
    const { header, problem, mend } = alike[0]!
    const lines = alike.slice(0, linesShown).map(({ line }) => line)
    const rest = alike.length - lines.length
    const place = [
      text(alike.length === 1 ? "line" : rest === 0 ? "lines" : "manyLines", { lines, count: count(rest) }),
      ...(header === undefined ? [] : [text("column", { header })]),
    ]
    return `${place.join("  ")}\n  ${problem}\n  → ${mend}`
  })
  const hidden = groups.slice(problemsShown).reduce((sum, { length }) => sum + length, 0)
  const told = problems.length === 0 ? [] : [text("problems", { count: count(problems.length) }), ...blocks]
  const more = hidden > 0 ? [text("more", { count: count(hidden) })] : []
  return `${[head, counts.join("\n"), ...told, ...more].join("\n\n")}\n`
}
