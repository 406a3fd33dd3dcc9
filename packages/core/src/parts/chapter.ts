/** Chapter 5 of the regulation: parts, from the supplier to the customer or to destruction. */
import { chapter } from "../engine/chapter.ts"
import { binWords } from "../messages/bin-words.ts"
import { defectiveReturnWords } from "../messages/defective-return-words.ts"
import { lotWords } from "../messages/lot-words.ts"
import { openingStockWords } from "../messages/opening-stock-words.ts"
import { partUnitWords } from "../messages/part-unit-words.ts"
import { partWords } from "../messages/part-words.ts"
import { purchaseOrderWords } from "../messages/purchase-order-words.ts"
import { purchaseProposalWords } from "../messages/purchase-proposal-words.ts"
import { receiptWords } from "../messages/receipt-words.ts"
import { requisitionWords } from "../messages/requisition-words.ts"
import { scrapWords } from "../messages/scrap-words.ts"
import { stockTransferWords } from "../messages/stock-transfer-words.ts"
import { stocktakeWords } from "../messages/stocktake-words.ts"
import { supplierReturnWords } from "../messages/supplier-return-words.ts"
import { supplierWords } from "../messages/supplier-words.ts"
import { bin } from "./bin/bin.ts"
import { defectiveReturn } from "./defective-return/defective-return.ts"
import { lot } from "./lot/lot.ts"
import { openingStock } from "./opening-stock/opening-stock.ts"
import { part } from "./part/part.ts"
import { partUnit } from "./part-unit/part-unit.ts"
import { purchaseOrder } from "./purchase-order/purchase-order.ts"
import { purchaseProposal } from "./purchase-proposal/purchase-proposal.ts"
import { receipt } from "./receipt/receipt.ts"
import { requisition } from "./requisition/requisition.ts"
import { scrap } from "./scrap/scrap.ts"
import { stockAccuracy } from "./stocktake/stock-accuracy.ts"
import { stockTransfer } from "./stock-transfer/stock-transfer.ts"
import { stocktake } from "./stocktake/stocktake.ts"
import { supplier } from "./supplier/supplier.ts"
import { supplierReturn } from "./supplier-return/supplier-return.ts"

/**
 * Chapter 5 as a value: the catalogue of parts, the bins that they lie in, their lots and single pieces, and the
 * documents that move them: from suppliers, to engineers and customers, to destruction.
 *
 * @category chapters
 * @since 0.1.0
 */
export const parts = chapter({
  id: "parts",
  title: { en: "Parts", "zh-Hans": "配件管理" },
  lifecycles: [
    part,
    bin,
    lot,
    partUnit,
    supplier,
    purchaseProposal,
    purchaseOrder,
    receipt,
    stockTransfer,
    openingStock,
    requisition,
    defectiveReturn,
    stocktake,
    scrap,
    supplierReturn,
  ],
  words: {
    part: partWords,
    bin: binWords,
    lot: lotWords,
    partUnit: partUnitWords,
    supplier: supplierWords,
    purchaseProposal: purchaseProposalWords,
    purchaseOrder: purchaseOrderWords,
    receipt: receiptWords,
    stockTransfer: stockTransferWords,
    openingStock: openingStockWords,
    requisition: requisitionWords,
    defectiveReturn: defectiveReturnWords,
    stocktake: stocktakeWords,
    scrap: scrapWords,
    supplierReturn: supplierReturnWords,
  },
  measures: { "stock-accuracy": stockAccuracy },
  realises: [
    { clause: "5.1.1", by: "record", id: "receipt.arrived" },
    { clause: "5.1.1", by: "record", id: "openingStock.entered" },
    { clause: "5.1.2", by: "record", id: "stocktake.posted" },
    { clause: "5.1.3", by: "plan", id: "purchaseProposal.proposed" },
    { clause: "5.2.1", by: "record", id: "supplier.approved" },
    { clause: "5.2.2", by: "record", id: "receipt.inspected" },
    { clause: "5.2.3", by: "record", id: "stockTransfer.transferred" },
    { clause: "5.3.1", by: "record", id: "requisition.submitted" },
    { clause: "5.3.2", by: "record", id: "requisition.receiptConfirmed" },
    { clause: "5.3.3", by: "record", id: "defectiveReturn.received" },
    { clause: "5.4.2", by: "record", id: "scrap.applied" },
    { clause: "5.4.3", by: "record", id: "scrap.custody" },
  ],
})
