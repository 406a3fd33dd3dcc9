/** The person: who works in the service team, qualified for what, booked when (clause 2.1). */
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { personCommands } from "./person-commands.ts"
import { personDecider, personEvolver } from "./person-decider.ts"
import { personEvents } from "./person-events.ts"
import { personMachine } from "./person-machine.ts"
import { blankPerson, Person } from "./person-record.ts"
import { personRules } from "./person-rules.ts"
import type { PersonShape } from "./person-shape.ts"

/**
 * What of a person stands in columns of its own, for queries.
 *
 * @category person
 * @since 0.1.0
 */
export const personColumns = {
  department: { type: "text", indexed: true, value: (person) => person.department },
  post: { type: "text", indexed: false, value: (person) => person.post },
} satisfies Readonly<Record<string, RecordColumn<PersonShape>>>

/**
 * The lifecycle of a person. The personal texts are about that person.
 *
 * @category person
 * @since 0.1.0
 */
export const person: Lifecycle<PersonShape> = lifecycle<PersonShape>({
  kind: "person",
  version: 1,
  record: Person,
  blank: blankPerson,
  copy: (record) => ({ ...record }),
  columns: personColumns,
  commands: personCommands,
  events: personEvents,
  machine: personMachine,
  rules: personRules,
  duties: {},
  separations: {},
  followUps: [],
  decider: personDecider,
  evolver: personEvolver,
  subject: (record) => record.id,
})

export type { PersonShape } from "./person-shape.ts"
