/** The report of an import of parts or bins, for people. */
import { filled, type Words } from "@fieldcare/core"
import type { Language } from "@fieldcare/core/regulation"
import type { CatalogueProblem } from "./catalogue-import/catalogue-import.ts"
import { type RowProblem, rowProblemBlocks } from "./row-problems.ts"

/** What an import did, or would do. */
export interface CatalogueImportReport {
  readonly dryRun: boolean
  readonly rows: number
  /** Rows that were registered, or would be. */
  readonly registered: number
  /** Rows that say what is registered already. */
  readonly already: number
  readonly problems: ReadonlyArray<RowProblem & Pick<CatalogueProblem, "kind">>
}

const texts = {
  head: { en: "{name}: {rows} rows", "zh-Hans": "{name}：{rows} 行" },
  headOfOne: { en: "{name}: 1 row", "zh-Hans": "{name}：1 行" },
  dryRun: { en: " (dry run, nothing was written)", "zh-Hans": "（试运行，未写入任何数据）" },
  nothing: { en: " (nothing was written)", "zh-Hans": "（未写入任何数据）" },
  registered: { en: "{rows} registered", "zh-Hans": "{rows} 行已登记" },
  registrable: { en: "{rows} would be registered", "zh-Hans": "{rows} 行可登记" },
  already: { en: "{rows} there already", "zh-Hans": "{rows} 行此前已登记" },
} as const satisfies Record<string, Words>

/** The report as text: what became of the rows, and every problem once, with the rows that have it. */
export const catalogueImportTable = (name: string, report: CatalogueImportReport, language: Language): string => {
  const text = (key: keyof typeof texts, rows = 0): string =>
    filled(texts[key], { name, rows: rows.toLocaleString("en") })[language]
  const { problems, dryRun, rows, registered, already } = report
  const nothing = dryRun ? text("dryRun") : problems.length > 0 ? text("nothing") : ""
  const head = text(rows === 1 ? "headOfOne" : "head", rows) + nothing
  const counts = [text(dryRun ? "registrable" : "registered", registered), text("already", already)]
  return `${[head, counts.join("\n"), ...rowProblemBlocks(problems, language)].join("\n\n")}\n`
}
