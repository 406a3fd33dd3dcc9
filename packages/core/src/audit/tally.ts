/** Counting, in cases, what was judged and what was breached. */
import type { Language } from "../messages/words.ts"
import { auditWords } from "./audit-words.ts"
import { detached } from "./row-input.ts"
import type { AuditFinding, NotJudged } from "./report.ts"

/** What a case has had of one finding, as bits in its marks. */
export const judged = 1
export const breached = 2
export const unclear = 4
export const threw = 8

const examplesMax = 5
const factsMax = 5

/** The count of one rule under one clause. */
export class Tally {
  readonly id: string
  readonly clause: string
  readonly examples: Array<string> = []
  readonly facts = new Set<string>()
  judged = 0
  breached = 0
  unclear = 0
  threw = 0

  constructor(id: string, clause: string) {
    this.id = id
    this.clause = clause
  }

  /** Adds a mark to a case's marks, counting it when it is new there. */
  mark(marks: Array<number>, index: number, bits: number, caseId: string): void {
    const had = marks[index]!
    if ((had | bits) === had) return
    marks[index] = had | bits
    const fresh = bits & ~had
    if (fresh & judged) this.judged++
    if (fresh & unclear) this.unclear++
    if (fresh & threw) this.threw++
    if (fresh & breached) {
      this.breached++
      if (this.examples.length < examplesMax) this.examples.push(detached(caseId))
    }
  }

  lacks(fact: string): void {
    if (this.facts.size < factsMax) this.facts.add(fact)
  }

  finding(): AuditFinding {
    return {
      id: this.id,
      clause: this.clause,
      judged: this.judged,
      breached: this.breached,
      examples: [...this.examples],
    }
  }

  /** Why it could not be judged in some cases. */
  gaps(language: Language): ReadonlyArray<NotJudged> {
    const gap = (why: string): NotJudged => ({ id: this.id, clause: this.clause, why })
    return [
      ...(this.unclear === 0
        ? []
        : [gap(auditWords("factUnknown", { cases: this.unclear, facts: [...this.facts] })[language])]),
      ...(this.threw === 0 ? [] : [gap(auditWords("threw", { cases: this.threw })[language])]),
    ]
  }
}
