/** What is owed on a maintenance plan. Every figure is the policy's. */
import type { DutyDefinition, DutyStart } from "../../engine/duty-definition.ts"
import type { Policy } from "../../regulation/policy.ts"
import { day } from "../../time/instant.ts"
import type { MaintenancePlan, VisitSchedule } from "./maintenance-plan-record.ts"
import type { MaintenancePlanShape } from "./maintenance-plan-shape.ts"

interface Scheduling {
  readonly schedule?: VisitSchedule
}

const coming = ({ schedule }: Scheduling): DutyStart | undefined =>
  schedule?.next === undefined ? undefined : { limit: { type: "by", at: schedule.next.openAt } }
// Where the schedule has nothing any more, what was to come falls away.
const nothing = ({ schedule }: Scheduling) => (schedule === undefined ? undefined : "")

const reading = (_data: unknown, { rhythm }: MaintenancePlan, { service }: Policy): DutyStart | undefined =>
  rhythm.use === undefined ? undefined : { limit: { type: "elapsed", ms: service.maintenance.readingEveryDays * day } }

/**
 * The duties of a maintenance plan.
 *
 * **Details**
 *
 * `planned-visit` is the desk's own: when the lead time of the next visit begins, the visit becomes a ticket.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const maintenancePlanDuties = {
  "planned-visit": {
    clause: "3.2.1",
    calendar: "company",
    starts: {
      started: coming,
      visitOpened: coming,
      visitPassedOver: coming,
      visitDone: coming,
      visitLost: coming,
      visitSkipped: coming,
      readingTaken: coming,
      rhythmChanged: coming,
      resumed: coming,
    },
    meets: { visitOpened: true, visitPassedOver: true },
    waives: {
      visitDone: nothing,
      visitLost: nothing,
      visitSkipped: true,
      readingTaken: nothing,
      rhythmChanged: nothing,
      paused: true,
    },
    whenDue: { command: "openVisit", input: ({ schedule }) => ({ occasion: schedule.next?.day ?? "" }) },
  },
  "visit-in-time": {
    clause: "3.4.1",
    calendar: "company",
    starts: {
      visitOpened: ({ occasion, until }, _plan, { service }) => ({
        limit: { type: "by", at: until + service.maintenance.graceDays * day },
        key: occasion,
      }),
    },
    meets: { visitDone: ({ occasion }) => occasion },
    waives: { visitLost: ({ occasion }) => occasion },
  },
  "counter-read": {
    clause: "3.4.2",
    calendar: "company",
    starts: { started: reading, readingTaken: reading, rhythmChanged: reading, resumed: reading },
    meets: { readingTaken: true },
    waives: { rhythmChanged: true, paused: true },
  },
} satisfies Readonly<Record<string, DutyDefinition<MaintenancePlanShape>>>
