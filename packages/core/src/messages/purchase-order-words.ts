/** The words of a purchase order's lifecycle. */
import type { purchaseOrderCommands } from "../parts/purchase-order/purchase-order-commands.ts"
import type { purchaseOrderDuties } from "../parts/purchase-order/purchase-order-duties.ts"
import type { purchaseOrderRules, purchaseOrderSeparations } from "../parts/purchase-order/purchase-order-rules.ts"
import { approvalHoldsWords, approvalWords } from "./approval-words.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const purchaseOrderWords = {
  title: { en: "Purchase order", "zh-Hans": "采购订单" },
  rules: {
    ...approvalWords.rules,
    "order-approved-as-it-is": approvalHoldsWords,
    "supplier-approved": {
      title: { en: "The supplier is approved", "zh-Hans": "供应商须为合格供应商" },
      failed: {
        en: "The supplier {supplier} is not approved (status {status:supplier}).",
        "zh-Hans": "供应商 {supplier} 不是合格供应商（状态 {status:supplier}）。",
      },
      remedy: {
        en: "Have the supplier approved or reinstated, or order from another one.",
        "zh-Hans": "请先批准或恢复该供应商，或改向其他供应商采购。",
      },
    },
    "supplier-known": {
      title: { en: "The supplier is known", "zh-Hans": "供应商须已登记" },
      failed: {
        en: "{supplier} is no supplier to order from (status {status:supplier}).",
        "zh-Hans": "{supplier} 不是可采购的供应商（状态 {status:supplier}）。",
      },
      remedy: {
        en: "Propose the supplier, or name another one.",
        "zh-Hans": "请先申请准入该供应商，或选择其他供应商。",
      },
    },
    "parts-in-catalogue": {
      title: { en: "Ordered parts are in the catalogue", "zh-Hans": "采购配件须在目录中" },
      failed: {
        en: "Not in the catalogue, or discontinued: {parts}.",
        "zh-Hans": "以下配件不在目录中或已停用：{parts}。",
      },
      remedy: { en: "Register the parts, or leave them out.", "zh-Hans": "请先登记配件，或从订单中删除。" },
    },
    "ordered-quantities-positive": {
      title: { en: "Quantities are above zero", "zh-Hans": "采购数量须大于零" },
      failed: { en: "No quantity is ordered of: {parts}.", "zh-Hans": "以下配件未填写采购数量：{parts}。" },
      remedy: { en: "Give a quantity, or leave the line out.", "zh-Hans": "请填写数量，或删除该行。" },
    },
    "one-price-for-a-part": {
      title: { en: "A part has one price in an order", "zh-Hans": "同一配件在订单中只有一个价格" },
      failed: { en: "Ordered at different prices: {parts}.", "zh-Hans": "以下配件价格不一致：{parts}。" },
      remedy: { en: "Give one price for each part.", "zh-Hans": "请为每种配件填写同一价格。" },
    },
    "one-currency": {
      title: { en: "An order is in one currency", "zh-Hans": "一张订单只用一种货币" },
      failed: { en: "The prices are in {currencies}.", "zh-Hans": "价格使用了多种货币：{currencies}。" },
      remedy: { en: "Write an order for each currency.", "zh-Hans": "请按货币分别下单。" },
    },
    "delivery-lies-ahead": {
      title: { en: "The delivery lies ahead", "zh-Hans": "交货日期须在将来" },
      failed: { en: "{expectedAt} has passed.", "zh-Hans": "{expectedAt} 已过。" },
      remedy: { en: "Give the date on which the supplier will deliver.", "zh-Hans": "请填写供应商将要交货的日期。" },
    },
    "receipt-of-an-ordered-line": {
      title: { en: "Received is what a line orders", "zh-Hans": "收货须对应订单行" },
      failed: {
        en: "Line {line} is not in the order, or nothing came of it ({received} taken in, {rejected} turned away).",
        "zh-Hans": "订单中没有第 {line} 行，或该行没有到货（合格 {received}，不合格 {rejected}）。",
      },
      remedy: { en: "Name the line that the delivery is for.", "zh-Hans": "请填写到货对应的订单行。" },
    },
    "received-within-order": {
      title: { en: "No more is taken in than was ordered", "zh-Hans": "收货不得超过订购数量" },
      failed: {
        en: "With this delivery {received} of {part} would be taken in on line {line}; the most is {most}.",
        "zh-Hans": "计入本次到货，第 {line} 行 {part} 共收 {received}，上限为 {most}。",
      },
      remedy: { en: "Turn away what is too much, or order it.", "zh-Hans": "请拒收超出部分，或另行下单。" },
    },
  },
  duties: { "delivery-expected": { en: "Delivery by the supplier", "zh-Hans": "供应商交货" } },
  commands: {
    propose: { en: "Write purchase order", "zh-Hans": "提交采购订单" },
    change: { en: "Change purchase order", "zh-Hans": "变更采购订单" },
    approve: { en: "Approve purchase order", "zh-Hans": "审批采购订单" },
    send: { en: "Send purchase order", "zh-Hans": "发出采购订单" },
    expect: { en: "Note another delivery date", "zh-Hans": "更改交货日期" },
    recordArrival: { en: "Record arrival", "zh-Hans": "登记到货" },
    recordReceipt: { en: "Record receipt", "zh-Hans": "登记收货" },
    close: { en: "Close purchase order", "zh-Hans": "关闭采购订单" },
    cancel: { en: "Cancel what has not come", "zh-Hans": "取消未到货部分" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    proposed: { en: "to be approved", "zh-Hans": "待审批" },
    approved: { en: "approved", "zh-Hans": "已审批" },
    sent: { en: "sent", "zh-Hans": "已发出" },
    partlyReceived: { en: "partly received", "zh-Hans": "部分到货" },
    received: { en: "received", "zh-Hans": "已到货" },
    closed: { en: "closed", "zh-Hans": "已关闭" },
    cancelled: { en: "cancelled", "zh-Hans": "已取消" },
  },
  separations: approvalWords.separations,
} satisfies LifecycleWords<
  keyof typeof purchaseOrderRules,
  {
    duty: keyof typeof purchaseOrderDuties
    command: keyof typeof purchaseOrderCommands
    status: "new" | "proposed" | "approved" | "sent" | "partlyReceived" | "received" | "closed" | "cancelled"
    separation: keyof typeof purchaseOrderSeparations
  }
>
