/** The words of a purchase proposal's lifecycle. */
import type { purchaseProposalCommands } from "../parts/purchase-proposal/purchase-proposal-commands.ts"
import type { purchaseProposalDuties } from "../parts/purchase-proposal/purchase-proposal-duties.ts"
import type {
  purchaseProposalRules,
  purchaseProposalSeparations,
} from "../parts/purchase-proposal/purchase-proposal-rules.ts"
import { purchaseOrderWords } from "./purchase-order-words.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const purchaseProposalWords = {
  title: { en: "Purchase proposal", "zh-Hans": "采购建议" },
  rules: {
    "proposed-supplier-known": purchaseOrderWords.rules["supplier-known"],
    "proposed-parts-in-catalogue": purchaseOrderWords.rules["parts-in-catalogue"],
    "each-part-proposed-once": {
      title: { en: "Each part is proposed once", "zh-Hans": "每种配件只建议一次" },
      failed: { en: "Proposed more than once: {parts}.", "zh-Hans": "以下配件重复：{parts}。" },
      remedy: { en: "Give one line for each part.", "zh-Hans": "每种配件请只填一行。" },
    },
    "proposed-quantities-positive": purchaseOrderWords.rules["ordered-quantities-positive"],
    "expiry-lies-ahead": {
      title: { en: "The expiry lies ahead", "zh-Hans": "有效期须在将来" },
      failed: { en: "{expiresAt} has passed.", "zh-Hans": "{expiresAt} 已过。" },
      remedy: { en: "Give a later date, or none.", "zh-Hans": "请填写更晚的日期，或不填。" },
    },
    "proposal-not-expired": {
      title: { en: "The proposal has not expired", "zh-Hans": "采购建议须在有效期内" },
      failed: { en: "It could be confirmed up to {expiresAt}.", "zh-Hans": "确认截止时间为 {expiresAt}。" },
      remedy: {
        en: "Propose it anew, from usage and stock as they are now.",
        "zh-Hans": "请按当前用量和库存重新提出建议。",
      },
    },
    "confirmed-lines-were-proposed": {
      title: { en: "Confirmed lines were proposed", "zh-Hans": "确认的行须在建议中" },
      failed: {
        en: "Not in the proposal, or named twice: line {lines}.",
        "zh-Hans": "建议中没有或重复填写的行：{lines}。",
      },
      remedy: {
        en: "Name each line once; order other parts by a purchase order.",
        "zh-Hans": "每行只填一次；其他配件请另行下单。",
      },
    },
    "something-is-confirmed": {
      title: { en: "Something is confirmed", "zh-Hans": "至少确认一项" },
      failed: { en: "Every quantity is 0.", "zh-Hans": "所有数量均为 0。" },
      remedy: { en: "Reject the proposal where nothing is to be bought.", "zh-Hans": "如无需采购，请否决该建议。" },
    },
  },
  duties: { "proposal-expiry": { en: "Decide on the purchase proposal", "zh-Hans": "处理采购建议" } },
  commands: {
    propose: { en: "Propose purchase", "zh-Hans": "提出采购建议" },
    confirm: { en: "Confirm proposal", "zh-Hans": "确认采购建议" },
    reject: { en: "Reject proposal", "zh-Hans": "否决采购建议" },
    expire: { en: "Let the proposal expire", "zh-Hans": "采购建议失效" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    proposed: { en: "proposed", "zh-Hans": "待确认" },
    confirmed: { en: "confirmed", "zh-Hans": "已确认" },
    rejected: { en: "rejected", "zh-Hans": "已否决" },
    expired: { en: "expired", "zh-Hans": "已失效" },
  },
  separations: {
    "proposer-not-confirmer": {
      title: { en: "Nobody confirms a proposal of their own", "zh-Hans": "建议人不得确认" },
      failed: { en: "{person} made this proposal ({did}).", "zh-Hans": "{person} 提出了该建议（{did}）。" },
      remedy: { en: "Let another person confirm it.", "zh-Hans": "请由其他人员确认。" },
    },
  },
} satisfies LifecycleWords<
  keyof typeof purchaseProposalRules,
  {
    duty: keyof typeof purchaseProposalDuties
    command: keyof typeof purchaseProposalCommands
    status: "new" | "proposed" | "confirmed" | "rejected" | "expired"
    separation: keyof typeof purchaseProposalSeparations
  }
>
