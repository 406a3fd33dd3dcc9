/** What became true of an installed unit. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { installedUnitCommands as commands } from "./installed-unit-commands.ts"
import { WarrantyStart } from "./installed-unit-record.ts"

const { Struct } = Schema

/**
 * The events of an installed unit. `useRecorded.total` is the use over all counters that were set back or replaced.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const installedUnitEvents = {
  registered: commands.register.input,
  delivered: commands.deliver.input,
  installed: commands.install.input,
  warrantyStarted: Struct({ from: WarrantyStart, at: InstantMs }),
  moved: commands.move.input,
  useRecorded: Struct({ ...commands.recordUse.input.fields, total: Count }),
  takenUnderPlan: commands.takeUnderPlan.input,
  retired: commands.retire.input,
  returnedToUse: commands.returnToUse.input,
}

/**
 * The data of an installed unit's events.
 *
 * @category installed unit
 * @since 0.1.0
 */
export type InstalledUnitEvents = EventTypes<typeof installedUnitEvents>
