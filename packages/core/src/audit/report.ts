/** What an audit answers. */
import type { Language } from "../messages/words.ts"

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
 * The report of an audit.
 *
 * **Details**
 *
 * `events` are the rows that could be read, `cases` the cases that they belong to. Rows that could not be read,
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
  readonly findings: ReadonlyArray<AuditFinding>
  readonly figures: ReadonlyArray<AuditFigure>
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
