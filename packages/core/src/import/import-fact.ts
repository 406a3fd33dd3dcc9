/** What a row tells of the past of its case, or why it tells nothing. */
import type { Instant } from "../time/instant.ts"

/** A fact as an adoption takes it. */
export interface ImportFact {
  readonly at: Instant
  readonly by?: string
  readonly command?: string
  readonly input?: object
  readonly status?: string
  readonly assumed?: true
}

/** A cell that gave nothing where it has to give something, a time that is none, or an activity nobody knows. */
export class RowFault {
  readonly words: "missing" | "badTime" | "unknownActivity"
  readonly column: string
  readonly seen: string
  constructor(words: RowFault["words"], column: string, seen = "") {
    this.words = words
    this.column = column
    this.seen = seen
  }
}
