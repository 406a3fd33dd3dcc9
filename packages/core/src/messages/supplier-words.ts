/** The words of a supplier's lifecycle. */
import type { supplierCommands } from "../parts/supplier/supplier-commands.ts"
import type { supplierDuties } from "../parts/supplier/supplier-duties.ts"
import type { supplierRules, supplierSeparations } from "../parts/supplier/supplier-rules.ts"
import { approvalWords } from "./approval-words.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const supplierWords = {
  title: { en: "Supplier", "zh-Hans": "供应商" },
  rules: {
    ...approvalWords.rules,
    "supplier-change-says-what": {
      title: { en: "A change says what changes", "zh-Hans": "变更须写明内容" },
      failed: { en: "Nothing is changed.", "zh-Hans": "没有任何变更内容。" },
      remedy: { en: "Give what is to change.", "zh-Hans": "请填写需要变更的内容。" },
    },
  },
  duties: { "supplier-review": { en: "Review the supplier", "zh-Hans": "供应商复评" } },
  commands: {
    apply: { en: "Propose supplier", "zh-Hans": "申请准入供应商" },
    change: { en: "Change supplier", "zh-Hans": "变更供应商" },
    approve: { en: "Approve supplier", "zh-Hans": "批准供应商" },
    reject: { en: "Reject supplier", "zh-Hans": "否决供应商" },
    review: { en: "Review supplier", "zh-Hans": "复评供应商" },
    suspend: { en: "Suspend supplier", "zh-Hans": "暂停供应商" },
    reinstate: { en: "Reinstate supplier", "zh-Hans": "恢复供应商" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    applied: { en: "applied for", "zh-Hans": "待批准" },
    approved: { en: "approved", "zh-Hans": "合格" },
    suspended: { en: "suspended", "zh-Hans": "已暂停" },
    rejected: { en: "rejected", "zh-Hans": "已否决" },
  },
  separations: {
    ...approvalWords.separations,
    "requester-not-reinstater": {
      title: { en: "Who applied does not reinstate", "zh-Hans": "申请人不得恢复供应商" },
      failed: {
        en: "{person} applied for this supplier ({did}) and can not lift the suspension.",
        "zh-Hans": "{person} 申请了该供应商（{did}），不能解除暂停。",
      },
      remedy: {
        en: "Let another supervisor, or quality, look at what led to the suspension and reinstate.",
        "zh-Hans": "请由其他主管或质量人员核查暂停原因后恢复。",
      },
    },
  },
} satisfies LifecycleWords<
  keyof typeof supplierRules,
  {
    duty: keyof typeof supplierDuties
    command: keyof typeof supplierCommands
    status: "new" | "applied" | "approved" | "suspended" | "rejected"
    separation: keyof typeof supplierSeparations
  }
>
