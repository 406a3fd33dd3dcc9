/** The words of a requisition's rules on who receives parts, and on their expiry after the shelf. */
import type { fitnessRules } from "../../parts/requisition/requisition-rules/fitness.ts"
import type { RuleWords } from "../rule-words.ts"

export const requisitionFitnessWords = {
  "receiver-in-service": {
    title: { en: "Parts go to somebody in service", "zh-Hans": "配件交给在岗人员" },
    failed: {
      en: "{engineer} is not in service (status {status:person}).",
      "zh-Hans": "{engineer} 不在岗（状态 {status:person}）。",
    },
    remedy: {
      en: "Agree the visit with another engineer, and change the requisition to that one; what was handed over already is withdrawn first (requisition.withdrawHandOver).",
      "zh-Hans": "请改派其他工程师上门，并将领用单改为该工程师；已发放的请先撤回（requisition.withdrawHandOver）。",
    },
  },
  "not-expired-until-it-is-fetched": {
    title: { en: "What has expired leaves the store no more", "zh-Hans": "过期件不得出库" },
    failed: { en: "{part} {item} expired on {expired}.", "zh-Hans": "{part} {item} 已于 {expired} 过期。" },
    remedy: {
      en: "Withdraw the hand-over, release the reservation and reserve what is fit; move what has expired into quarantine (stockTransfer.transfer).",
      "zh-Hans": "请撤回发放、释放预留并改预留合格件；过期件移至隔离区（stockTransfer.transfer）。",
    },
  },
  "nothing-expired-is-used": {
    title: { en: "Nothing that has expired is built in", "zh-Hans": "不得使用过期件" },
    failed: {
      en: "{part} {item} had expired on {expired} when it was used.",
      "zh-Hans": "使用时 {part} {item} 已于 {expired} 过期。",
    },
    remedy: {
      en: "Hand it back (requisition.handBack), and requisition another one. Where the date is wrong, quality corrects it (lot.correctExpiry).",
      "zh-Hans": "请退库（requisition.handBack）后另行领用；日期有误的，由质检更正（lot.correctExpiry）。",
    },
  },
} satisfies Readonly<Record<keyof typeof fitnessRules, RuleWords>>
