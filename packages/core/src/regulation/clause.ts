/** What a clause of the regulation is, and what a chapter of it is called. */
import type { Words } from "../messages/words.ts"

/**
 * The five kinds of thing that can realise a clause: a **rule** permits or refuses, a **duty** is owed by a deadline,
 * a **measure** is computed from what happened, a **record** must be kept, a **plan** is proposed for people to confirm.
 *
 * @category clauses
 * @since 0.1.0
 */
export type RealisationKind = "rule" | "duty" | "measure" | "record" | "plan"

/**
 * The kinds in the order in which they are listed everywhere.
 *
 * @category clauses
 * @since 0.1.0
 */
export const realisationKinds: ReadonlyArray<RealisationKind> = ["rule", "duty", "measure", "record", "plan"]

/**
 * One clause of the regulation, restated in our own words.
 *
 * **Details**
 *
 * `id` is what the product cites (`"3.4.4"`); `chapter` is the id of its chapter (`"3"`). `realisedBy` says which kinds
 * of thing are meant to realise it; what really does is found by `coverage`. `inferred` marks a clause that the source
 * does not state and that was concluded from its context.
 *
 * @category clauses
 * @since 0.1.0
 */
export interface Clause {
  readonly id: string
  readonly chapter: string
  readonly title: Words
  readonly summary: Words
  readonly inferred?: true
  readonly realisedBy: ReadonlyArray<RealisationKind>
}

/**
 * A chapter's number and name.
 *
 * @category clauses
 * @since 0.1.0
 */
export interface ChapterHead {
  readonly id: string
  readonly title: Words
}
