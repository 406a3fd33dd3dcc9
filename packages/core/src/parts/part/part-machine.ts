/** The statuses of a part and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { PartCommands } from "./part-commands.ts"
import { blankPart, type Part } from "./part-record.ts"

type Input = {
  readonly [C in keyof PartCommands]: { readonly type: C; readonly input: PartCommands[C] }
}[keyof PartCommands]

const kept = { change: {}, classify: {}, recordShortage: {} }

/**
 * The machine of a part. What was discontinued is ordered no more; what is there of it is used up.
 *
 * @category part
 * @since 0.1.0
 */
export const partMachine = setup({ types: {} as { context: Part; events: Input } }).createMachine({
  id: "part",
  context: blankPart,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { register: "active" } },
    active: { meta: { category: "open" }, on: { ...kept, discontinue: "discontinued" } },
    discontinued: { meta: { category: "closed" }, on: { ...kept, reinstate: "active" } },
  },
})
