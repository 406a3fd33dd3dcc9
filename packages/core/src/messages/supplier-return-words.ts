/** The words of the lifecycle of a return to a supplier. */
import type { supplierReturnApproval } from "../parts/supplier-return/supplier-return-approval.ts"
import type { supplierReturnCommands } from "../parts/supplier-return/supplier-return-commands.ts"
import type { supplierReturnDuties } from "../parts/supplier-return/supplier-return-duties.ts"
import type { supplierReturnRules } from "../parts/supplier-return/supplier-return-rules.ts"
import { approvalHoldsWords, approvalWords } from "./approval-words.ts"
import type { LifecycleWords } from "./rule-words.ts"
import { numberedAsTrackedWords, returnedPartGoesAlongWords } from "./taken-line-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const supplierReturnWords = {
  title: { en: "Return to supplier", "zh-Hans": "退供应商" },
  rules: {
    ...approvalWords.rules,
    "return-approved-as-it-is": approvalHoldsWords,
    "supplier-known": {
      title: { en: "The supplier is one of the company's", "zh-Hans": "供应商须已登记" },
      failed: { en: "There is no supplier {supplier}.", "zh-Hans": "没有供应商 {supplier}。" },
      remedy: { en: "Name the supplier who delivered the parts.", "zh-Hans": "请填写供货的供应商。" },
    },
    "sent-from-apart": {
      title: { en: "What goes back was kept apart", "zh-Hans": "退货件须来自隔离区或旧件区" },
      failed: { en: "{part} at {place:place} is not kept apart.", "zh-Hans": "{place:place} 的 {part} 未隔离。" },
      remedy: {
        en: "Move it to the quarantine first. What is scrapped is destroyed and does not go back.",
        "zh-Hans": "请先移至隔离区。已报废的配件只能销毁，不得退回。",
      },
    },
    "numbered-as-tracked": numberedAsTrackedWords,
    "enough-on-hand": {
      title: { en: "No more goes back than is on hand", "zh-Hans": "退货数量不超过现有库存" },
      failed: {
        en: "{taken} of {part} {item} were named at {place:place}, where {available} are available.",
        "zh-Hans": "{place:place} 的 {part} {item} 申请退 {taken}，可用 {available}。",
      },
      remedy: { en: "Correct the quantity, or count the place.", "zh-Hans": "请更正数量，或对该位置盘点。" },
    },
    "returned-part-goes-along": returnedPartGoesAlongWords,
    "goes-to-who-delivered-it": {
      title: { en: "A piece goes back to who delivered it", "zh-Hans": "退货须退给原供应商" },
      failed: {
        en: "{serial} came from {from}; the return goes to {supplier}.",
        "zh-Hans": "{serial} 由 {from} 供货；退货单的供应商为 {supplier}。",
      },
      remedy: {
        en: "Write a return of its own to {from}; what another supplier takes back in its place needs a derogation.",
        "zh-Hans": "请另开退给 {from} 的退货单；确由其他供应商代为收回的，须经批准的例外。",
      },
    },
    "enough-in-stock": {
      title: { en: "What is shipped is still there", "zh-Hans": "发运件仍在原处" },
      failed: {
        en: "{taken} of {part} {item} were to be shipped from {place:place}, where {available} are available now.",
        "zh-Hans": "应自 {place:place} 发运 {part} {item} 共 {taken}，现可用 {available}。",
      },
      remedy: { en: "Change the return, which is approved anew then.", "zh-Hans": "请修改退货单，并重新审批。" },
    },
  },
  duties: { "answered-in-time": { en: "Get the supplier's answer", "zh-Hans": "取得供应商答复" } },
  commands: {
    propose: { en: "Propose return", "zh-Hans": "提出退货" },
    change: { en: "Change return", "zh-Hans": "修改退货单" },
    approve: { en: "Approve return", "zh-Hans": "批准退货" },
    ship: { en: "Ship to supplier", "zh-Hans": "发运" },
    recordCredit: { en: "Record credit", "zh-Hans": "登记退款" },
    recordReplacement: { en: "Record replacement", "zh-Hans": "登记换货" },
    recordRefusal: { en: "Record refusal", "zh-Hans": "登记拒收" },
    close: { en: "Close return", "zh-Hans": "结案" },
    cancel: { en: "Cancel return", "zh-Hans": "取消退货" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    proposed: { en: "proposed", "zh-Hans": "已提出" },
    approved: { en: "approved", "zh-Hans": "已批准" },
    shipped: { en: "shipped", "zh-Hans": "已发运" },
    answered: { en: "answered", "zh-Hans": "已答复" },
    closed: { en: "closed", "zh-Hans": "已结案" },
    cancelled: { en: "cancelled", "zh-Hans": "已取消" },
  },
  separations: approvalWords.separations,
} satisfies LifecycleWords<
  keyof typeof supplierReturnRules,
  {
    duty: keyof typeof supplierReturnDuties
    command: keyof typeof supplierReturnCommands
    status: "new" | "proposed" | "approved" | "shipped" | "answered" | "closed" | "cancelled"
    separation: keyof typeof supplierReturnApproval.separations
  }
>
