/** A case of a file, as far as its rows have told it. */
import type { Instant } from "../time/instant.ts"
import type { CaseParts } from "./case-plan.ts"
import type { ImportFact } from "./import-fact.ts"

export interface ImportedCase {
  readonly id: string
  readonly line: number
  readonly facts: Array<ImportFact>
  /** The line of each fact. */
  readonly lines: Array<number>
  parts: CaseParts
  /** The activity of its last row. */
  before: string | null
  lastAt: Instant
  isFaulty: boolean
}

export const caseOf = (id: string, line: number): ImportedCase => ({
  id,
  line,
  facts: [],
  lines: [],
  parts: {},
  before: null,
  lastAt: 0,
  isFaulty: false,
})
