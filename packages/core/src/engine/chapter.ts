/** A chapter of the regulation as a value. A host's own chapter is one like the built-in ones. */
import type { Clause } from "../regulation/clause.ts"
import type { Realisation } from "../regulation/coverage.ts"
import type { LifecycleWords } from "../messages/rule-words.ts"
import type { Words } from "../messages/words.ts"
import type { KindDeclaration } from "../storage/record.ts"
import { compile, declarationOf } from "./compile.ts"
import type { Lifecycle } from "./lifecycle.ts"
import type { Measure } from "./measure.ts"

/**
 * A chapter: its lifecycles with their words, what it realises beside rules and duties, and clauses of its own.
 *
 * @category chapters
 * @since 0.1.0
 */
export interface Chapter<L extends ReadonlyArray<Lifecycle> = ReadonlyArray<Lifecycle>> {
  readonly id: string
  readonly title: Words
  readonly lifecycles: L
  /** The words of each lifecycle, by its kind. */
  readonly words: Readonly<Record<L[number]["kind"], LifecycleWords>>
  /** How well it went, by name. */
  readonly measures?: Readonly<Record<string, Measure>>
  /** Records and plans that realise clauses. Rules, duties and measures are taken from where they are declared. */
  readonly realises: ReadonlyArray<Realisation>
  /** Clauses of the company's own, under 8. */
  readonly clauses?: ReadonlyArray<Clause>
}

/**
 * Declares a chapter, keeping the types of its lifecycles.
 *
 * @category chapters
 * @since 0.1.0
 */
export const chapter = <const L extends ReadonlyArray<Lifecycle>>(definition: Chapter<L>): Chapter<L> => definition

/**
 * What a storage is told of the lifecycles of chapters, for those who look at or change tables before a desk is
 * opened. Throws `DefinitionInvalid`.
 *
 * @example
 * ```ts
 * import { regulation } from "@fieldcare/core"
 *
 * kindsOf(regulation()).some(({ kind }) => kind === "ticket") // => true
 * ```
 * @category chapters
 * @since 0.1.0
 */
export const kindsOf = (chapters: ReadonlyArray<Chapter>): ReadonlyArray<KindDeclaration> =>
  chapters.flatMap(({ lifecycles }) => lifecycles.map((lifecycle) => declarationOf(compile(lifecycle))))

/**
 * Everything in chapters that realises a clause: rules, separations and duties of their lifecycles, their measures,
 * and the records and plans that they name.
 *
 * @category chapters
 * @since 0.1.0
 */
export const realisationsOf = (chapters: ReadonlyArray<Chapter>): ReadonlyArray<Realisation> =>
  chapters.flatMap((one) => [
    ...one.lifecycles.flatMap((lifecycle) => [
      ...named(lifecycle.rules, "rule", lifecycle.kind),
      ...named(lifecycle.separations, "rule", lifecycle.kind),
      ...named(lifecycle.duties, "duty", lifecycle.kind),
    ]),
    ...Object.entries(one.measures ?? {}).map(([id, { clause, kind }]) => ({
      clause,
      by: "measure" as const,
      id: `${kind}.${id}`,
    })),
    ...one.realises,
  ])

const named = (
  declared: Readonly<Record<string, { readonly clause: string }>>,
  by: Realisation["by"],
  kind: string,
): ReadonlyArray<Realisation> =>
  Object.entries(declared).map(([id, { clause }]) => ({ clause, by, id: `${kind}.${id}` }))
