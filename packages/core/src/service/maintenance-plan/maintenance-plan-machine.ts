/** The statuses of a maintenance plan and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { MaintenancePlanCommands } from "./maintenance-plan-commands.ts"
import { blankMaintenancePlan, type MaintenancePlan } from "./maintenance-plan-record.ts"

type Input = {
  readonly [C in keyof MaintenancePlanCommands]: { readonly type: C; readonly input: MaintenancePlanCommands[C] }
}[keyof MaintenancePlanCommands]

const always = { recordVisit: {}, loseVisit: {}, takeReading: {}, changeRhythm: {}, end: "ended" }

/**
 * The machine of a maintenance plan. A pause opens no visits; those that are open go on.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const maintenancePlanMachine = setup({
  types: {} as { context: MaintenancePlan; events: Input },
}).createMachine({
  id: "maintenancePlan",
  context: blankMaintenancePlan,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { start: "running" } },
    running: { meta: { category: "open" }, on: { ...always, openVisit: {}, skipVisit: {}, pause: "paused" } },
    paused: { meta: { category: "open" }, on: { ...always, resume: "running" } },
    ended: { meta: { category: "closed" }, type: "final" },
  },
})
