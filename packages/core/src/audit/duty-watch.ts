/** The duties of the cases of a log: the engine's own, started and settled as rows are applied. */
import type { Compiled } from "../engine/compile.ts"
import { dutyChanges, type DutyOccasion, settingOf } from "../engine/duty-changes.ts"
import type { Event } from "../engine/journal.ts"
import type { DutyDefinition } from "../engine/duty-definition.ts"
import type { AnyShape } from "../engine/shape.ts"
import { continuesStay, stayEntered } from "../engine/stays.ts"
import type { Policy } from "../regulation/policy.ts"
import { aroundTheClock, type Calendar } from "../time/calendar.ts"
import { isOver, type Stay } from "../time/category.ts"
import { dueAt, type Duty } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import { DutyTally, type OpenDuties } from "./duty-tally.ts"

/** What is kept of a case for its duties. */
export interface CaseDuties {
  readonly id: string
  readonly stays: Array<Stay>
  /** The open ones, by the position of their tally. */
  readonly open: Array<ReadonlyArray<Duty>>
  /** Which of them could not be counted. */
  readonly threw: Array<boolean>
  late: boolean
}

interface Watched {
  /** The lifecycle with this duty alone, so that one which cannot be counted leaves the others as they are. */
  readonly compiled: Compiled
  readonly tally: DutyTally
  readonly speaksOf: ReadonlySet<string>
}

type Changing<Value> = { -readonly [Name in keyof Value]: Value[Name] }

const none: ReadonlyArray<Duty> = []

export class DutyWatch {
  readonly #compiled: Compiled
  readonly #watched: ReadonlyArray<Watched>
  // One occasion for all rows: nothing keeps it beyond a decision.
  readonly #occasion: Changing<DutyOccasion>

  constructor(compiled: Compiled, ids: ReadonlyArray<string>, policy: Policy, calendar: Calendar) {
    this.#compiled = compiled
    this.#watched = ids.map((id) => watched(compiled, id))
    const calendars = { company: calendar, site: calendar, aroundTheClock }
    const nothing = { events: [], record: undefined, at: 0, category: "open", stays: [], duties: none } as const
    this.#occasion = { ...nothing, policy, policyOf: () => policy, calendars }
  }

  get tallies(): ReadonlyArray<DutyTally> {
    return this.#watched.map(({ tally }) => tally)
  }

  enter(id: string): CaseDuties {
    return { id, stays: [], open: this.#watched.map(() => none), threw: [], late: false }
  }

  /** Notes what a row did: its events, the record and the status after it, the input that named a reason. */
  note(
    duties: CaseDuties,
    row: {
      readonly events: ReadonlyArray<Event>
      readonly record: { readonly status: string }
      readonly at: Instant
      readonly input: unknown
    },
  ): void {
    const { events, record } = row
    const { stays } = duties
    const { category } = this.#compiled.table.statuses.get(record.status)!
    const present = stays.length === 0 ? undefined : stays[stays.length - 1]
    const at = Math.max(row.at, present?.from ?? 0)
    const entered = stayEntered(at, record.status, category, row.input, this.#occasion.policy)
    if (!continuesStay(present, entered)) stays.push(entered)
    const over = isOver(category)
    const occasion = this.#occasion
    for (let index = 0; index < this.#watched.length; index++) {
      const { compiled, tally, speaksOf } = this.#watched[index]!
      const open = duties.open[index]!
      if (!(over && open.length > 0) && !speaks(events, speaksOf)) continue
      occasion.events = events
      occasion.record = record
      occasion.at = at
      occasion.category = category
      occasion.stays = stays
      occasion.duties = open
      try {
        const after = dutyChanges(compiled, occasion)
        duties.open[index] = stillOpen(after.duties)
        if (tally.settled(after.changes, duties.id)) duties.late = true
      } catch {
        if (duties.threw[index] !== true) tally.threw++
        duties.threw[index] = true
      }
    }
    // Nothing looks further back than the start of what is open.
    if (stays.length > 1 && duties.open.every(isEmpty)) stays.splice(0, stays.length - 1)
  }

  /** Adds what is open of a case to the counts; `latest` is the latest time of the log so far. */
  leave(duties: CaseDuties, into: ReadonlyArray<OpenDuties>, latest: Instant): void {
    const { policyOf, calendars } = this.#occasion
    const setting = { stays: duties.stays, policyOf, calendars }
    for (const [index, open] of duties.open.entries())
      for (const duty of open) into[index]!.add(dueOf(duty, settingOf(duty, setting)), latest)
  }
}

const watched = (compiled: Compiled, id: string): Watched => {
  const definition = compiled.lifecycle.duties[id] as DutyDefinition<AnyShape>
  const { starts, meets, waives = {} } = definition
  return {
    compiled: { ...compiled, lifecycle: { ...compiled.lifecycle, duties: { [id]: definition } } },
    tally: new DutyTally(id, definition.clause),
    speaksOf: new Set([starts, meets, waives].flatMap((part) => Object.keys(part))),
  }
}

const speaks = (events: ReadonlyArray<Event>, of: ReadonlySet<string>): boolean => {
  for (let index = 0; index < events.length; index++) if (of.has(events[index]!.type)) return true
  return false
}

const isEmpty = (open: ReadonlyArray<Duty>): boolean => open.length === 0

// A limit that was made from something the row did not say is no number.
const stillOpen = (duties: ReadonlyArray<Duty>): ReadonlyArray<Duty> => {
  const open = duties.filter(({ outcome }) => outcome === undefined)
  for (const { limit } of open)
    if (!Number.isInteger(limit.type === "by" ? limit.at : limit.ms)) throw new RangeError("The limit is no number.")
  return open.length === 0 ? none : open
}

// A deadline that the calendar does not reach is not past due.
const dueOf = (...of: Parameters<typeof dueAt>): Instant | null => {
  try {
    return dueAt(...of)
  } catch {
    return null
  }
}
