/** The statuses of a lot and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { LotCommands } from "./lot-commands.ts"
import { blankLot, type Lot } from "./lot-record.ts"

type Input = {
  readonly [C in keyof LotCommands]: { readonly type: C; readonly input: LotCommands[C] }
}[keyof LotCommands]

/**
 * The machine of a lot. One whose date was corrected is open again; the desk expires it anew where the new date has
 * passed too.
 *
 * @category lot
 * @since 0.1.0
 */
export const lotMachine = setup({ types: {} as { context: Lot; events: Input } }).createMachine({
  id: "lot",
  context: blankLot,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { enter: "open" } },
    open: { meta: { category: "open" }, on: { correctExpiry: {}, warn: {}, expire: "expired" } },
    expired: { meta: { category: "closed" }, on: { correctExpiry: "open" } },
  },
})
