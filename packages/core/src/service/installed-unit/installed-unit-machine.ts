/** The statuses of an installed unit and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { InstalledUnitCommands } from "./installed-unit-commands.ts"
import { blankInstalledUnit, type InstalledUnit } from "./installed-unit-record.ts"

type Input = {
  readonly [C in keyof InstalledUnitCommands]: { readonly type: C; readonly input: InstalledUnitCommands[C] }
}[keyof InstalledUnitCommands]

const inUse = { move: {}, recordUse: {}, takeUnderPlan: {}, retire: "retired" }

/**
 * The machine of an installed unit. What is registered with a date of delivery or installation begins there.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const installedUnitMachine = setup({
  types: {} as { context: InstalledUnit; events: Input },
  guards: {
    isInstalled: ({ event }) => event.type === "register" && event.input.installedAt !== undefined,
    isDelivered: ({ event }) => event.type === "register" && event.input.deliveredAt !== undefined,
  },
}).createMachine({
  id: "installedUnit",
  context: blankInstalledUnit,
  initial: "new",
  states: {
    new: {
      meta: { category: "open" },
      on: {
        register: [
          { guard: "isInstalled", target: "installed" },
          { guard: "isDelivered", target: "delivered" },
          { target: "registered" },
        ],
      },
    },
    registered: { meta: { category: "open" }, on: { ...inUse, deliver: "delivered", install: "installed" } },
    delivered: { meta: { category: "open" }, on: { ...inUse, install: "installed" } },
    installed: { meta: { category: "done" }, on: inUse },
    retired: { meta: { category: "closed" }, on: { returnToUse: "registered" } },
  },
})
