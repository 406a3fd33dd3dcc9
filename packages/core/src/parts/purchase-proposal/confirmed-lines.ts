/** What is ordered of a purchase proposal. */
import type { PurchaseProposal } from "./purchase-proposal-record.ts"

type Confirmed = NonNullable<PurchaseProposal["confirmed"]>

/** The lines to order: as they were proposed, but for what the person who confirms says of them. None with quantity 0. */
export const confirmedLines = (lines: PurchaseProposal["lines"], changes: Confirmed = []): Confirmed =>
  lines.flatMap(({ line, quantity, price }) => {
    const change = changes.find((one) => one.line === line)
    const priced = change?.price ?? price
    const ordered = { line, quantity: change?.quantity ?? quantity, ...(priced === undefined ? {} : { price: priced }) }
    return ordered.quantity === 0 ? [] : [ordered]
  })
