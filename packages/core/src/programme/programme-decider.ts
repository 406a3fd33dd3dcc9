/** What each command makes true of a programme, and what each event changes of the record. */
import type { Context } from "../engine/context.ts"
import type { Decider, Evolver } from "../engine/decider.ts"
import { aroundTheClock } from "../time/calendar.ts"
import type { Instant } from "../time/instant.ts"
import { nextOccasion, type Rhythm } from "../time/rhythm.ts"
import type { Programme } from "./programme-record.ts"
import type { ProgrammeShape } from "./programme-shape.ts"
import { defaultRhythm } from "./programme-subjects.ts"

type Schedule = Programme["schedule"]
type Next = Pick<Schedule, "next">

// The first occasion that is not over at an instant; nothing where the programme ends before it.
const nextAt = (
  rhythm: Rhythm,
  { at, opensAt, endsAt }: { readonly at: Instant; readonly opensAt: Instant; readonly endsAt?: Instant | undefined },
  { calendar = aroundTheClock }: Context,
): Next => {
  const found = nextOccasion(rhythm, calendar, at)
  return found === undefined || (endsAt !== undefined && found.from > endsAt) ? {} : { next: { ...found, opensAt } }
}

// The occasion that follows the one that was owed, past those that went by meanwhile.
const following = ({ schedule }: Programme, context: Context): Next & { readonly missed: number } => {
  const { rhythm, endsAt } = schedule
  let before = schedule.next!.until
  for (let missed = 0; ; missed++) {
    const found = nextAt(rhythm, { at: before, opensAt: before, endsAt }, context)
    if (found.next === undefined || found.next.until > context.occurredAt) return { ...found, missed }
    before = found.next.until
  }
}

// After a pause or with another rhythm, what is over at that time is not owed any more.
const anew = ({ endsAt }: Schedule, rhythm: Rhythm, context: Context): Next => {
  const { occurredAt: at } = context
  return nextAt(rhythm, { at, opensAt: at, endsAt }, context)
}

/**
 * The decider of a programme.
 *
 * @category programme
 * @since 0.1.0
 */
export const programmeDecider: Decider<ProgrammeShape> = {
  establish: (_programme, input, context) => {
    const { occurredAt: opensAt, policy } = context
    const { endsAt, rhythm = defaultRhythm(input.subject, policy, opensAt) } = input
    const first = nextAt(rhythm, { at: opensAt, opensAt, endsAt }, context)
    // By the policy's figure the first occasion comes when its time has passed once, not on the first day.
    const ofPolicy = input.rhythm === undefined && first.next !== undefined
    const next = ofPolicy ? nextAt(rhythm, { at: first.next.until, opensAt, endsAt }, context) : first
    return [{ type: "established", data: { ...input, rhythm, ...next } }]
  },
  hold: (programme, data, context) => [{ type: "occasionHeld", data: { ...data, ...following(programme, context) } }],
  skip: (programme, data, context) => [
    { type: "occasionSkipped", data: { ...data, ...following(programme, context) } },
  ],
  appointOwner: (_programme, data) => [{ type: "ownerAppointed", data }],
  changeRhythm: (programme, data, context) => [
    {
      type: "rhythmChanged",
      data: programme.status === "paused" ? data : { ...data, ...anew(programme.schedule, data.rhythm, context) },
    },
  ],
  pause: (_programme, data) => [{ type: "paused", data }],
  resume: ({ schedule }, _data, context) => [{ type: "resumed", data: anew(schedule, schedule.rhythm, context) }],
  end: (_programme, data) => [{ type: "ended", data }],
}

/**
 * The evolver of a programme.
 *
 * @category programme
 * @since 0.1.0
 */
export const programmeEvolver: Evolver<ProgrammeShape> = {
  established: (_programme, { subject, title, owner, scope, ...schedule }) => ({
    subject,
    title,
    owner,
    scope,
    schedule,
  }),
  occasionHeld: ({ schedule, tally }, { occasion, evidence, missed, next }, { occurredAt, by }) => ({
    schedule: withNext(schedule, next),
    last: { day: occasion, at: occurredAt, by, evidence },
    tally: { ...tally, held: tally.held + 1, missed: tally.missed + missed },
  }),
  occasionSkipped: ({ schedule, tally }, { missed, next }) => ({
    schedule: withNext(schedule, next),
    tally: { ...tally, skipped: tally.skipped + 1, missed: tally.missed + missed },
  }),
  ownerAppointed: (_programme, { owner }) => ({ owner }),
  rhythmChanged: ({ schedule }, { rhythm, next }) => ({ schedule: withNext({ ...schedule, rhythm }, next) }),
  paused: ({ schedule }) => ({ schedule: withNext(schedule, undefined) }),
  resumed: ({ schedule }, { next }) => ({ schedule: withNext(schedule, next) }),
  ended: ({ schedule }) => ({ schedule: withNext(schedule, undefined) }),
}

const withNext = ({ next: _former, ...schedule }: Schedule, next: Schedule["next"]): Schedule =>
  next === undefined ? schedule : { ...schedule, next }
