/** What is told of a clause. */
import type { Words } from "@fieldcare/core"
import type { PolicyFigure } from "./policy-figures.ts"

/** A rule, separation, duty or command under a clause. */
export interface Named {
  readonly id: string
  readonly title: Words
}

export interface ExplainedClause {
  readonly id: string
  readonly chapter: string
  readonly title: Words
  readonly summary: Words
  readonly inferred: boolean
  readonly gap: boolean
  /** The kinds of thing that the clause asks for and that nothing provides. */
  readonly missing: ReadonlyArray<string>
  readonly commands: ReadonlyArray<Named & { readonly by: ReadonlyArray<string> }>
  readonly rules: ReadonlyArray<Named & { readonly on: ReadonlyArray<string>; readonly remedy: Words }>
  readonly duties: ReadonlyArray<
    Named & { readonly starts: ReadonlyArray<string>; readonly meets: ReadonlyArray<string>; readonly calendar: string }
  >
  readonly measures: ReadonlyArray<string>
  readonly records: ReadonlyArray<string>
  readonly plans: ReadonlyArray<string>
  readonly policy: ReadonlyArray<PolicyFigure>
}
