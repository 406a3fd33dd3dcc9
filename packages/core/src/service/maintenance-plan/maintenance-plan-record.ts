/** A maintenance plan: when a unit is visited without being asked, and what became of the visits. */
import * as Schema from "effect/Schema"
import { Occasion, Rhythm } from "../../time/rhythm.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"
import { Meter } from "../installed-unit/installed-unit-record.ts"
import { TicketPriority } from "../ticket/ticket-stages.ts"

const { Array: List, Boolean: Truth, Literals, optionalKey: optional, Struct } = Schema

/**
 * When visits come: every so much time, every so much use, or what comes first.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const VisitRhythm = Struct({
  time: optional(Rhythm),
  use: optional(Struct({ meter: Meter, every: Count.check(Schema.isGreaterThan(0)) })),
})

/**
 * What the next visit counts from: the `calendar`, whenever a visit was made, or the `lastVisit`. Use always counts
 * from the last visit.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const CountsFrom = Literals(["calendar", "lastVisit"])

/**
 * What becomes of visits that were due while nobody looked, or while an earlier one is not made yet: `one` ticket
 * stands for them, or `all` have a ticket each.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const CatchUp = Literals(["one", "all"])

/**
 * What a plan looks ahead by: the visit that comes next, with the instant at which it becomes a ticket and whether
 * time or use asks for it; the end of the last day that was dealt with; the end of the plan.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const VisitSchedule = Struct({
  after: InstantMs,
  endsAt: optional(InstantMs),
  next: optional(Struct({ ...Occasion.fields, openAt: InstantMs, by: Literals(["time", "use"]) })),
})

/**
 * @category maintenance plan
 * @since 0.1.0
 */
export type VisitSchedule = typeof VisitSchedule.Type

/**
 * The record of a maintenance plan.
 *
 * **Details**
 *
 * `open` are the visits that have become tickets and are not made yet. `readings` are the last of the unit's counter,
 * from which the day is estimated; `serviced` is where use counts from, and the last visit, if there was one.
 * `tally.passedOver` counts visits that another one's ticket stands for.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const MaintenancePlan = Struct({
  id: Identifier,
  status: Text,
  unit: Identifier,
  task: LongText,
  priority: TicketPriority,
  paid: Truth,
  rhythm: VisitRhythm,
  countsFrom: CountsFrom,
  catchUp: CatchUp,
  leadDays: Count,
  schedule: VisitSchedule,
  open: List(Struct({ day: Text, until: InstantMs, ticket: Identifier })),
  readings: List(Struct({ total: Count, at: InstantMs })),
  serviced: Struct({ total: Count, day: optional(Text), at: optional(InstantMs), ticket: optional(Identifier) }),
  tally: Struct({ done: Count, skipped: Count, passedOver: Count, lost: Count }),
})

/**
 * @category maintenance plan
 * @since 0.1.0
 */
export type MaintenancePlan = typeof MaintenancePlan.Type

/**
 * The plan before its first event.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const blankMaintenancePlan: MaintenancePlan = {
  id: "",
  status: "new",
  unit: "",
  task: "",
  priority: "low",
  paid: false,
  rhythm: {},
  countsFrom: "calendar",
  catchUp: "one",
  leadDays: 0,
  schedule: { after: 0 },
  open: [],
  readings: [],
  serviced: { total: 0 },
  tally: { done: 0, skipped: 0, passedOver: 0, lost: 0 },
}
