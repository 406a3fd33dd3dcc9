/** Counting how one duty was kept. */
import type { Language } from "../messages/words.ts"
import type { DutyChange } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import { auditWords } from "./audit-words.ts"
import type { AuditDuty, NotJudged } from "./report.ts"
import { detached } from "./row-input.ts"

const examplesMax = 5
const pendingMax = 4096

/** The counts of one duty. */
export class DutyTally {
  readonly id: string
  readonly clause: string
  readonly examples: Array<string> = []
  readonly counts = { met: 0, late: 0, waived: 0 }
  /** Cases in which the rows said too little to count it. */
  threw = 0

  constructor(id: string, clause: string) {
    this.id = id
    this.clause = clause
  }

  /** Counts what a row settled; answers whether something was late. */
  settled(changes: ReadonlyArray<DutyChange>, caseId: string): boolean {
    let late = false
    for (const change of changes) {
      if (change.type !== "settled") continue
      this.counts[change.outcome.type]++
      late ||= change.outcome.type === "late"
    }
    if (late && this.examples.length < examplesMax && this.examples.at(-1) !== caseId)
      this.examples.push(detached(caseId))
    return late
  }

  duty({ open, overdue }: { readonly open: number; readonly overdue: number }): AuditDuty {
    return { id: this.id, clause: this.clause, ...this.counts, open, overdue, examples: [...this.examples] }
  }

  gaps(language: Language): ReadonlyArray<NotJudged> {
    if (this.threw === 0) return []
    return [{ id: this.id, clause: this.clause, why: auditWords("threw", { cases: this.threw })[language] }]
  }
}

/** The duties that were still open when their cases were left, and how many of these are past due. */
export class OpenDuties {
  open = 0
  #overdue = 0
  #pending: Array<Instant> = []

  copy(): OpenDuties {
    const copy = new OpenDuties()
    copy.open = this.open
    copy.#overdue = this.#overdue
    copy.#pending = [...this.#pending]
    return copy
  }

  /** `latest` is the latest time of the log so far: what was due before it stays overdue. */
  add(due: Instant | null, latest: Instant): void {
    this.open++
    if (due === null) return
    this.#pending.push(due)
    if (this.#pending.length > pendingMax) this.#sift(latest)
  }

  /** How many of them are past due at an instant. */
  overdue(latest: Instant): number {
    this.#sift(latest)
    return this.#overdue
  }

  #sift(latest: Instant): void {
    const pending = this.#pending.filter((due) => due >= latest)
    this.#overdue += this.#pending.length - pending.length
    this.#pending = pending
  }
}
