/** What an audit answers. */
import type { Language } from "../messages/words.ts"
import type { Category } from "../time/category.ts"

/**
 * What an audit found of one rule, counted in cases.
 *
 * **Details**
 *
 * `judged`: cases in which the rule could be judged at least once; `breached`: those in which it was violated at
 * least once; `examples`: the first of them. The engine's own rule `status-allows-command` has a finding for each
 * clause that its commands serve.
 *
 * @category audit
 * @since 0.1.0
 */
export interface AuditFinding {
  readonly id: string
  readonly clause: string
  readonly judged: number
  readonly breached: number
  readonly examples: ReadonlyArray<string>
}

/**
 * A rule or duty that this log could not be judged by, wholly or in some cases, and why.
 *
 * @category audit
 * @since 0.1.0
 */
export interface NotJudged {
  readonly id: string
  readonly clause: string
  readonly why: string
}

/**
 * A figure that the mapping asks for: the rows that count for it, the cases that have such a row, and the first of
 * these as examples.
 *
 * @category audit
 * @since 0.1.0
 */
export interface AuditFigure {
  readonly id: string
  readonly title: string
  readonly cases: number
  readonly events: number
  readonly examples: ReadonlyArray<string>
}

/**
 * How a duty was kept, counted in duties: a case may owe the same thing several times.
 *
 * **Details**
 *
 * `met` in time, `late` after the deadline, `waived` where it fell away, as when a case is closed first. `open` are
 * those that no row settled, `overdue` those of them whose deadline is before the latest time of the log. `examples`
 * are the first cases in which it was late.
 *
 * @category audit
 * @since 0.1.0
 */
export interface AuditDuty {
  readonly id: string
  readonly clause: string
  readonly met: number
  readonly late: number
  readonly waived: number
  readonly open: number
  readonly overdue: number
  readonly examples: ReadonlyArray<string>
}

/**
 * How many cases ended in a status.
 *
 * @category audit
 * @since 0.1.0
 */
export interface AuditStatus {
  readonly status: string
  readonly category: Category
  readonly cases: number
}

/**
 * The cases that began in a month (`2026-03`): all, those with a breach, those with a duty that was late.
 *
 * @category audit
 * @since 0.1.0
 */
export interface AuditMonth {
  readonly month: string
  readonly cases: number
  readonly breached: number
  readonly late: number
}

/**
 * What an audit was held under: the policy, and the calendar that duties were counted on. Months are those of the
 * calendar's zone; without a calendar no duty is counted, and months are those of the log's zone.
 *
 * @category audit
 * @since 0.1.0
 */
export interface AuditGround {
  readonly policy: string
  readonly calendar?: { readonly id: string; readonly version: string; readonly zone: string }
}

/**
 * The report of an audit.
 *
 * **Details**
 *
 * `events` are the rows that could be read, `cases` the cases that they belong to; `from` and `to` are the earliest
 * and the latest time of the log, in UTC. `caseCounts` are the cases with a breach and with a late duty. Rows that could not be read,
 * or gave a command too little, are counted in `problemCount`; the first 100 stand in `problems`, each with its
 * line (the header is line 1; a record that spans several lines counts as one). Of unknown activities at most
 * 1,000 are named; the rest stand together under `…`.
 *
 * @category audit
 * @since 0.1.0
 */
export interface AuditReport {
  readonly cases: number
  readonly events: number
  readonly from?: string
  readonly to?: string
  readonly under: AuditGround
  readonly caseCounts: { readonly breached: number; readonly late: number }
  readonly findings: ReadonlyArray<AuditFinding>
  readonly duties: ReadonlyArray<AuditDuty>
  readonly figures: ReadonlyArray<AuditFigure>
  readonly statuses: ReadonlyArray<AuditStatus>
  readonly months: ReadonlyArray<AuditMonth>
  readonly notJudged: ReadonlyArray<NotJudged>
  readonly unknownActivities: ReadonlyArray<{ readonly name: string; readonly events: number }>
  readonly problemCount: number
  readonly problems: ReadonlyArray<{ readonly line: number; readonly problem: string }>
}

/**
 * How a report is written: the language of its reasons and problems.
 *
 * @category audit
 * @since 0.1.0
 */
export interface ReportStyle {
  readonly language?: Language
}
