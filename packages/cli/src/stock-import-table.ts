/** A stock import's report for people. */
import type { Words } from "@fieldcare/core"
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
    Pick<StockProblem, "line" | "column" | "kind"> & { readonly problem: string; readonly mend: string }
  >
}

const texts = {
  rows: { en: "rows", "zh-Hans": "行" },
  dryRun: { en: "dry run, nothing was written", "zh-Hans": "试运行，未写入任何数据" },
  nothing: { en: "nothing was written", "zh-Hans": "未写入任何数据" },
  entered: { en: "entered", "zh-Hans": "已入账" },
  enterable: { en: "would be entered", "zh-Hans": "可入账" },
  already: { en: "there already", "zh-Hans": "此前已入账" },
  documents: { en: "documents", "zh-Hans": "张单据" },
  problems: { en: "Problems", "zh-Hans": "问题" },
  more: { en: "more; --json lists all", "zh-Hans": "条未列出；使用 --json 列出全部" },
  document: { en: "document", "zh-Hans": "张单据" },
  row: { en: "row", "zh-Hans": "行" },
  line: { en: "row {}", "zh-Hans": "第 {} 行" },
  column: { en: "column {}", "zh-Hans": "{} 列" },
} as const satisfies Record<string, Words>

const problemsShown = 50

/** The report as text: what became of the rows, and every problem by its row. */
export const stockImportTable = (name: string, report: StockImportReport, language: Language): string => {
  const text = (key: keyof typeof texts): string => texts[key][language]
  const count = (value: number): string => value.toLocaleString("en")
  const { problems, dryRun } = report
  const nothing = dryRun ? text("dryRun") : problems.length > 0 ? text("nothing") : undefined
  const head = `${name}: ${count(report.rows)} ${text(report.rows === 1 ? "row" : "rows")}${nothing === undefined ? "" : ` (${nothing})`}`
  const counts = [
    `${count(report.entered)} ${text(dryRun ? "enterable" : "entered")}, ${count(report.documents)} ${text(report.documents === 1 ? "document" : "documents")}`,
    `${count(report.already)} ${text("already")}`,
  ]
  const blocks = problems.slice(0, problemsShown).map(({ line, column, problem, mend }) => {
    const place = [text("line").replace("{}", String(line))]
    if (column !== undefined) place.push(text("column").replace("{}", column))
    return `${place.join("  ")}\n  ${problem}\n  → ${mend}`
  })
  const hidden = problems.length - blocks.length
  const told = problems.length === 0 ? [] : [`${text("problems")}: ${count(problems.length)}`, ...blocks]
  const more = hidden > 0 ? [`… ${count(hidden)} ${text("more")}`] : []
  return `${[head, counts.join("\n"), ...told, ...more].join("\n\n")}\n`
}
