/** Lifecycles with their words, as the pages of the reference and the list of words read them. */
import type { LifecycleWords } from "@fieldcare/core"
import { type Chapter, compile, type Compiled } from "@fieldcare/core/engine"

export interface Told {
  readonly compiled: Compiled
  readonly words: LifecycleWords
}

/** Every lifecycle of some chapters. */
export const told = (chapters: ReadonlyArray<Chapter>): ReadonlyArray<Told> =>
  chapters.flatMap((chapter) =>
    chapter.lifecycles.map((lifecycle) => ({ compiled: compile(lifecycle), words: chapter.words[lifecycle.kind]! })),
  )
