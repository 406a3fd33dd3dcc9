/** `fieldcare coverage`: clause by clause, what realises the regulation. */
import { regulation, type Words } from "@fieldcare/core"
import { type Chapter, realisationsOf } from "@fieldcare/core/engine"
import { clauseCatalogue, coverage, coverageMarkdown, type Language } from "@fieldcare/core/regulation"
import { textTable } from "./text-table.ts"
import { UsageError } from "./usage.ts"

export interface CoverageRequest {
  readonly json: boolean
  readonly markdown: boolean
  readonly language: Language
}

/** The coverage of the built-in chapters, as text. */
export const coverageCommand = ({ json, markdown, language }: CoverageRequest): string => {
  if (json && markdown)
    throw new UsageError({ en: "Either --json or --markdown.", "zh-Hans": "--json 与 --markdown 只能选一个。" })
  const chapters: ReadonlyArray<Chapter> = regulation()
  const covered = coverage(clauseCatalogue(chapters.flatMap(({ clauses = [] }) => clauses)), realisationsOf(chapters))
  if (markdown) return coverageMarkdown(covered, language)
  const clauses = covered.clauses.map((clause) => ({ ...clause, title: clause.title[language] }))
  if (json) return `${JSON.stringify({ clauses }, undefined, 2)}\n`
  const text = (words: Words): string => words[language]
  const rows = clauses.map((clause) => [
    clause.id,
    clause.title,
    clause.gap
      ? text(gap)
      : [clause.rules, clause.duties, clause.measures, clause.records, clause.plans].flat().join(", "),
  ])
  return `${textTable([{ head: text(heads.clause) }, { head: text(heads.title) }, { head: text(heads.realisedBy) }], rows)}\n`
}

const gap: Words = { en: "– gap –", "zh-Hans": "— 缺口 —" }
const heads = {
  clause: { en: "clause", "zh-Hans": "条款" },
  title: { en: "title", "zh-Hans": "标题" },
  realisedBy: { en: "realised by", "zh-Hans": "实现方式" },
} as const satisfies Record<string, Words>
