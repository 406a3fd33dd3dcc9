/** A programme: what comes again and again, who looks after it, for what, and what became of its last occasion. */
import * as Schema from "effect/Schema"
import { Occasion, Rhythm } from "../time/rhythm.ts"
import { Identifier } from "../values/identifier.ts"
import { Count, InstantMs } from "../values/number.ts"
import { Text } from "../values/text.ts"
import { type ProgrammeSubject, programmeSubjectNames } from "./programme-subjects.ts"

const { Literals, optionalKey: optional, Struct } = Schema

/**
 * The subject of a programme.
 *
 * @category programme
 * @since 0.1.0
 */
export const Subject: Schema.Codec<ProgrammeSubject> = Literals(programmeSubjectNames)

/**
 * The occasion that comes next: its day, and the instant from which on it can be held, which is the end of the
 * occasion before.
 *
 * @category programme
 * @since 0.1.0
 */
export const Upcoming = Struct({ ...Occasion.fields, opensAt: InstantMs })

/**
 * The record of a programme.
 *
 * **Details**
 *
 * `schedule.next` is the occasion that is owed now; there is none while the programme is paused, and after its end.
 * `last` is the one that was held last; all of them stand in the journal. `tally.missed` counts occasions that went by
 * without being held or skipped, because one before them was held so late.
 *
 * @category programme
 * @since 0.1.0
 */
export const Programme = Struct({
  id: Identifier,
  status: Text,
  subject: Subject,
  title: Text,
  owner: Identifier,
  scope: Text,
  schedule: Struct({ rhythm: Rhythm, endsAt: optional(InstantMs), next: optional(Upcoming) }),
  last: optional(Struct({ day: Text, at: InstantMs, by: Identifier, evidence: Text })),
  tally: Struct({ held: Count, skipped: Count, missed: Count }),
})

/**
 * @category programme
 * @since 0.1.0
 */
export type Programme = typeof Programme.Type

/**
 * The programme before its first event.
 *
 * @category programme
 * @since 0.1.0
 */
export const blankProgramme: Programme = {
  id: "",
  status: "new",
  subject: "training",
  title: "",
  owner: "",
  scope: "",
  schedule: { rhythm: { every: 1, unit: "months", anchor: 0, onDayOff: "keep" } },
  tally: { held: 0, skipped: 0, missed: 0 },
}
