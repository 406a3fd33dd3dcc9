/** The installed unit: a product at a customer's, from its sale to its retirement, with its use and its plans. */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import type { MaintenancePlanShape } from "../maintenance-plan/maintenance-plan-shape.ts"
import { installedUnitCommands } from "./installed-unit-commands.ts"
import { installedUnitDecider, installedUnitEvolver } from "./installed-unit-decider.ts"
import { installedUnitEvents } from "./installed-unit-events.ts"
import { installedUnitMachine } from "./installed-unit-machine.ts"
import { blankInstalledUnit, InstalledUnit } from "./installed-unit-record.ts"
import { installedUnitRules } from "./installed-unit-rules.ts"
import type { InstalledUnitShape } from "./installed-unit-shape.ts"

/**
 * What of an installed unit stands in columns of its own, for queries. `unit` is its own id, by which its plans are
 * found.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const installedUnitColumns = {
  unit: { type: "text", indexed: false, value: (unit) => unit.id },
  model: { type: "text", indexed: true, value: (unit) => unit.model },
  serial: { type: "text", indexed: true, value: (unit) => unit.serial },
  customer: { type: "text", indexed: true, value: (unit) => unit.customer.id },
  site: { type: "text", indexed: true, value: (unit) => unit.site.id },
  warrantyFrom: { type: "instant", indexed: false, value: (unit) => unit.warranty?.at },
} satisfies Readonly<Record<string, RecordColumn<InstalledUnitShape>>>

const plan = followUpOf<InstalledUnitShape, MaintenancePlanShape>("maintenancePlan")

/**
 * What follows for the plans of a unit: they learn of its use, and end when it is retired.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const installedUnitFollowUps: ReadonlyArray<FollowUp<InstalledUnitShape>> = [
  plan({
    on: "recordUse",
    each: "plans",
    command: "takeReading",
    input: (_before, { counters }, _context, { rhythm: { use } }) => {
      const counter = counters.at(-1)
      return counter !== undefined && use?.meter === counter.meter ? { total: counter.total } : undefined
    },
  }),
  plan({
    on: "retire",
    each: "plans",
    command: "end",
    input: (_before, after) => ({ reason: `unit ${after.retirements.at(-1)!.why}` }),
  }),
]

/**
 * The lifecycle of an installed unit.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const installedUnit: Lifecycle<InstalledUnitShape> = lifecycle<InstalledUnitShape>({
  kind: "installedUnit",
  version: 1,
  record: InstalledUnit,
  blank: blankInstalledUnit,
  copy: (record) => ({ ...record }),
  columns: installedUnitColumns,
  commands: installedUnitCommands,
  events: installedUnitEvents,
  machine: installedUnitMachine,
  rules: installedUnitRules,
  duties: {},
  separations: {},
  followUps: installedUnitFollowUps,
  decider: installedUnitDecider,
  evolver: installedUnitEvolver,
  subject: (unit, input) => (input["customer"]?.id as string | undefined) ?? unit.customer.id,
})

export type { InstalledUnitShape } from "./installed-unit-shape.ts"
