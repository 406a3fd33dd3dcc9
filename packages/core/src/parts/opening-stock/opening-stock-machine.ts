/** The statuses of an opening stock: it is entered at once. */
import { setup } from "xstate"
import type { OpeningStockCommands } from "./opening-stock-commands.ts"
import { blankOpeningStock, type OpeningStock } from "./opening-stock-record.ts"

type Input = { readonly type: "enter"; readonly input: OpeningStockCommands["enter"] }

/**
 * The machine of an opening stock.
 *
 * @category opening stock
 * @since 0.1.0
 */
export const openingStockMachine = setup({
  types: {} as { context: OpeningStock; events: Input },
}).createMachine({
  id: "openingStock",
  context: blankOpeningStock,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { enter: "entered" } },
    entered: { meta: { category: "closed" }, type: "final" },
  },
})
