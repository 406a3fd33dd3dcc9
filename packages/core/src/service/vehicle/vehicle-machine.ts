/** The statuses of a vehicle and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { VehicleCommands } from "./vehicle-commands.ts"
import { blankVehicle, type Vehicle } from "./vehicle-record.ts"

type Input = {
  readonly [C in keyof VehicleCommands]: { readonly type: C; readonly input: VehicleCommands[C] }
}[keyof VehicleCommands]

const kept = {
  recordCheck: [{ guard: "checkPassed" as const, target: "inService" }, { target: "offRoad" }],
  recordMaintenance: {},
  retire: "retired",
}

/**
 * The machine of a vehicle. A failed check takes it off the road, a passed one brings it back.
 *
 * @category vehicle
 * @since 0.1.0
 */
export const vehicleMachine = setup({
  types: {} as { context: Vehicle; events: Input },
  guards: { checkPassed: ({ event }) => event.type === "recordCheck" && event.input.passed },
}).createMachine({
  id: "vehicle",
  context: blankVehicle,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { register: "inService" } },
    inService: { meta: { category: "open" }, on: kept },
    offRoad: { meta: { category: "open" }, on: kept },
    retired: { meta: { category: "closed" }, type: "final" },
  },
})
