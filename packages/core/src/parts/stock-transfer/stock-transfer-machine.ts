/** The statuses of a stock transfer: there is nothing between wanting and having moved. */
import { setup } from "xstate"
import type { StockTransferCommands } from "./stock-transfer-commands.ts"
import { blankStockTransfer, type StockTransfer } from "./stock-transfer-record.ts"

type Input = { readonly type: "transfer"; readonly input: StockTransferCommands["transfer"] }

/**
 * The machine of a stock transfer.
 *
 * @category stock transfer
 * @since 0.1.0
 */
export const stockTransferMachine = setup({
  types: {} as { context: StockTransfer; events: Input },
}).createMachine({
  id: "stockTransfer",
  context: blankStockTransfer,
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { transfer: "transferred" } },
    transferred: { meta: { category: "closed" }, type: "final" },
  },
})
