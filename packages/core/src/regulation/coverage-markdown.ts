/** The coverage page of the documentation, generated. */
import type { Language, Words } from "../messages/words.ts"
import { realisationKinds, type RealisationKind } from "./clause.ts"
import type { ClauseCoverage, Coverage } from "./coverage.ts"

const texts = {
  heading: { en: "Clause coverage", "zh-Hans": "条款覆盖情况" },
  clause: { en: "clause", "zh-Hans": "条款" },
  title: { en: "title", "zh-Hans": "标题" },
  rule: { en: "rules", "zh-Hans": "规则" },
  duty: { en: "duties", "zh-Hans": "时限义务" },
  measure: { en: "measures", "zh-Hans": "指标" },
  record: { en: "records", "zh-Hans": "记录" },
  plan: { en: "plans", "zh-Hans": "计划" },
  gap: { en: "gap", "zh-Hans": "缺口" },
  missing: { en: "missing", "zh-Hans": "未实现" },
  inferred: { en: "inferred", "zh-Hans": "推断" },
  empty: { en: "No clause.", "zh-Hans": "无条款。" },
} as const satisfies Record<string, Words>

/**
 * The coverage as a Markdown page: a line that counts, then a table for each chapter.
 *
 * **Details**
 *
 * A clause that nothing realises says **gap** beside its title. A cell says *missing* where the
 * clause asks for that kind and nothing provides it, and is empty where it neither asks for it nor
 * has it.
 *
 * @example
 * ```ts
 * import { clauseCatalogue, coverage, coverageMarkdown } from "@fieldcare/core/regulation"
 *
 * coverageMarkdown(coverage(clauseCatalogue(), []), "zh-Hans").split("\n")[0] // => "# 条款覆盖情况"
 * ```
 *
 * @category coverage
 * @since 0.1.0
 */
export const coverageMarkdown = (coverage: Coverage, language: Language): string => {
  const text = (name: keyof typeof texts): string => texts[name][language]
  const head = [text("clause"), text("title"), ...realisationKinds.map((kind) => text(kind))]
  const chapters = coverage.chapters.map((chapter) => {
    const rows = coverage.clauses.filter((clause) => clause.chapter === chapter.id)
    const table = [row(head), row(head.map(() => "---")), ...rows.map((clause) => row(cellsOf(clause, language)))]
    const body = rows.length === 0 ? text("empty") : table.join("\n")
    return `## ${chapter.id} ${escaped(chapter.title[language])}\n\n${body}`
  })
  return [`# ${text("heading")}`, summaryOf(coverage, language), ...chapters].join("\n\n") + "\n"
}

const cellsOf = (clause: ClauseCoverage, language: Language): ReadonlyArray<string> => {
  const notes = [
    ...(clause.inferred === true ? [`*${texts.inferred[language]}*`] : []),
    ...(clause.gap ? [`**${texts.gap[language]}**`] : []),
  ]
  const cell = (kind: RealisationKind): string => {
    if (clause.missing.includes(kind)) return `*${texts.missing[language]}*`
    return idsOf(clause, kind).map(code).join(", ")
  }
  return [clause.id, [escaped(clause.title[language]), ...notes].join(" "), ...realisationKinds.map(cell)]
}

const idsOf = (clause: ClauseCoverage, kind: RealisationKind): ReadonlyArray<string> =>
  ({
    rule: clause.rules,
    duty: clause.duties,
    measure: clause.measures,
    record: clause.records,
    plan: clause.plans,
  })[kind]

const summaryOf = ({ clauses }: Coverage, language: Language): string => {
  const gaps = clauses.filter(({ gap }) => gap).length
  const partial = clauses.filter(({ gap, missing }) => !gap && missing.length > 0).length
  return language === "en"
    ? `${clauses.length} clauses: ${gaps} with a gap, ${partial} realised in part.`
    : `共 ${clauses.length} 条：${gaps} 条存在缺口，${partial} 条部分实现。`
}

const row = (cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`

/** Titles of a host's clauses are free text: they stay in their cell and do not turn into markup. */
const escaped = (text: string): string =>
  text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_|<>[\]]/g, (character) => `\\${character}`)

/** An id as code. Ids hold no backtick; a bar would end the cell. */
const code = (id: string): string => `\`${id.replaceAll("|", "\\|")}\``
