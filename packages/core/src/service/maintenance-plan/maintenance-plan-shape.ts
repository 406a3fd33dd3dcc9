/** The types of the maintenance plan, from which everything typed about it is derived. */
import type { InstalledUnit } from "../installed-unit/installed-unit-record.ts"
import type { MaintenancePlanCommands, MaintenancePlanCreating } from "./maintenance-plan-commands.ts"
import type { MaintenancePlanEvents } from "./maintenance-plan-events.ts"
import type { MaintenancePlan } from "./maintenance-plan-record.ts"

/**
 * What a maintenance plan's rules may know of other records.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export interface MaintenancePlanFacts {
  readonly unit?: InstalledUnit | null
}

/**
 * The shape of the maintenance plan's lifecycle.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export interface MaintenancePlanShape {
  readonly kind: "maintenancePlan"
  readonly record: MaintenancePlan
  readonly commands: MaintenancePlanCommands
  readonly events: MaintenancePlanEvents
  readonly facts: MaintenancePlanFacts
  readonly creates: MaintenancePlanCreating
}
