/** The words of the rules that every document that takes parts away has in common. */
import type { RuleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const numberedAsTrackedWords: RuleWords = {
  title: { en: "Lines name what their part is tracked by", "zh-Hans": "各行须按配件追踪方式填写编号" },
  failed: {
    en: "{part} is tracked by {tracking:tracking}: one serial number with the quantity 1, one lot, or neither.",
    "zh-Hans": "{part} 的追踪方式为 {tracking:tracking}：序列号一件一号、批号，或均不填。",
  },
  remedy: { en: "Name the part and its number as in the catalogue.", "zh-Hans": "请按目录填写配件及编号。" },
}

/**
 * @category messages
 * @since 0.1.0
 */
export const returnedPartGoesAlongWords: RuleWords = {
  title: { en: "The lines take the returned part along", "zh-Hans": "单据须包含所结案的旧件" },
  failed: {
    en: "Return {defectiveReturn} is about {quantity} of {part} {item}; the lines take {taken} of it.",
    "zh-Hans": "旧件返还单 {defectiveReturn} 为 {part} {item} 共 {quantity}，各行仅含 {taken}。",
  },
  remedy: {
    en: "Name the returned part with its number and its whole quantity, from the defective parts or the quarantine. Other parts may stand beside it.",
    "zh-Hans": "请填写该旧件及其编号和全部数量，位置为旧件区或隔离区；可同时包含其他配件。",
  },
}
