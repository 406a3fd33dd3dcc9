/** The words of a scrap application's lifecycle. */
import type { scrapCommands } from "../parts/scrap/scrap-commands.ts"
import type { scrapDuties } from "../parts/scrap/scrap-duties.ts"
import type { scrapRules } from "../parts/scrap/scrap-rules.ts"
import type { scrapSeparations } from "../parts/scrap/scrap.ts"
import { approvalHoldsWords, approvalWords } from "./approval-words.ts"
import type { LifecycleWords } from "./rule-words.ts"
import { numberedAsTrackedWords, returnedPartGoesAlongWords } from "./taken-line-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const scrapWords = {
  title: { en: "Scrap application", "zh-Hans": "报废申请" },
  rules: {
    ...approvalWords.rules,
    "approved-as-it-is": approvalHoldsWords,
    "taken-from-store": {
      title: { en: "Scrap comes from where the store keeps parts", "zh-Hans": "报废件来自库房管理的位置" },
      failed: { en: "{part} at {place:place} can not be scrapped.", "zh-Hans": "{place:place} 的 {part} 不能报废。" },
      remedy: {
        en: "Name a bin, the quarantine or the defective parts. What an engineer holds is returned first.",
        "zh-Hans": "请指定库位、隔离区或旧件区。工程师持有的配件请先退库。",
      },
    },
    "numbered-as-tracked": numberedAsTrackedWords,
    "enough-on-hand": {
      title: { en: "No more is scrapped than is on hand", "zh-Hans": "报废数量不超过现有库存" },
      failed: {
        en: "{taken} of {part} {item} were named at {place:place}, where {available} are available.",
        "zh-Hans": "{place:place} 的 {part} {item} 申请 {taken}，可用 {available}。",
      },
      remedy: { en: "Correct the quantity, or count the place.", "zh-Hans": "请更正数量，或对该位置盘点。" },
    },
    "returned-part-goes-along": returnedPartGoesAlongWords,
    "enough-in-stock": {
      title: { en: "What is scrapped is still there", "zh-Hans": "报废件仍在原处" },
      failed: {
        en: "{taken} of {part} {item} were approved at {place:place}, where {available} are available now.",
        "zh-Hans": "{place:place} 的 {part} {item} 获批 {taken}，现可用 {available}。",
      },
      remedy: {
        en: "Edit the application, which is approved anew then.",
        "zh-Hans": "请修改申请，并重新审批。",
      },
    },
    "still-in-custody": {
      title: { en: "What is destroyed came out of the custody", "zh-Hans": "销毁件出自保管处" },
      failed: {
        en: "{taken} of {part} {item} were to be destroyed; the custody has {available}.",
        "zh-Hans": "应销毁 {part} {item} 共 {taken}，保管处仅有 {available}。",
      },
      remedy: { en: "Find out where they are before anything is signed.", "zh-Hans": "请查明去向后再签字。" },
    },
  },
  duties: {
    "put-up-in-time": { en: "Put up for scrap what is damaged", "zh-Hans": "对损坏件提出报废申请" },
    "decided-in-time": { en: "Decide the scrap application", "zh-Hans": "审批报废申请" },
    "destroyed-in-time": { en: "Destroy what is in custody", "zh-Hans": "销毁保管中的报废件" },
  },
  commands: {
    report: { en: "Report damage", "zh-Hans": "报告损坏" },
    apply: { en: "Apply for scrap", "zh-Hans": "申请报废" },
    submit: { en: "Put up what was reported", "zh-Hans": "提交报废申请" },
    recordSentBack: { en: "Record what was sent back", "zh-Hans": "登记已退供应商" },
    dismiss: { en: "Dismiss the report", "zh-Hans": "撤销损坏报告" },
    edit: { en: "Edit application", "zh-Hans": "修改申请" },
    approve: { en: "Approve", "zh-Hans": "批准" },
    reject: { en: "Reject", "zh-Hans": "驳回" },
    withdraw: { en: "Withdraw", "zh-Hans": "撤回" },
    takeIntoCustody: { en: "Take into custody", "zh-Hans": "集中保管" },
    destroy: { en: "Record destruction", "zh-Hans": "登记销毁" },
    witness: { en: "Witness destruction", "zh-Hans": "见证销毁" },
    dispute: { en: "Dispute destruction", "zh-Hans": "否认销毁" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    reported: { en: "damaged, not applied for", "zh-Hans": "已报损待申请" },
    applied: { en: "applied for", "zh-Hans": "已申请" },
    approved: { en: "approved", "zh-Hans": "已批准" },
    inCustody: { en: "in custody", "zh-Hans": "保管中" },
    destroyed: { en: "destroyed, not witnessed", "zh-Hans": "已销毁待见证" },
    witnessed: { en: "destroyed before a witness", "zh-Hans": "已见证销毁" },
    dismissed: { en: "dismissed", "zh-Hans": "已撤销" },
  },
  separations: {
    ...approvalWords.separations,
    "executor-not-witness": {
      title: { en: "Who destroyed does not witness", "zh-Hans": "销毁人不得见证" },
      failed: { en: "{person} destroyed the parts ({did}).", "zh-Hans": "{person} 执行了销毁（{did}）。" },
      remedy: { en: "Let another person witness who saw it.", "zh-Hans": "请由在场的其他人员见证。" },
    },
  },
} satisfies LifecycleWords<
  keyof typeof scrapRules,
  {
    duty: keyof typeof scrapDuties
    command: keyof typeof scrapCommands
    status: "new" | "reported" | "applied" | "approved" | "inCustody" | "destroyed" | "witnessed" | "dismissed"
    separation: keyof typeof scrapSeparations
  }
>
