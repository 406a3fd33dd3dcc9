/** The maintenance plan: visits that become tickets by themselves, in time and once. */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import { day } from "../../time/instant.ts"
import type { InstalledUnitShape } from "../installed-unit/installed-unit-shape.ts"
import type { TicketShape } from "../ticket/ticket-shape.ts"
import { maintenancePlanCommands } from "./maintenance-plan-commands.ts"
import { maintenancePlanDecider, maintenancePlanEvolver } from "./maintenance-plan-decider.ts"
import { maintenancePlanDuties } from "./maintenance-plan-duties.ts"
import { maintenancePlanEvents } from "./maintenance-plan-events.ts"
import { maintenancePlanMachine } from "./maintenance-plan-machine.ts"
import { blankMaintenancePlan, MaintenancePlan } from "./maintenance-plan-record.ts"
import { maintenancePlanRules } from "./maintenance-plan-rules.ts"
import type { MaintenancePlanShape } from "./maintenance-plan-shape.ts"

/**
 * What of a maintenance plan stands in columns of its own, for queries.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const maintenancePlanColumns = {
  unit: { type: "text", indexed: true, value: (plan) => plan.unit },
  nextFrom: { type: "instant", indexed: false, value: (plan) => plan.schedule.next?.from },
} satisfies Readonly<Record<string, RecordColumn<MaintenancePlanShape>>>

const unit = followUpOf<MaintenancePlanShape, InstalledUnitShape>("installedUnit")
const ticket = followUpOf<MaintenancePlanShape, TicketShape>("ticket")

/**
 * What follows from a plan: the unit knows of it, and a visit that is opened is a ticket.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const maintenancePlanFollowUps: ReadonlyArray<FollowUp<MaintenancePlanShape>> = [
  unit({ on: "start", fact: "unit", command: "takeUnderPlan", input: (_before, { id: plan }) => ({ plan }) }),
  ticket({
    on: "openVisit",
    creates: (_before, { open }) => open.at(-1)!.ticket,
    command: "receive",
    input: (before, after, { policy, facts }) => {
      const visit = after.open.at(-1)
      // Where an open ticket stands for the visit, none is made.
      if (visit === undefined || after.open.length === before.open.length || !facts.unit) return undefined
      const { customer, site, model, serial, id } = facts.unit
      const due = visit.until + policy.service.maintenance.graceDays * day
      return {
        channel: "planned" as const,
        service: "maintenance" as const,
        priority: after.priority,
        paid: after.paid,
        customer: { ...customer, address: site.address },
        product: { model, serial },
        description: after.task,
        unit: id,
        planned: { plan: after.id, occasion: visit.day, due },
      }
    },
  }),
]

/**
 * The lifecycle of a maintenance plan. It holds nothing personal: whose the unit is, the unit says.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const maintenancePlan: Lifecycle<MaintenancePlanShape> = lifecycle<MaintenancePlanShape>({
  kind: "maintenancePlan",
  version: 1,
  record: MaintenancePlan,
  blank: blankMaintenancePlan,
  copy: (record) => ({ ...record }),
  columns: maintenancePlanColumns,
  commands: maintenancePlanCommands,
  events: maintenancePlanEvents,
  machine: maintenancePlanMachine,
  rules: maintenancePlanRules,
  duties: maintenancePlanDuties,
  separations: {},
  followUps: maintenancePlanFollowUps,
  decider: maintenancePlanDecider,
  evolver: maintenancePlanEvolver,
  subject: () => undefined,
})

export type { MaintenancePlanShape } from "./maintenance-plan-shape.ts"
