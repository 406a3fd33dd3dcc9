/** The words of a part unit's lifecycle. */
import type { partUnitCommands } from "../parts/part-unit/part-unit-commands.ts"
import type { partUnitDuties } from "../parts/part-unit/part-unit-duties.ts"
import type { partUnitRules } from "../parts/part-unit/part-unit-rules.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const partUnitWords = {
  title: { en: "Part unit", "zh-Hans": "单件配件" },
  rules: {
    "follows-a-document": {
      title: { en: "A piece moves by a document", "zh-Hans": "单件须随单据流转" },
      failed: { en: "{unit} was to be changed without a document.", "zh-Hans": "{unit} 的变动没有相应单据。" },
      remedy: {
        en: "Record the receipt, transfer, requisition or other document that moves it.",
        "zh-Hans": "请登记使其变动的收货、移库、领用等单据。",
      },
    },
    "set-down-where-it-may-be": {
      title: { en: "A piece is set down where it may be", "zh-Hans": "单件须放置于允许的位置" },
      failed: {
        en: "{unit} is at {place:place} already, or may not be set down there.",
        "zh-Hans": "{unit} 已在 {place:place}，或不得放置于该处。",
      },
      remedy: { en: "Name another place: a bin, or quarantine.", "zh-Hans": "请指定其他位置：库位或隔离区。" },
    },
    "expired-stays-out-of-stock": {
      title: { en: "What has expired is neither stored nor issued", "zh-Hans": "过期件不得入库或发放" },
      failed: { en: "{serial} expired at {expired}.", "zh-Hans": "{serial} 已于 {expired} 过期。" },
      remedy: { en: "Move it to quarantine.", "zh-Hans": "请移至隔离区。" },
    },
    "used-on-the-ticket-it-was-issued-for": {
      title: { en: "A piece is used on the ticket it was issued for", "zh-Hans": "领用件只能用于领用所对应的服务单" },
      failed: {
        en: "{serial} was issued for {issuedFor}, not for {ticket}.",
        "zh-Hans": "{serial} 为服务单 {issuedFor} 领用，不得用于 {ticket}。",
      },
      remedy: {
        en: "Return it, and have it issued for the ticket that needs it.",
        "zh-Hans": "请先退库，再为需要的服务单重新领用。",
      },
    },
    "expiry-has-come": {
      title: { en: "A piece expires on its day", "zh-Hans": "单件到期之日方为过期" },
      failed: { en: "{serial} has not expired yet.", "zh-Hans": "{serial} 尚未到期。" },
      remedy: { en: "Wait until its date of expiry.", "zh-Hans": "请等到其有效期届满。" },
    },
  },
  duties: {
    "expiry-ahead": { en: "Coming expiry is told", "zh-Hans": "效期预警" },
    "unit-expiry": { en: "Piece expires on its day", "zh-Hans": "单件到期" },
  },
  commands: {
    order: { en: "Order piece", "zh-Hans": "订购单件" },
    enter: { en: "Enter piece", "zh-Hans": "登记单件" },
    arrive: { en: "Record arrival", "zh-Hans": "登记到货" },
    reject: { en: "Reject piece", "zh-Hans": "判为不合格" },
    putAway: { en: "Put away", "zh-Hans": "上架" },
    move: { en: "Move piece", "zh-Hans": "移位" },
    issue: { en: "Issue piece", "zh-Hans": "发放" },
    takeBack: { en: "Take back into stock", "zh-Hans": "退库" },
    install: { en: "Install piece", "zh-Hans": "安装" },
    bringBack: { en: "Bring back defective piece", "zh-Hans": "旧件返还" },
    sendBack: { en: "Send back to the supplier", "zh-Hans": "退回供应商" },
    scrap: { en: "Scrap piece", "zh-Hans": "报废" },
    destroy: { en: "Destroy piece", "zh-Hans": "销毁" },
    lose: { en: "Record loss", "zh-Hans": "登记遗失" },
    recover: { en: "Record as recovered", "zh-Hans": "登记找回" },
    warn: { en: "Tell of coming expiry", "zh-Hans": "效期预警" },
    expire: { en: "Note expiry", "zh-Hans": "标记过期" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    ordered: { en: "ordered", "zh-Hans": "已订购" },
    inspecting: { en: "in inspection", "zh-Hans": "待检" },
    quarantined: { en: "in quarantine", "zh-Hans": "隔离" },
    inStock: { en: "in stock", "zh-Hans": "在库" },
    inCustody: { en: "with an engineer", "zh-Hans": "工程师保管" },
    installed: { en: "installed", "zh-Hans": "已安装" },
    defective: { en: "came back defective", "zh-Hans": "故障返还" },
    returned: { en: "returned to the supplier", "zh-Hans": "已退供应商" },
    scrapped: { en: "scrapped", "zh-Hans": "已报废" },
    destroyed: { en: "destroyed", "zh-Hans": "已销毁" },
    lost: { en: "lost", "zh-Hans": "遗失" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof partUnitRules,
  {
    duty: keyof typeof partUnitDuties
    command: keyof typeof partUnitCommands
    status:
      | "new"
      | "ordered"
      | "inspecting"
      | "quarantined"
      | "inStock"
      | "inCustody"
      | "installed"
      | "defective"
      | "returned"
      | "scrapped"
      | "destroyed"
      | "lost"
    separation: never
  }
>
