/** A built-in chapter in which one lifecycle was extended, with the words and clauses of what is new. */
import type { LifecycleWords } from "../messages/rule-words.ts"
import type { Clause } from "../regulation/clause.ts"
import type { Chapter } from "./chapter.ts"
import { DefinitionInvalid } from "./definition-invalid.ts"
import type { Lifecycle } from "./lifecycle.ts"
import type { Measure } from "./measure.ts"

/**
 * What comes into a chapter with an extended lifecycle: the words of what is new, and what cites it.
 *
 * @category extending
 * @since 0.1.0
 */
export interface ChapterAdditions {
  readonly words: Partial<Omit<LifecycleWords, "title">>
  readonly clauses?: ReadonlyArray<Clause>
  readonly measures?: Readonly<Record<string, Measure>>
}

type Replaced<L extends ReadonlyArray<Lifecycle>, N extends Lifecycle> = {
  readonly [I in keyof L]: L[I]["kind"] extends N["kind"] ? N : L[I]
}

/**
 * The chapter with the extended lifecycle in the place of the one of its kind.
 *
 * Throws `DefinitionInvalid` where the chapter has no lifecycle of that kind.
 *
 * @category extending
 * @since 0.1.0
 */
export const extendChapter = <L extends ReadonlyArray<Lifecycle>, N extends Lifecycle>(
  chapter: Chapter<L>,
  lifecycle: N,
  { words, clauses = [], measures = {} }: ChapterAdditions,
): Chapter<Replaced<L, N>> => {
  const former = (chapter.words as Readonly<Record<string, LifecycleWords>>)[lifecycle.kind]
  if (former === undefined)
    throw new DefinitionInvalid({
      of: `The chapter ${chapter.id}`,
      problems: [{ where: lifecycle.kind, problem: "is no lifecycle of this chapter; extend the chapter that has it" }],
    })
  return {
    ...chapter,
    lifecycles: chapter.lifecycles.map((one) => (one.kind === lifecycle.kind ? lifecycle : one)),
    words: { ...chapter.words, [lifecycle.kind]: joined(former, words) },
    clauses: [...(chapter.clauses ?? []), ...clauses],
    measures: { ...chapter.measures, ...measures },
  } as unknown as Chapter<Replaced<L, N>>
}

const joined = (former: LifecycleWords, added: ChapterAdditions["words"]): LifecycleWords => ({
  title: former.title,
  rules: { ...former.rules, ...added.rules },
  duties: { ...former.duties, ...added.duties },
  commands: { ...former.commands, ...added.commands },
  statuses: { ...former.statuses, ...added.statuses },
  separations: { ...former.separations, ...added.separations },
})
