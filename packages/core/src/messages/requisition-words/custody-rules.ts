/** The words of a requisition's rules on issued parts. */
import type { custodyRules } from "../../parts/requisition/requisition-rules/custody.ts"
import type { RuleWords } from "../rule-words.ts"

export const requisitionCustodyWords = {
  "own-parts": {
    title: { en: "Parts are the engineer's they were issued to", "zh-Hans": "配件由领用人本人经手" },
    failed: {
      en: "These parts are {engineer}'s, not {person}'s.",
      "zh-Hans": "该配件由 {engineer} 领用，而非 {person}。",
    },
    remedy: {
      en: "Let {engineer} do it. Parts are not lent: hand them back (requisition.handBack), and issue them anew.",
      "zh-Hans": "请由 {engineer} 办理。配件不得转借：请先退库（requisition.handBack），再重新领用。",
    },
  },
  "own-word-withdrawn": {
    title: { en: "Withdrawn by one of the two sides", "zh-Hans": "由双方之一撤回" },
    failed: {
      en: "{person} is neither {engineer} nor of the store.",
      "zh-Hans": "{person} 既非 {engineer} 也非库房人员。",
    },
    remedy: { en: "Let {engineer} or the store withdraw it.", "zh-Hans": "请由 {engineer} 或库房撤回。" },
  },
  "something-is-reserved": {
    title: { en: "Something is reserved", "zh-Hans": "存在预留" },
    failed: { en: "Nothing is reserved.", "zh-Hans": "没有预留的配件。" },
    remedy: { en: "Nothing is to be done.", "zh-Hans": "无需操作。" },
  },
  "used-through-the-ticket": {
    title: { en: "Use is recorded with the replacement on the ticket", "zh-Hans": "使用情况随服务单的更换登记" },
    failed: {
      en: "Ticket {ticket} is kept here: a use that it does not show can not be recorded.",
      "zh-Hans": "服务单 {ticket} 在本系统中，不能绕过服务单登记使用。",
    },
    remedy: {
      en: "Record the replacement on the ticket (ticket.replacePart); the use follows from it.",
      "zh-Hans": "请在服务单上登记更换（ticket.replacePart），使用情况随之登记。",
    },
  },
  "used-on-its-ticket": {
    title: { en: "Parts are used on the ticket they were issued for", "zh-Hans": "配件只用于对应的服务单" },
    failed: {
      en: "They were issued for ticket {issuedFor}, not for {ticket}.",
      "zh-Hans": "该配件为服务单 {issuedFor} 领用，不能用于 {ticket}。",
    },
    remedy: {
      en: "Hand them back (requisition.handBack), and requisition them for the other ticket.",
      "zh-Hans": "请退库（requisition.handBack），再为另一服务单领用。",
    },
  },
  "no-more-than-held": {
    title: { en: "No more than the engineer holds", "zh-Hans": "不超过持有数量" },
    failed: {
      en: "Line {lines}, lot or serial number {items}: {asked} named, {held} held.",
      "zh-Hans": "第 {lines} 行（批次或序列号 {items}）：填写 {asked}，持有 {held}。",
    },
    remedy: {
      en: "Name what was issued on this requisition and is not used, handed back or reported lost yet; where the part has lots or serial numbers, with the one that was issued (item).",
      "zh-Hans":
        "请填写本领用单已领用且尚未使用、交回或报失的数量；按批次或序列号管理的配件，须写明所领用的批次或序列号（item）。",
    },
  },
  "no-more-than-handed-back": {
    title: { en: "No more is taken back than was handed back", "zh-Hans": "退库不超过交回数量" },
    failed: {
      en: "Line {lines}, lot or serial number {items}: {asked} named, {held} handed back.",
      "zh-Hans": "第 {lines} 行（批次或序列号 {items}）：填写 {asked}，交回 {held}。",
    },
    remedy: {
      en: "Let the engineer hand it back first (requisition.handBack), and name the same lot or serial number (item).",
      "zh-Hans": "请先由工程师交回（requisition.handBack），并写明同一批次或序列号（item）。",
    },
  },
  "bin-offers-the-storage-class": {
    title: { en: "Returned parts go into a bin that suits them", "zh-Hans": "退库配件放入合适的库位" },
    failed: {
      en: "Not open, or not of the part's storage class: {bins}.",
      "zh-Hans": "库位不可用或不符合储存条件：{bins}。",
    },
    remedy: { en: "Name an open bin of the right storage class.", "zh-Hans": "请选择符合储存条件的可用库位。" },
  },
  "hand-back-is-reported": {
    title: { en: "Something was handed back", "zh-Hans": "已有交回" },
    failed: { en: "Nothing waits to be taken back.", "zh-Hans": "没有待确认的交回。" },
    remedy: { en: "Nothing is to be withdrawn.", "zh-Hans": "无需撤回。" },
  },
  "loss-is-reported": {
    title: { en: "A loss was reported", "zh-Hans": "已报告遗失" },
    failed: { en: "No loss waits to be confirmed.", "zh-Hans": "没有待确认的遗失。" },
    remedy: {
      en: "The engineer reports a loss first (requisition.reportLost).",
      "zh-Hans": "请先由工程师报告遗失（requisition.reportLost）。",
    },
  },
  "every-piece-accounted-for": {
    title: { en: "Used, returned and lost make up what was issued", "zh-Hans": "使用、退库、遗失之和等于领用数" },
    failed: {
      en: "Line {lines}: issued {issued}; used {used}; returned {returned}; lost {lost}.",
      "zh-Hans": "第 {lines} 行：领用 {issued}；使用 {used}；退库 {returned}；遗失 {lost}。",
    },
    remedy: {
      en: "Let the engineer hand back the rest (requisition.handBack), or report it lost (requisition.reportLost).",
      "zh-Hans": "请由工程师交回其余配件（requisition.handBack），或报告遗失（requisition.reportLost）。",
    },
  },
} satisfies Readonly<Record<keyof typeof custodyRules, RuleWords>>
