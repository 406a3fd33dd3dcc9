/** The words of the rule about lots and serial numbers, the same for every document that takes parts away. */
import type { RuleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const numberedAsTrackedWords: RuleWords = {
  title: { en: "Lines name what their part is tracked by", "zh-Hans": "各行须按配件追踪方式填写编号" },
  failed: {
    en: "{part} is tracked by {tracking}: one serial number with the quantity 1, one lot, or neither.",
    "zh-Hans": "{part} 的追踪方式为 {tracking}：序列号一件一号、批号，或均不填。",
  },
  remedy: { en: "Name the part and its number as in the catalogue.", "zh-Hans": "请按目录填写配件及编号。" },
}
