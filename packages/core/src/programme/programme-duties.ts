/** What is owed on a programme: its next occasion, by the clause of its subject. */
import type { DutyDefinition, DutyStart } from "../engine/duty-definition.ts"
import type { Programme } from "./programme-record.ts"
import type { ProgrammeShape } from "./programme-shape.ts"
import { type ProgrammeSubject, programmeSubjectNames, programmeSubjects } from "./programme-subjects.ts"

type ProgrammeDuty = `${ProgrammeSubject}-held`

const heldInTime = (subject: ProgrammeSubject): DutyDefinition<ProgrammeShape> => {
  const next = (_data: unknown, programme: Programme): DutyStart | undefined => {
    const { next: upcoming } = programme.schedule
    return programme.subject === subject && upcoming !== undefined
      ? { limit: { type: "by", at: upcoming.until } }
      : undefined
  }
  return {
    clause: programmeSubjects[subject].clause,
    calendar: "company",
    starts: { established: next, occasionHeld: next, occasionSkipped: next, rhythmChanged: next, resumed: next },
    meets: { occasionHeld: true },
    waives: { occasionSkipped: true, rhythmChanged: true, paused: true },
  }
}

/**
 * The duties of a programme: for each subject one, that the next occasion is held by the end of its day. The end of
 * the programme waives what still runs, which is the engine's business.
 *
 * @category programme
 * @since 0.1.0
 */
export const programmeDuties = Object.fromEntries(
  programmeSubjectNames.map((subject) => [`${subject}-held`, heldInTime(subject)]),
) as Readonly<Record<ProgrammeDuty, DutyDefinition<ProgrammeShape>>>
