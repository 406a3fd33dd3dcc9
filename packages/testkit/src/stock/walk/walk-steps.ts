/** All steps of the walk, by the commands that they give. */
import { arrivalSteps } from "./arrival-steps.ts"
import { catalogueSteps } from "./catalogue-steps.ts"
import { endingSteps } from "./ending-steps.ts"
import { purchaseSteps } from "./purchase-steps.ts"
import { requisitionSteps } from "./requisition-steps.ts"
import type { Steps } from "./step.ts"
import { stocktakeSteps } from "./stocktake-steps.ts"

/**
 * A step for every command on parts that people give, and for the commands on tickets that use them.
 *
 * @category stock
 * @since 0.1.0
 */
export const walkSteps: Steps = {
  ...catalogueSteps,
  ...purchaseSteps,
  ...arrivalSteps,
  ...requisitionSteps,
  ...stocktakeSteps,
  ...endingSteps,
}

/**
 * Commands that undo or put off what others do. They come seldom, so that the others get somewhere.
 *
 * @category stock
 * @since 0.1.0
 */
export const rareSteps: ReadonlySet<string> = new Set([
  "part.change",
  "part.discontinue",
  "bin.block",
  "bin.change",
  "bin.retire",
  "supplier.change",
  "supplier.suspend",
  "supplier.reject",
  "purchaseProposal.reject",
  "purchaseOrder.change",
  "purchaseOrder.cancel",
  "receipt.recordLoss",
  "requisition.change",
  "requisition.cancel",
  "requisition.reject",
  "requisition.releaseReservation",
  "scrap.edit",
  "scrap.withdraw",
  "scrap.reject",
  "scrap.dismiss",
  "stocktake.cancel",
  "supplierReturn.cancel",
  "defectiveReturn.reportMissing",
])

/**
 * Commands of different documents that take from the same places: given at once, they race for the last pieces.
 *
 * @category stock
 * @since 0.1.0
 */
export const takingSteps: ReadonlyArray<string> = [
  "stockTransfer.transfer",
  "requisition.reserve",
  "scrap.takeIntoCustody",
  "supplierReturn.ship",
  "stocktake.post",
]
