/** The types of the installed unit, from which everything typed about it is derived. */
import type { MaintenancePlan } from "../maintenance-plan/maintenance-plan-record.ts"
import type { InstalledUnitCommands, InstalledUnitCreating } from "./installed-unit-commands.ts"
import type { InstalledUnitEvents } from "./installed-unit-events.ts"
import type { InstalledUnit } from "./installed-unit-record.ts"

/**
 * What an installed unit's rules may know of other records.
 *
 * @category installed unit
 * @since 0.1.0
 */
export interface InstalledUnitFacts {
  /** The maintenance plans of the unit that have not ended. */
  readonly plans?: ReadonlyArray<MaintenancePlan>
  /** The unit that takes the place of this one. */
  readonly replacement?: InstalledUnit | null
}

/**
 * The shape of the installed unit's lifecycle.
 *
 * @category installed unit
 * @since 0.1.0
 */
export interface InstalledUnitShape {
  readonly kind: "installedUnit"
  readonly record: InstalledUnit
  readonly commands: InstalledUnitCommands
  readonly events: InstalledUnitEvents
  readonly facts: InstalledUnitFacts
  readonly creates: InstalledUnitCreating
}
