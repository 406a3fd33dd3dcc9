/** What each command makes true of a maintenance plan, and what each event changes of the record. */
import { digestOf } from "../../engine/journal.ts"
import type { Context } from "../../engine/context.ts"
import type { Decider, Evolver } from "../../engine/decider.ts"
import type { EventOf } from "../../engine/shape.ts"
import { aroundTheClock } from "../../time/calendar.ts"
import type { Instant } from "../../time/instant.ts"
import { rhythmDaysMin } from "../../time/rhythm.ts"
import { isIdentifier } from "../../values/identifier.ts"
import type { InstalledUnit } from "../installed-unit/installed-unit-record.ts"
import type { MaintenancePlan, VisitSchedule } from "./maintenance-plan-record.ts"
import type { MaintenancePlanShape } from "./maintenance-plan-shape.ts"
import { scheduleAfter, type VisitCourse } from "./next-visit.ts"

const readingsMax = 12

/**
 * The id of the ticket of a visit, made of plan and day, so that there is one however often it is opened.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const visitTicketId = (plan: string, occasion: string): string => {
  const id = `${plan}~${occasion}`
  return isIdentifier(id) ? id : `visit-${digestOf([plan, occasion]).slice(0, 40)}`
}

const scheduled = (course: VisitCourse, after: Instant, { calendar = aroundTheClock }: Context): VisitSchedule =>
  scheduleAfter(course, after, calendar)

// An event speaks of the schedule only where it changes; a pause leaves nothing to come.
const rescheduled = (plan: MaintenancePlan, change: Partial<VisitCourse>, context: Context) => {
  if (plan.status === "paused") return {}
  const schedule = scheduled({ ...plan, ...change }, plan.schedule.after, context)
  const { next } = plan.schedule
  const same = next?.day === schedule.next?.day && next?.openAt === schedule.next?.openAt
  return same ? {} : { schedule }
}

const counterOf = (unit: InstalledUnit | null | undefined, { use }: MaintenancePlan["rhythm"]) =>
  unit?.counters.filter(({ meter }) => meter === use?.meter).map(({ total, at }) => ({ total, at })) ?? []

const leadOf = ({ time }: MaintenancePlan["rhythm"], { policy }: Context): number =>
  Math.min(policy.service.maintenance.leadDays, time === undefined ? Infinity : rhythmDaysMin(time) - 1)

const opened = (
  plan: MaintenancePlan,
  { schedule, passedOver }: { readonly schedule: VisitSchedule; readonly passedOver: number },
  context: Context,
): EventOf<MaintenancePlanShape> => {
  const { day, until } = schedule.next!
  const ticket = visitTicketId(plan.id, day)
  const open = [...plan.open, { day, until, ticket }]
  const after = scheduled({ ...plan, open }, until, context)
  return { type: "visitOpened", data: { occasion: day, until, ticket, passedOver, schedule: after } }
}

// The newest of the visits that are due by now; those before it are passed over.
const newest = (plan: MaintenancePlan, context: Context) => {
  let { schedule } = plan
  for (let passedOver = 0; ; passedOver++) {
    const following = scheduled(plan, schedule.next!.until, context)
    const isDue = following.next !== undefined && following.next.openAt <= context.occurredAt
    if (!isDue || following.next.by === "use" || plan.countsFrom === "lastVisit") return { schedule, passedOver }
    schedule = following
  }
}

/**
 * The decider of a maintenance plan.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const maintenancePlanDecider: Decider<MaintenancePlanShape> = {
  start: (plan, { endsAt, ...input }, context) => {
    const { rhythm, priority = "low", paid = false, countsFrom = "calendar", catchUp = "one" } = input
    const { leadDays = leadOf(rhythm, context) } = input
    const readings = counterOf(context.facts.unit, rhythm)
    const settled = { ...input, priority, paid, countsFrom, catchUp, leadDays, readings }
    const { occurredAt: after } = context
    const course = {
      ...plan,
      ...settled,
      serviced: { total: readings.at(-1)?.total ?? 0 },
      schedule: endsAt === undefined ? { after } : { after, endsAt },
    }
    return [{ type: "started", data: { ...settled, schedule: scheduled(course, after, context) } }]
  },
  openVisit: (plan, { occasion }, context) => {
    const { schedule, open, catchUp } = plan
    if (catchUp === "all") return [opened(plan, { schedule, passedOver: 0 }, context)]
    const [made] = open
    if (made === undefined) return [opened(plan, newest(plan, context), context)]
    const after = scheduled(plan, schedule.next!.until, context)
    return [{ type: "visitPassedOver", data: { occasion, ticket: made.ticket, schedule: after } }]
  },
  recordVisit: (plan, data, context) => {
    const open = plan.open.filter(({ day }) => day !== data.occasion)
    const total = plan.readings.at(-1)?.total
    const serviced = { total: total ?? plan.serviced.total, at: context.occurredAt }
    return [
      {
        type: "visitDone",
        data: {
          ...data,
          ...(total === undefined ? {} : { total }),
          ...rescheduled(plan, { open, serviced }, context),
        },
      },
    ]
  },
  loseVisit: (plan, data, context) => {
    const open = plan.open.filter(({ day }) => day !== data.occasion)
    return [{ type: "visitLost", data: { ...data, ...rescheduled(plan, { open }, context) } }]
  },
  skipVisit: (plan, data, context) => [
    { type: "visitSkipped", data: { ...data, schedule: scheduled(plan, plan.schedule.next!.until, context) } },
  ],
  takeReading: (plan, data, context) => {
    const readings = withReading(plan, data.total, context.occurredAt)
    return [{ type: "readingTaken", data: { ...data, ...rescheduled(plan, { readings }, context) } }]
  },
  changeRhythm: (plan, { rhythm, reason, ...input }, context) => {
    const { leadDays = leadOf(rhythm, context) } = input
    const same = rhythm.use?.meter === plan.rhythm.use?.meter
    const readings = same ? plan.readings : counterOf(context.facts.unit, rhythm)
    const change = { rhythm, leadDays, readings }
    return [{ type: "rhythmChanged", data: { ...change, reason, ...rescheduled(plan, change, context) } }]
  },
  pause: ({ schedule }, data) => [{ type: "paused", data: { ...data, schedule: unscheduled(schedule) } }],
  resume: (plan, _data, context) => {
    const after = Math.max(plan.schedule.after, context.occurredAt)
    return [{ type: "resumed", data: { schedule: scheduled(plan, after, context) } }]
  },
  end: ({ schedule }, data) => [{ type: "ended", data: { ...data, schedule: unscheduled(schedule) } }],
}

const unscheduled = ({ next: _next, ...schedule }: VisitSchedule): VisitSchedule => schedule

const withReading = ({ readings }: MaintenancePlan, total: number, at: Instant): MaintenancePlan["readings"] =>
  [...readings, { total, at }].slice(-readingsMax)

/**
 * The evolver of a maintenance plan.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const maintenancePlanEvolver: Evolver<MaintenancePlanShape> = {
  started: (_plan, data) => ({ ...data, serviced: { total: data.readings.at(-1)?.total ?? 0 } }),
  visitOpened: ({ open, tally, ...plan }, { occasion, until, ticket, passedOver, schedule = plan.schedule }) => ({
    open: [...open, { day: occasion, until, ticket }],
    tally: { ...tally, passedOver: tally.passedOver + passedOver },
    schedule,
  }),
  visitPassedOver: ({ tally, ...plan }, { schedule = plan.schedule }) => ({
    tally: { ...tally, passedOver: tally.passedOver + 1 },
    schedule,
  }),
  visitDone: (
    { open, tally, serviced, ...plan },
    { occasion, ticket, total = serviced.total, schedule = plan.schedule },
    { occurredAt: at },
  ) => ({
    open: open.filter(({ day }) => day !== occasion),
    serviced: { total, day: occasion, at, ticket },
    tally: { ...tally, done: tally.done + 1 },
    schedule,
  }),
  visitLost: ({ open, tally, ...plan }, { occasion, schedule = plan.schedule }) => ({
    open: open.filter(({ day }) => day !== occasion),
    tally: { ...tally, lost: tally.lost + 1 },
    schedule,
  }),
  visitSkipped: ({ tally, ...plan }, { schedule = plan.schedule }) => ({
    tally: { ...tally, skipped: tally.skipped + 1 },
    schedule,
  }),
  readingTaken: (plan, { total, schedule = plan.schedule }, { occurredAt: at }) => ({
    readings: withReading(plan, total, at),
    schedule,
  }),
  rhythmChanged: (plan, { rhythm, leadDays, readings, schedule = plan.schedule }) => ({
    rhythm,
    leadDays,
    readings,
    schedule,
  }),
  paused: (plan, { schedule = plan.schedule }) => ({ schedule }),
  resumed: (plan, { schedule = plan.schedule }) => ({ schedule }),
  ended: (plan, { schedule = plan.schedule }) => ({ schedule }),
}
