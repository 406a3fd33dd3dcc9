/** What people ask for on an installed unit: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { installedUnitId } from "./installed-unit-id.ts"
import { Holder, Meter, Site } from "./installed-unit-record.ts"

const { Literals, optionalKey: optional, Struct } = Schema

const office = ["clerk", "dispatcher", "supervisor", "system"] as const
const everybody = [...office, "engineer", "specialist"] as const

const plans = {
  plans: { kind: "maintenancePlan", where: { unit: { column: "unit" }, category: { value: "open" } }, limit: 100 },
} as const

/**
 * The commands of an installed unit.
 *
 * **Details**
 *
 * A unit's id is made of its model and serial number. What is there already is registered with the dates that are
 * known of it. `takeUnderPlan` follows a plan that is made.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const installedUnitCommands = {
  register: command({
    input: Struct({
      model: Text,
      serial: Text,
      customer: Holder,
      site: Site,
      soldAt: optional(InstantMs),
      deliveredAt: optional(InstantMs),
      installedAt: optional(InstantMs),
    }),
    clause: "3.1.2",
    by: office,
    creates: true,
    id: ({ model, serial }) => installedUnitId(model as string, serial as string),
  }),
  deliver: command({ input: Struct({ deliveredAt: InstantMs }), clause: "3.1.2", by: everybody }),
  install: command({
    input: Struct({ installedAt: InstantMs, ticket: optional(Identifier) }),
    clause: "3.1.2",
    by: everybody,
  }),
  move: command({
    input: Struct({ customer: optional(Holder), site: optional(Site), reason: Text }),
    clause: "3.1.2",
    by: office,
  }),
  recordUse: command({
    input: Struct({ meter: Meter, value: Count, reason: optional(Text) }),
    clause: "3.4.2",
    by: everybody,
    needs: plans,
  }),
  takeUnderPlan: command({ input: Struct({ plan: Identifier }), clause: "3.4.3", by: office }),
  retire: command({
    input: Struct({
      why: Literals(["scrapped", "replaced", "returned", "lost"]),
      replacedBy: optional(Identifier),
    }),
    clause: "3.1.2",
    by: office,
    needs: { ...plans, replacement: { kind: "installedUnit", id: { input: "replacedBy" } } },
  }),
  returnToUse: command({
    input: Struct({ customer: Holder, site: Site, reason: Text }),
    clause: "3.1.2",
    by: office,
  }),
}

/**
 * The inputs of an installed unit's commands.
 *
 * @category installed unit
 * @since 0.1.0
 */
export type InstalledUnitCommands = CommandTypes<typeof installedUnitCommands>

/**
 * The commands that make an installed unit.
 *
 * @category installed unit
 * @since 0.1.0
 */
export type InstalledUnitCreating = Creating<typeof installedUnitCommands>
