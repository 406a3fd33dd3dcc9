/** The whole catalogue of the regulation: its eight chapters and every clause that is built in. */
import type { Clause, ChapterHead } from "./clause.ts"
import { chapter1 } from "./clauses/chapter-1.ts"
import { chapter2 } from "./clauses/chapter-2.ts"
import { chapter3 } from "./clauses/chapter-3.ts"
import { chapter4 } from "./clauses/chapter-4.ts"
import { chapter5 } from "./clauses/chapter-5.ts"
import { chapter6 } from "./clauses/chapter-6.ts"
import { chapter7 } from "./clauses/chapter-7.ts"

const builtIn = [...chapter1, ...chapter2, ...chapter3, ...chapter4, ...chapter5, ...chapter6, ...chapter7] as const

/**
 * The id of a clause that is built in, as a union of literals: to cite a clause that does not exist is a type error.
 *
 * @category clauses
 * @since 0.1.0
 */
export type ClauseId = (typeof builtIn)[number]["id"]

/**
 * The id of a clause that a host added: everything under chapter 8.
 *
 * @category clauses
 * @since 0.1.0
 */
export type HostClauseId = `8.${string}`

/**
 * The clauses of chapters 1 to 7, in the order of the regulation. Chapter 8 holds none: a company adds its own.
 *
 * @category clauses
 * @since 0.1.0
 */
export const clauses: ReadonlyArray<Clause & { readonly id: ClauseId }> = builtIn

/**
 * The eight chapters, in order.
 *
 * @category clauses
 * @since 0.1.0
 */
export const chapterHeads: ReadonlyArray<ChapterHead> = [
  { id: "1", title: { en: "General", "zh-Hans": "总则" } },
  { id: "2", title: { en: "Service team", "zh-Hans": "服务团队" } },
  { id: "3", title: { en: "Service process", "zh-Hans": "服务流程" } },
  { id: "4", title: { en: "Quality control", "zh-Hans": "质量控制" } },
  { id: "5", title: { en: "Parts", "zh-Hans": "配件管理" } },
  { id: "6", title: { en: "Fees", "zh-Hans": "费用管理" } },
  { id: "7", title: { en: "Complaints", "zh-Hans": "投诉处理" } },
  { id: "8", title: { en: "Supplementary", "zh-Hans": "附则" } },
]

/**
 * Whether `id` can only belong to a host: numbers under chapter 8, such as `8.1` or `8.2.3`. It looks at the form of
 * the id alone and does not ask whether a host has such a clause.
 *
 * @example
 * ```ts
 * import { isHostClause } from "@fieldcare/core/regulation"
 *
 * isHostClause("8.1") // => true
 * isHostClause("3.4.4") // => false
 * ```
 *
 * @category clauses
 * @since 0.1.0
 */
export const isHostClause = (id: string): id is HostClauseId => /^8(\.[1-9]\d{0,3})+$/.test(id)
