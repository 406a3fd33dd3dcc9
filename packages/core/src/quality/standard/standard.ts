/** The standard: how a service is to be done, in editions that somebody else approves (clause 4.1). */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import type { Separation } from "../../trust/separation.ts"
import { standardCommands } from "./standard-commands.ts"
import { standardDecider, standardEvolver } from "./standard-decider.ts"
import { standardEvents } from "./standard-events.ts"
import { standardMachine } from "./standard-machine.ts"
import { blankStandard, Standard } from "./standard-record.ts"
import { standardRules } from "./standard-rules.ts"
import type { StandardShape } from "./standard-shape.ts"

/**
 * What of a standard stands in columns of its own, for queries.
 *
 * @category standard
 * @since 0.1.0
 */
export const standardColumns = {
  service: { type: "text", indexed: false, value: (standard) => standard.service },
  product: { type: "text", indexed: true, value: (standard) => standard.product },
  edition: { type: "integer", indexed: false, value: (standard) => standard.edition },
  supersedes: { type: "text", indexed: false, value: (standard) => standard.supersedes },
} satisfies Readonly<Record<string, RecordColumn<StandardShape>>>

/**
 * What one person may not do both of on one standard: whoever drafted, edited or submitted it does not approve it
 * (clause 4.1.1).
 *
 * **Details**
 *
 * Everybody who ever had a hand in it counts. With `since: "submit"` only those would count who submitted it or
 * edited it from the last submission on, and its author could approve it. A host that wants that declares it so.
 *
 * @category standard
 * @since 0.1.0
 */
export const standardSeparations = {
  "author-not-approver": { clause: "4.1.1", first: ["draft", "edit", "submit"], later: ["approve"] },
} satisfies Readonly<Record<string, Separation>>

/**
 * What follows for the edition before: it is superseded in the same unit of work in which the new one is approved.
 *
 * @category standard
 * @since 0.1.0
 */
export const standardFollowUps: ReadonlyArray<FollowUp<StandardShape>> = [
  followUpOf<StandardShape, StandardShape>("standard")({
    on: "approve",
    fact: "previous",
    command: "supersede",
    input: (_before, after) => (after.supersedes === undefined ? undefined : { successor: after.id }),
  }),
]

/**
 * The lifecycle of a standard. It holds nothing personal.
 *
 * @category standard
 * @since 0.1.0
 */
export const standard: Lifecycle<StandardShape> = lifecycle<StandardShape>({
  kind: "standard",
  version: 1,
  record: Standard,
  blank: blankStandard,
  copy: (record) => ({ ...record }),
  columns: standardColumns,
  commands: standardCommands,
  events: standardEvents,
  machine: standardMachine,
  rules: standardRules,
  duties: {},
  separations: standardSeparations,
  followUps: standardFollowUps,
  decider: standardDecider,
  evolver: standardEvolver,
  subject: () => undefined,
})

export type { StandardFacts, StandardShape } from "./standard-shape.ts"
