/** The words of a receipt's lifecycle. */
import type { receiptCommands } from "../parts/receipt/receipt-commands.ts"
import type { receiptDuties } from "../parts/receipt/receipt-duties.ts"
import type { receiptRules } from "../parts/receipt/receipt-rules.ts"
import type { receiptSeparations } from "../parts/receipt/receipt.ts"
import {
  binsAreOpen,
  binsFitThePart,
  enoughInStock,
  expiryIsTracked,
  lotsAreNamed,
  nothingExpiredIsPutAway,
  oneExpiryPerLot,
  oneSerialNumberPerPiece,
  partsAreInTheCatalogue,
  serialNumbersAreNew,
} from "./goods-words.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const receiptWords = {
  title: { en: "Goods receipt", "zh-Hans": "收货单" },
  rules: {
    "order-was-sent": {
      title: { en: "Goods come against an order that was sent", "zh-Hans": "到货须对应已发出的采购订单" },
      failed: {
        en: "No delivery is expected on order {order} (status {status:purchaseOrder}; – where there is no such order).",
        "zh-Hans": "采购订单 {order} 不在待收货状态（状态 {status:purchaseOrder}；– 表示没有该订单）。",
      },
      remedy: {
        en: "Name the order that was sent; what nobody ordered is turned away.",
        "zh-Hans": "请填写已发出的订单；未订购的货物应予拒收。",
      },
    },
    "supplier-is-approved": {
      title: { en: "Goods come from the approved supplier of the order", "zh-Hans": "货物须来自订单上的合格供应商" },
      failed: {
        en: "Supplier {supplier} has the status {status:supplier}; the order is with {ordered}.",
        "zh-Hans": "供应商 {supplier} 的状态为 {status:supplier}；订单供应商为 {ordered}。",
      },
      remedy: {
        en: "Name the supplier of the order and have them approved (supplier.approve, or reinstate), or turn the delivery away.",
        "zh-Hans": "请填写订单上的供应商并完成审批（supplier.approve 或 reinstate），或拒收该批货物。",
      },
    },
    "lines-are-of-the-order": {
      title: { en: "Every line is one of the order", "zh-Hans": "到货行须对应订单行" },
      failed: {
        en: "Line {line}: {part} is not on line {orderLine} of order {order}.",
        "zh-Hans": "第 {line} 行：订单 {order} 第 {orderLine} 行不是 {part}。",
      },
      remedy: { en: "Name the order's line and its part.", "zh-Hans": "请填写订单行号及对应配件。" },
    },
    "not-more-than-ordered": {
      title: { en: "No more is taken in than was ordered", "zh-Hans": "收货数量不得超过订购数量" },
      failed: {
        en: "{part}: {ordered} ordered, at most {most} taken in; {there} are there, {comes} more would come.",
        "zh-Hans": "{part}：订购 {ordered}，最多可收 {most}；已有 {there}，本次 {comes}。",
      },
      remedy: {
        en: "Take in what is still open, and turn the rest away. Of an order that was given up nothing is open: what has arrived is inspected as rejected (ordered: 0) and sent back.",
        "zh-Hans": "请只收未交数量，其余拒收。已取消的订单无未交数量：已到货物按不合格检验（订购数 0）并退回。",
      },
    },
    "parts-are-in-the-catalogue": partsAreInTheCatalogue,
    "lots-are-named": lotsAreNamed,
    "one-serial-number-per-piece": oneSerialNumberPerPiece,
    "serial-numbers-are-new": serialNumbersAreNew,
    "expiry-is-tracked": expiryIsTracked,
    "one-expiry-per-lot": oneExpiryPerLot,
    "line-waits-for-inspection": {
      title: { en: "A line is inspected once", "zh-Hans": "每行只检验一次" },
      failed: {
        en: "Line {line} is not on the receipt, or was inspected already.",
        "zh-Hans": "收货单没有第 {line} 行，或该行已检验。",
      },
      remedy: { en: "Name a line that waits for its inspection.", "zh-Hans": "请填写待检验的行。" },
    },
    "every-piece-is-inspected": {
      title: { en: "An inspection speaks of every piece, once", "zh-Hans": "检验须涵盖每一件且不重复" },
      failed: {
        en: "Line {line} has {quantity}, the samples speak of {inspected}; serial numbers: {serials}.",
        "zh-Hans": "第 {line} 行共 {quantity}，检验涵盖 {inspected}；序列号：{serials}。",
      },
      remedy: {
        en: "Give samples that add up to the line; name pieces by their serial numbers.",
        "zh-Hans": "请使各样本数量之和等于该行数量；有序列号的须逐件写明。",
      },
    },
    "readings-have-limits": {
      title: { en: "Every reading has limits to keep", "zh-Hans": "每项测量须有限值" },
      failed: {
        en: "{characteristic} has no limit, or a minimum above its maximum.",
        "zh-Hans": "{characteristic} 没有限值，或下限高于上限。",
      },
      remedy: {
        en: "Give a minimum, a maximum, or both; count what is judged by eye.",
        "zh-Hans": "请填写下限、上限或两者；目测项目请记录件数。",
      },
    },
    "passed-before-stock-in": {
      title: { en: "Goods are inspected before they go into stock", "zh-Hans": "检验合格后方可入库" },
      failed: {
        en: "Line {line} ({part}) was not inspected, or is another part's.",
        "zh-Hans": "第 {line} 行（{part}）尚未检验，或属于其他配件。",
      },
      remedy: { en: "Inspect the line first.", "zh-Hans": "请先检验该行。" },
    },
    "no-more-than-passed": {
      title: { en: "Only what has passed goes on", "zh-Hans": "只有合格件可继续流转" },
      failed: {
        en: "Line {line}: {wanted} wanted, {passed} have passed and wait; serial numbers: {serials}.",
        "zh-Hans": "第 {line} 行：需要 {wanted}，合格待上架 {passed}；序列号：{serials}。",
      },
      remedy: {
        en: "Name what has passed and is not put away yet, pieces by their serial numbers.",
        "zh-Hans": "请填写合格且尚未上架的数量；有序列号的须逐件写明。",
      },
    },
    "bins-are-open": binsAreOpen,
    "bins-fit-the-part": binsFitThePart,
    "nothing-expired-is-put-away": nothingExpiredIsPutAway,
    "enough-in-stock": enoughInStock,
    "no-more-than-waits": {
      title: { en: "No more is given up than waits", "zh-Hans": "登记缺失不得超过待处理数量" },
      failed: {
        en: "Line {line}: {wanted}, of which {waiting} waits.",
        "zh-Hans": "第 {line} 行：登记 {wanted}，待处理 {waiting}。",
      },
      remedy: {
        en: "Name the quantity, or the serial numbers, that still wait for inspection or for a bin.",
        "zh-Hans": "请填写仍待检验或待上架的数量或序列号。",
      },
    },
    "pieces-are-in-inspection": {
      title: { en: "Pieces are still in inspection", "zh-Hans": "单件须仍在待检区" },
      failed: { en: "{serials} are no longer in inspection.", "zh-Hans": "{serials} 已不在待检区。" },
      remedy: { en: "Look where they are, and scan again.", "zh-Hans": "请查明其位置后重新扫描。" },
    },
  },
  duties: {
    "arrivals-inspected": { en: "Arrivals are inspected", "zh-Hans": "到货检验" },
    "passed-put-away": { en: "What passed is put away", "zh-Hans": "合格件上架" },
  },
  commands: {
    arrive: { en: "Record arrival", "zh-Hans": "登记到货" },
    inspect: { en: "Record inspection", "zh-Hans": "登记检验" },
    putAway: { en: "Put away", "zh-Hans": "上架" },
    setApart: { en: "Set apart", "zh-Hans": "隔离" },
    recordLoss: { en: "Record a loss before it is put away", "zh-Hans": "登记上架前缺失" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    arrived: { en: "arrived", "zh-Hans": "已到货" },
    inspected: { en: "inspected", "zh-Hans": "已检验" },
    closed: { en: "closed", "zh-Hans": "已完成" },
  },
  separations: {
    "loss-given-up-by-another": {
      title: { en: "Who took down a delivery does not give up its goods", "zh-Hans": "收货人不得登记该批到货缺失" },
      failed: {
        en: "{person} took down the delivery and can not give up what is missing of it.",
        "zh-Hans": "{person} 登记了该批到货，不能登记其缺失。",
      },
      remedy: { en: "Let another supervisor look for the goods.", "zh-Hans": "请由另一名主管核查。" },
    },
  },
} satisfies LifecycleWords<
  keyof typeof receiptRules,
  {
    duty: keyof typeof receiptDuties
    command: keyof typeof receiptCommands
    status: "new" | "arrived" | "inspected" | "closed"
    separation: keyof typeof receiptSeparations
  }
>
