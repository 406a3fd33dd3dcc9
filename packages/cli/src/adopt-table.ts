/** An import's report for people. */
import type { Words } from "@fieldcare/core"
import type { ImportReport } from "@fieldcare/core/import"
import type { Language } from "@fieldcare/core/regulation"

const texts = {
  rows: { en: "rows", "zh-Hans": "行" },
  cases: { en: "cases", "zh-Hans": "个案例" },
  dryRun: { en: "dry run, nothing was written", "zh-Hans": "试运行，未写入任何数据" },
  adopted: { en: "adopted", "zh-Hans": "已接管" },
  adoptable: { en: "would be adopted", "zh-Hans": "可接管" },
  already: { en: "there already", "zh-Hans": "此前已接管" },
  faulty: { en: "left out as faulty", "zh-Hans": "因有问题而略过" },
  problems: { en: "Problems", "zh-Hans": "问题" },
  more: { en: "more; --json lists all", "zh-Hans": "条未列出；使用 --json 列出全部" },
  line: { en: "row", "zh-Hans": "行" },
  case: { en: "case", "zh-Hans": "案例" },
  column: { en: "column", "zh-Hans": "列" },
} as const satisfies Record<string, Words>

const problemsShown = 50

/** The report as text: what became of the cases, and every problem by its row. */
export const adoptTable = (name: string, report: ImportReport, language: Language): string => {
  const text = (key: keyof typeof texts): string => texts[key][language]
  const count = (value: number): string => value.toLocaleString("en")
  const head = `${name}: ${count(report.rows)} ${text("rows")}, ${count(report.cases)} ${text("cases")}`
  const counts = [
    `${count(report.adopted)} ${text(report.dryRun ? "adoptable" : "adopted")}`,
    `${count(report.already)} ${text("already")}`,
    `${count(report.faulty)} ${text("faulty")}`,
  ]
  const parts = [report.dryRun ? `${head} (${text("dryRun")})` : head, counts.join("\n")]
  if (report.problemCount > 0) {
    const shown = report.problems.slice(0, problemsShown)
    const blocks = shown.map(({ line, case: id, column, problem, mend }) => {
      const place = [
        `${text("line")} ${line}`,
        ...(id === undefined ? [] : [`${text("case")} ${id}`]),
        ...(column === undefined ? [] : [`${text("column")} ${column}`]),
      ]
      return `${place.join("  ")}\n  ${problem}\n  → ${mend}`
    })
    parts.push(`${text("problems")}: ${count(report.problemCount)}`, ...blocks)
    const hidden = report.problemCount - shown.length
    if (hidden > 0) parts.push(`… ${count(hidden)} ${text("more")}`)
  }
  return `${parts.join("\n\n")}\n`
}
