/** What programmes are about: the periodic duties of the regulation, each with its clause and its figure. */
import type { ClauseId } from "../regulation/clauses.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Instant } from "../time/instant.ts"
import type { Rhythm } from "../time/rhythm.ts"

interface Subject {
  readonly clause: ClauseId
  /** How often it is done at the least, by the policy. */
  readonly monthsMax: (policy: Policy) => number
}

/**
 * The subjects of programmes. From this table come the duties, and the coverage of the clauses.
 *
 * @category programme
 * @since 0.1.0
 */
export const programmeSubjects = {
  training: { clause: "2.2.1", monthsMax: ({ programme }) => programme.trainingEveryMonths },
  "career-conversation": { clause: "2.2.3", monthsMax: ({ programme }) => programme.careerConversationEveryMonths },
  "team-activity": { clause: "2.4", monthsMax: ({ programme }) => programme.teamActivityEveryMonths },
  "customer-follow-up": { clause: "3.6.1", monthsMax: ({ service }) => service.followUp.regularEveryMonths },
  evaluation: { clause: "4.3.1", monthsMax: ({ programme }) => programme.evaluationEveryMonths },
  "stocktake-a": { clause: "5.1.2", monthsMax: ({ programme }) => programme.stocktakeAEveryMonths },
  "stocktake-b": { clause: "5.1.2", monthsMax: ({ programme }) => programme.stocktakeBEveryMonths },
  "stocktake-c": { clause: "5.1.2", monthsMax: ({ programme }) => programme.stocktakeCEveryMonths },
  destruction: { clause: "5.4.3", monthsMax: ({ programme }) => programme.destructionEveryMonths },
  settlement: { clause: "6.3.1", monthsMax: ({ programme }) => programme.settlementEveryMonths },
} as const satisfies Readonly<Record<string, Subject>>

/**
 * What a programme is about.
 *
 * @category programme
 * @since 0.1.0
 */
export type ProgrammeSubject = keyof typeof programmeSubjects

/**
 * The subjects, in the order of their clauses.
 *
 * @category programme
 * @since 0.1.0
 */
export const programmeSubjectNames = Object.keys(programmeSubjects) as ReadonlyArray<ProgrammeSubject>

/**
 * The rhythm that a programme has where nobody says another: the policy's figure, from an instant on.
 *
 * @example
 * ```ts
 * import { defaultPolicy } from "@fieldcare/core/regulation"
 *
 * defaultRhythm("team-activity", defaultPolicy, 0)
 * // => { every: 3, unit: "months", anchor: 0, onDayOff: "nextWorkingDay" }
 * ```
 *
 * @category programme
 * @since 0.1.0
 */
export const defaultRhythm = (subject: ProgrammeSubject, policy: Policy, anchor: Instant): Rhythm => ({
  every: programmeSubjects[subject].monthsMax(policy),
  unit: "months",
  anchor,
  onDayOff: "nextWorkingDay",
})
