/** A stock import's report for people. */
import { filled, type Words } from "@fieldcare/core"
import type { Language } from "@fieldcare/core/regulation"
import type { StockProblem } from "@fieldcare/core/parts"
import { type RowProblem, rowProblemBlocks } from "./row-problems.ts"

/** What an import did, or would do. */
export interface StockImportReport {
  readonly dryRun: boolean
  readonly rows: number
  readonly documents: number
  /** Rows that were entered, or would be. */
  readonly entered: number
  /** Rows that a run before has entered. */
  readonly already: number
  readonly problems: ReadonlyArray<RowProblem & Pick<StockProblem, "column" | "kind">>
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
} as const satisfies Record<string, Words>

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
  return `${[head, counts.join("\n"), ...rowProblemBlocks(problems, language)].join("\n\n")}\n`
}
