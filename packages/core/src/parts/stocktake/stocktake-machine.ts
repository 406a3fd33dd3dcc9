/** The statuses of a stocktake and where each command leads: the only place that knows them. */
import { setup } from "xstate"
import type { StocktakeCommands } from "./stocktake-commands.ts"
import { blankStocktake, type Stocktake } from "./stocktake-record.ts"

type Input = {
  readonly [C in keyof StocktakeCommands]: { readonly type: C; readonly input: StocktakeCommands[C] }
}[keyof StocktakeCommands]

const counted = { recount: "counting", accept: {}, cancel: "cancelled" }

/**
 * The machine of a stocktake. Whatever is counted again is reviewed again.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeMachine = setup({ types: {} as { context: Stocktake; events: Input } }).createMachine({
  id: "stocktake",
  context: blankStocktake,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { plan: "planned" } },
    planned: { meta: { category: "open" }, on: { start: "counting", cancel: "cancelled" } },
    counting: {
      meta: { category: "open" },
      on: { addLines: {}, count: {}, recount: {}, finishCount: "counted", cancel: "cancelled" },
    },
    counted: { meta: { category: "open" }, on: { ...counted, review: "reviewed" } },
    reviewed: { meta: { category: "open" }, on: { ...counted, post: "posted" } },
    posted: { meta: { category: "closed" }, type: "final" },
    cancelled: { meta: { category: "cancelled" }, type: "final" },
  },
})
