/** What an accepted command does to the duties of its record. */
import type { Policy } from "../regulation/policy.ts"
import type { Calendar } from "../time/calendar.ts"
import type { Category, Stay } from "../time/category.ts"
import { type Duty, type DutyChange, type DutySetting, settle } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import type { Compiled } from "./compile.ts"
import type { Event } from "./journal.ts"
import type { DutyDefinition } from "./duty-definition.ts"
import type { AnyShape } from "./shape.ts"

/**
 * The calendars that duties are counted on. Without a calendar of the site, the company's counts there too.
 *
 * @category duties
 * @since 0.1.0
 */
export interface Calendars {
  readonly company: Calendar
  readonly site: Calendar
  readonly aroundTheClock: Calendar
}

/**
 * What {@link dutyChanges} works from.
 *
 * @category duties
 * @since 0.1.0
 */
export interface DutyOccasion {
  readonly events: ReadonlyArray<Event>
  /** The record after the events. */
  readonly record: unknown
  readonly at: Instant
  readonly category: Category
  readonly stays: ReadonlyArray<Stay>
  readonly duties: ReadonlyArray<Duty>
  readonly policy: Policy
  /** The policy that a running duty was started under. */
  readonly policyOf: (duty: Duty) => Policy
  readonly calendars: Calendars
}

type Match = true | ((data: unknown, record: unknown) => string | undefined) | undefined
type Start =
  | ((
      data: unknown,
      record: unknown,
      policy: Policy,
      at: Instant,
    ) => { limit: Duty["limit"]; key?: string } | undefined)
  | undefined

/**
 * The record's duties after a command, and what changed. In this order, for every event: duties that fell away,
 * duties that were met, duties that started. A duty that starts while it runs begins anew; the old one is
 * waived. When the case is closed or cancelled, whatever is not owed afterwards is waived.
 *
 * @category duties
 * @since 0.1.0
 */
export const dutyChanges = (
  compiled: Compiled,
  occasion: DutyOccasion,
): { readonly duties: ReadonlyArray<Duty>; readonly changes: ReadonlyArray<DutyChange> } => {
  let duties = occasion.duties
  const changes: Array<DutyChange> = []
  const settleWhere = (which: (duty: Duty) => boolean, waived: boolean) => {
    duties = duties.map((duty) => {
      if (duty.outcome !== undefined || !which(duty)) return duty
      const outcome = settle(
        duty,
        settingOf(duty, occasion),
        occasion.at,
        waived,
        toleranceMs(compiled, duty, occasion),
      )
      changes.push({ type: "settled", id: duty.id, key: duty.key, outcome, versions: duty.versions })
      return { ...duty, outcome }
    })
  }
  for (const event of occasion.events) {
    for (const { id, definition, waive, meet, start: starts } of concernedBy(compiled, event.type)) {
      const hits = (match: Match) => {
        const key = match === true ? "" : match?.(event.data, occasion.record)
        return (duty: Duty) => duty.id === id && key !== undefined && (key === "*" || duty.key === key)
      }
      if (waive !== undefined) settleWhere(hits(waive), true)
      if (meet !== undefined) settleWhere(hits(meet), false)
      const start = starts?.(event.data, occasion.record, occasion.policy, occasion.at)
      if (start === undefined) continue
      settleWhere((duty) => duty.id === id && duty.key === (start.key ?? ""), true)
      const duty = started(id, definition, start, occasion)
      duties = [...duties, duty]
      changes.push({ type: "started", duty })
    }
  }
  if (occasion.category === "closed") settleWhere((duty) => !duty.afterClosing, true)
  if (occasion.category === "cancelled") settleWhere(() => true, true)
  return { duties, changes }
}

/** What an event does to one duty. */
interface Concern {
  readonly id: string
  readonly definition: DutyDefinition<AnyShape>
  readonly waive: Match
  readonly meet: Match
  readonly start: Start
}

// Most events concern no duty, so that it is looked up once which do.
const concerns = new WeakMap<object, Map<string, ReadonlyArray<Concern>>>()

const concernedBy = ({ lifecycle: { duties } }: Compiled, event: string): ReadonlyArray<Concern> => {
  let byEvent = concerns.get(duties)
  if (byEvent === undefined) concerns.set(duties, (byEvent = new Map()))
  let concerned = byEvent.get(event)
  if (concerned === undefined) byEvent.set(event, (concerned = concernsOf(duties, event)))
  return concerned
}

const concernsOf = (duties: Compiled["lifecycle"]["duties"], event: string): ReadonlyArray<Concern> =>
  Object.entries<DutyDefinition<AnyShape>>(duties)
    .map(([id, definition]) => ({
      id,
      definition,
      waive: definition.waives?.[event],
      meet: (definition.meets as Readonly<Record<string, Match>>)[event],
      start: (definition.starts as Readonly<Record<string, Start>>)[event],
    }))
    .filter(({ waive, meet, start }) => waive !== undefined || meet !== undefined || start !== undefined)

const started = (
  id: string,
  definition: DutyDefinition<AnyShape>,
  start: { readonly limit: Duty["limit"]; readonly key?: string },
  { at, policy, calendars }: DutyOccasion,
): Duty => ({
  id,
  key: start.key ?? "",
  startedAt: at,
  limit: start.limit,
  pausedIn: definition.pausedIn ?? [],
  afterClosing: definition.afterClosing ?? false,
  calendar: definition.calendar,
  versions: { policy: policy.version, calendar: calendars[definition.calendar].version },
})

// The desk can not act before a deadline and never acts at the very instant; people have had all the time before it.
const toleranceMs = (compiled: Compiled, duty: Duty, { policyOf }: DutyOccasion): number =>
  definitionOf(compiled, duty)?.whenDue === undefined ? 0 : policyOf(duty).duties.deskActsWithinElapsedMinutes * 60_000

/**
 * The circumstances that one duty of an occasion is measured in.
 *
 * @category duties
 * @since 0.1.0
 */
export const settingOf = (
  duty: Duty,
  { stays, policyOf, calendars }: Pick<DutyOccasion, "stays" | "policyOf" | "calendars">,
): DutySetting => ({
  stays,
  calendar: calendars[duty.calendar as keyof Calendars],
  pauseCalendar: calendars.company,
  policy: policyOf(duty),
})

/**
 * How a duty is declared; nothing for one that an earlier version of the lifecycle has started.
 *
 * @category duties
 * @since 0.1.0
 */
export const definitionOf = ({ lifecycle }: Compiled, { id }: Pick<Duty, "id">): DutyDefinition<AnyShape> | undefined =>
  Object.hasOwn(lifecycle.duties, id) ? (lifecycle.duties as Record<string, DutyDefinition<AnyShape>>)[id] : undefined
