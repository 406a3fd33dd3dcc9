/** The words of a requisition's lifecycle. */
import type { requisitionSeparations } from "../parts/requisition/requisition.ts"
import type { requisitionCommands } from "../parts/requisition/requisition-commands.ts"
import type { requisitionDuties } from "../parts/requisition/requisition-duties.ts"
import type { requisitionRules } from "../parts/requisition/requisition-rules.ts"
import { approvalHoldsWords, approvalWords } from "./approval-words.ts"
import { requisitionCustodyWords } from "./requisition-words/custody-rules.ts"
import { requisitionFitnessWords } from "./requisition-words/fitness-rules.ts"
import { requisitionShelfWords } from "./requisition-words/shelf-rules.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const requisitionWords = {
  title: { en: "Requisition", "zh-Hans": "领用单" },
  rules: {
    ...approvalWords.rules,
    "approval-holds": approvalHoldsWords,
    ...requisitionShelfWords,
    ...requisitionFitnessWords,
    ...requisitionCustodyWords,
    "parts-in-catalogue": {
      title: { en: "Parts of the catalogue are requisitioned", "zh-Hans": "领用目录内的配件" },
      failed: {
        en: "Not in the catalogue, or discontinued: {parts}.",
        "zh-Hans": "不在目录中或已停用的配件：{parts}。",
      },
      remedy: {
        en: "Register the part (part.register), or ask for the one that replaces it.",
        "zh-Hans": "请登记配件（part.register），或改领替代配件。",
      },
    },
    "few-enough-serial-numbers": {
      title: { en: "A requisition is about few enough single pieces", "zh-Hans": "单张领用单的序列号件数有限" },
      failed: {
        en: "{pieces} pieces with serial numbers are asked for; {most} at the most.",
        "zh-Hans": "申请了 {pieces} 件带序列号的配件，最多 {most} 件。",
      },
      remedy: { en: "Ask for them on several requisitions.", "zh-Hans": "请拆分为多张领用单。" },
    },
    "for-an-open-ticket": {
      title: { en: "Parts are for a ticket on which work is due", "zh-Hans": "配件用于尚在处理的服务单" },
      failed: {
        en: "Ticket {ticket} has status {status:ticket}.",
        "zh-Hans": "服务单 {ticket} 的状态为 {status:ticket}。",
      },
      remedy: {
        en: "Name the ticket that the work is done on; a case that came up again is reopened first (ticket.reopen).",
        "zh-Hans": "请填写正在处理的服务单；再次出现的问题请先重开（ticket.reopen）。",
      },
    },
    "engineer-of-the-ticket": {
      title: { en: "Parts go to the engineer of the ticket", "zh-Hans": "配件交给服务单的工程师" },
      failed: {
        en: "{engineer} does not work on ticket {ticket}; {engineers} does.",
        "zh-Hans": "{engineer} 不是服务单 {ticket} 的工程师；应为 {engineers}。",
      },
      remedy: {
        en: "Agree the visit with {engineer} first, or change the requisition to the engineer of the visit.",
        "zh-Hans": "请先与 {engineer} 约定上门，或将领用单改为上门的工程师。",
      },
    },
  },
  duties: {
    "requisition-approved": { en: "Approve or reject", "zh-Hans": "审批或退回" },
    "picked-up": { en: "Parts are picked up", "zh-Hans": "领取配件" },
    "receipt-confirmed": { en: "Who receives the parts confirms it", "zh-Hans": "确认领取" },
    "unused-returned": { en: "Unused parts are handed back", "zh-Hans": "未用配件交回" },
    "return-confirmed": { en: "The store confirms the return", "zh-Hans": "库房确认退库" },
  },
  commands: {
    submit: { en: "Submit requisition", "zh-Hans": "提交领用单" },
    change: { en: "Change requisition", "zh-Hans": "修改领用单" },
    approve: { en: "Approve", "zh-Hans": "批准" },
    reject: { en: "Reject", "zh-Hans": "不予批准" },
    cancel: { en: "Cancel requisition", "zh-Hans": "取消领用单" },
    reserve: { en: "Reserve parts", "zh-Hans": "预留配件" },
    fill: { en: "Fill shortage", "zh-Hans": "补足缺件" },
    releaseReservation: { en: "Release the reservation", "zh-Hans": "释放预留" },
    handOver: { en: "Hand over parts", "zh-Hans": "发放配件" },
    withdrawHandOver: { en: "Withdraw the hand-over", "zh-Hans": "撤回发放" },
    confirmReceipt: { en: "Confirm receipt", "zh-Hans": "确认领取" },
    recordUse: { en: "Record use on the ticket", "zh-Hans": "登记使用" },
    handBack: { en: "Hand back unused parts", "zh-Hans": "交回未用配件" },
    withdrawHandBack: { en: "Withdraw the hand-back", "zh-Hans": "撤回交回" },
    takeBack: { en: "Take parts back into the store", "zh-Hans": "确认退库" },
    reportLost: { en: "Report parts lost", "zh-Hans": "报告配件遗失" },
    withdrawLoss: { en: "Withdraw the report of a loss", "zh-Hans": "撤回遗失报告" },
    confirmLoss: { en: "Confirm the loss", "zh-Hans": "确认遗失" },
    close: { en: "Close requisition", "zh-Hans": "关闭领用单" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    submitted: { en: "submitted", "zh-Hans": "待审批" },
    approved: { en: "approved", "zh-Hans": "已批准" },
    waiting: { en: "waiting for parts", "zh-Hans": "待料" },
    reserved: { en: "reserved", "zh-Hans": "已预留" },
    handedOver: { en: "handed over, not confirmed", "zh-Hans": "已发放，待确认" },
    issued: { en: "issued", "zh-Hans": "已领用" },
    closed: { en: "closed", "zh-Hans": "已关闭" },
    rejected: { en: "rejected", "zh-Hans": "未批准" },
    cancelled: { en: "cancelled", "zh-Hans": "已取消" },
  },
  separations: {
    ...approvalWords.separations,
    "handed-over-by-another": {
      title: { en: "Two people hand over and confirm", "zh-Hans": "发放与确认由两人完成" },
      failed: {
        en: "{person} handed the parts over and can not confirm the receipt too.",
        "zh-Hans": "{person} 发放了配件，不能同时确认领取。",
      },
      remedy: { en: "Let another storekeeper hand them over.", "zh-Hans": "请由另一名库管员发放。" },
    },
    "taken-back-by-another": {
      title: { en: "Two people hand back and confirm", "zh-Hans": "交回与退库确认由两人完成" },
      failed: {
        en: "{person} handed the parts back and can not confirm the return too.",
        "zh-Hans": "{person} 交回了配件，不能同时确认退库。",
      },
      remedy: { en: "Let another storekeeper take them back.", "zh-Hans": "请由另一名库管员确认。" },
    },
    "loss-confirmed-by-another": {
      title: { en: "A loss is confirmed by somebody else", "zh-Hans": "遗失由他人确认" },
      failed: {
        en: "{person} reported the loss and can not confirm it too.",
        "zh-Hans": "{person} 报告了遗失，不能自行确认。",
      },
      remedy: { en: "Let the supervisor or the store confirm it.", "zh-Hans": "请由主管或库房确认。" },
    },
  },
} satisfies LifecycleWords<
  keyof typeof requisitionRules,
  {
    duty: keyof typeof requisitionDuties
    command: keyof typeof requisitionCommands
    status:
      | "new"
      | "submitted"
      | "approved"
      | "waiting"
      | "reserved"
      | "handedOver"
      | "issued"
      | "closed"
      | "rejected"
      | "cancelled"
    separation: keyof typeof requisitionSeparations
  }
>
