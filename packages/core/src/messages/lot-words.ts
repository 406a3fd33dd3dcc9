/** The words of a lot's lifecycle. */
import type { lotCommands } from "../parts/lot/lot-commands.ts"
import type { lotDuties } from "../parts/lot/lot-duties.ts"
import type { lotRules } from "../parts/lot/lot-rules.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const lotWords = {
  title: { en: "Lot", "zh-Hans": "批次" },
  rules: {
    "follows-a-document": {
      title: { en: "A lot comes in by a document", "zh-Hans": "批次须随单据入账" },
      failed: { en: "Lot {lot} was to be entered by itself.", "zh-Hans": "批次 {lot} 未随任何单据登记。" },
      remedy: {
        en: "Record the receipt or the opening stock that brings it.",
        "zh-Hans": "请登记带来该批次的收货单或期初库存。",
      },
    },
    "expiry-has-come": {
      title: { en: "A lot expires on its day", "zh-Hans": "批次到期之日方为过期" },
      failed: { en: "Lot {lot} has not expired yet.", "zh-Hans": "批次 {lot} 尚未到期。" },
      remedy: { en: "Wait until its date of expiry.", "zh-Hans": "请等到其有效期届满。" },
    },
  },
  duties: {
    "expiry-ahead": { en: "Coming expiry is told", "zh-Hans": "效期预警" },
    "lot-expiry": { en: "Lot expires on its day", "zh-Hans": "批次到期" },
  },
  commands: {
    enter: { en: "Enter lot", "zh-Hans": "登记批次" },
    correctExpiry: { en: "Correct date of expiry", "zh-Hans": "更正有效期" },
    warn: { en: "Tell of coming expiry", "zh-Hans": "效期预警" },
    expire: { en: "Expire lot", "zh-Hans": "标记批次过期" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    open: { en: "open", "zh-Hans": "有效" },
    expired: { en: "expired", "zh-Hans": "已过期" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof lotRules,
  {
    duty: keyof typeof lotDuties
    command: keyof typeof lotCommands
    status: "new" | "open" | "expired"
    separation: never
  }
>
