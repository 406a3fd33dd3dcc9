/** The programme: the record behind every periodic duty of the regulation. */
import { type Lifecycle, lifecycle, type RecordColumn } from "../engine/lifecycle.ts"
import { programmeCommands } from "./programme-commands.ts"
import { programmeDecider, programmeEvolver } from "./programme-decider.ts"
import { programmeDuties } from "./programme-duties.ts"
import { programmeEvents } from "./programme-events.ts"
import { programmeMachine } from "./programme-machine.ts"
import { blankProgramme, Programme } from "./programme-record.ts"
import { programmeRules } from "./programme-rules.ts"
import type { ProgrammeShape } from "./programme-shape.ts"

/**
 * What of a programme stands in columns of its own, for queries.
 *
 * @category programme
 * @since 0.1.0
 */
export const programmeColumns = {
  subject: { type: "text", indexed: true, value: (programme) => programme.subject },
  owner: { type: "text", indexed: true, value: (programme) => programme.owner },
  nextUntil: { type: "instant", indexed: false, value: (programme) => programme.schedule.next?.until },
} satisfies Readonly<Record<string, RecordColumn<ProgrammeShape>>>

/**
 * The lifecycle of a programme: a rhythm, an owner and a scope, whose occasions are owed one after another. It holds
 * nothing personal.
 *
 * @category programme
 * @since 0.1.0
 */
export const programme: Lifecycle<ProgrammeShape> = lifecycle<ProgrammeShape>({
  kind: "programme",
  version: 1,
  record: Programme,
  blank: blankProgramme,
  copy: (record) => ({ ...record }),
  columns: programmeColumns,
  commands: programmeCommands,
  events: programmeEvents,
  machine: programmeMachine,
  rules: programmeRules,
  duties: programmeDuties,
  separations: {},
  followUps: [],
  decider: programmeDecider,
  evolver: programmeEvolver,
  subject: () => undefined,
})

export type { ProgrammeShape } from "./programme-shape.ts"
