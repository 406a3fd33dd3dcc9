/** The statuses of a bin and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { BinCommands } from "./bin-commands.ts"
import { type Bin, blankBin } from "./bin-record.ts"

type Input = {
  readonly [C in keyof BinCommands]: { readonly type: C; readonly input: BinCommands[C] }
}[keyof BinCommands]

/**
 * The machine of a bin. Into a blocked bin nothing is put; what is in it can be taken out.
 *
 * @category bin
 * @since 0.1.0
 */
export const binMachine = setup({ types: {} as { context: Bin; events: Input } }).createMachine({
  id: "bin",
  context: blankBin,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { register: "open" } },
    open: { meta: { category: "open" }, on: { openBooks: {}, block: "blocked" } },
    blocked: { meta: { category: "open" }, on: { change: {}, unblock: "open", retire: "retired" } },
    retired: { meta: { category: "closed" }, type: "final" },
  },
})
