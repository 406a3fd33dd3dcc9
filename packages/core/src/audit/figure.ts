/** Counting what a mapping asks for besides the rules: rows, and the cases that have them. */
import type { Language } from "../messages/words.ts"
import { type MappingReason, reasonIn } from "./mapping.ts"
import type { AuditFigure } from "./report.ts"
import { detached } from "./row-input.ts"

const examplesMax = 5

/** The count of one figure. */
export class Figure {
  readonly id: string
  readonly title: MappingReason
  readonly examples: Array<string> = []
  cases = 0
  events = 0

  constructor(id: string, title: MappingReason) {
    this.id = id
    this.title = title
  }

  /** Counts a row; `fresh` says that it is the first of its case. */
  count(caseId: string, fresh: boolean): void {
    this.events++
    if (!fresh) return
    this.cases++
    if (this.examples.length < examplesMax) this.examples.push(detached(caseId))
  }

  figure(language: Language): AuditFigure {
    const { id, cases, events } = this
    return { id, title: reasonIn(this.title, language), cases, events, examples: [...this.examples] }
  }
}
