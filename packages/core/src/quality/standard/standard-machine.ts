/** The statuses of a standard and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { StandardCommands } from "./standard-commands.ts"
import { blankStandard, type Standard } from "./standard-record.ts"

type Input = {
  readonly [C in keyof StandardCommands]: { readonly type: C; readonly input: StandardCommands[C] }
}[keyof StandardCommands]

/**
 * The machine of a standard. What is in force is changed by a new edition only.
 *
 * @category standard
 * @since 0.1.0
 */
export const standardMachine = setup({ types: {} as { context: Standard; events: Input } }).createMachine({
  id: "standard",
  context: blankStandard,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { draft: "draft" } },
    draft: { meta: { category: "open" }, on: { edit: {}, submit: "submitted", withdraw: "withdrawn" } },
    submitted: { meta: { category: "open" }, on: { edit: {}, approve: "inForce", withdraw: "withdrawn" } },
    inForce: { meta: { category: "done" }, on: { supersede: "superseded", withdraw: "withdrawn" } },
    superseded: { meta: { category: "closed" }, type: "final" },
    withdrawn: { meta: { category: "cancelled" }, type: "final" },
  },
})
