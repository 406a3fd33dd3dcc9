/** The problems of an import's rows, told for people: each once, with the rows that have it. */
import { filled, type Words } from "@fieldcare/core"
import type { Language } from "@fieldcare/core/regulation"

/** A problem in one language. */
export interface RowProblem {
  readonly line: number
  readonly column?: string
  /** What the file calls the column. */
  readonly header?: string
  readonly problem: string
  readonly mend: string
}

const texts = {
  problems: { en: "Problems: {count}", "zh-Hans": "问题：{count}" },
  more: { en: "… {count} more; --json lists all", "zh-Hans": "… 另有 {count} 条未列出；使用 --json 列出全部" },
  line: { en: "row {lines}", "zh-Hans": "第 {lines} 行" },
  lines: { en: "rows {lines}", "zh-Hans": "第 {lines} 行" },
  manyLines: { en: "rows {lines} and {count} more", "zh-Hans": "第 {lines} 行等，另有 {count} 行" },
  column: { en: "column {header}", "zh-Hans": "“{header}”列" },
} as const satisfies Record<string, Words>

const problemsShown = 50
const linesShown = 8

/** The problems as blocks of text; none where there is no problem. */
export const rowProblemBlocks = (problems: ReadonlyArray<RowProblem>, language: Language): ReadonlyArray<string> => {
  const text = (key: keyof typeof texts, seen: Readonly<Record<string, unknown>> = {}): string =>
    filled(texts[key], seen)[language]
  const count = (value: number): string => value.toLocaleString("en")
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
  const more = hidden > 0 ? [text("more", { count: count(hidden) })] : []
  return problems.length === 0 ? [] : [text("problems", { count: count(problems.length) }), ...blocks, ...more]
}
