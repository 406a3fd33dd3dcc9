/** The words of the registry: external ids and number series. */
import type { externalIdCommands, externalIdRules } from "../registry/external-id/external-id.ts"
import type { numberSeriesCommands, numberSeriesRules } from "../registry/number-series/number-series.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const externalIdWords = {
  title: { en: "External id", "zh-Hans": "外部编号" },
  rules: {
    "id-is-the-name": {
      title: { en: "Its own id is made of the name", "zh-Hans": "主键由外部编号生成" },
      failed: {
        en: "The id is {id}; for this name it is {expected}.",
        "zh-Hans": "主键为 {id}，该外部编号对应的主键应为 {expected}。",
      },
      remedy: { en: "Register it under {expected}.", "zh-Hans": "请以 {expected} 为主键登记。" },
    },
  },
  duties: {},
  commands: { register: { en: "Register", "zh-Hans": "登记" } },
  statuses: { new: { en: "New", "zh-Hans": "新建" }, registered: { en: "Registered", "zh-Hans": "已登记" } },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof externalIdRules,
  { duty: never; command: keyof typeof externalIdCommands; status: "new" | "registered"; separation: never }
>

/**
 * @category messages
 * @since 0.1.0
 */
export const numberSeriesWords = {
  title: { en: "Number series", "zh-Hans": "编号序列" },
  rules: {
    "numbers-go-on": {
      title: { en: "Numbers are taken in order", "zh-Hans": "按顺序取号" },
      failed: {
        en: "The series stands at {present}; numbers from {from} until before {next} can not be taken.",
        "zh-Hans": "序列当前为 {present}，不能取 {from} 至 {next}（不含）的编号。",
      },
      remedy: { en: "Take numbers from {present} on.", "zh-Hans": "请从 {present} 开始取号。" },
    },
  },
  duties: {},
  commands: {
    open: { en: "Open", "zh-Hans": "启用" },
    take: { en: "Take numbers", "zh-Hans": "取号" },
    close: { en: "Close", "zh-Hans": "停用" },
  },
  statuses: {
    new: { en: "New", "zh-Hans": "新建" },
    open: { en: "Open", "zh-Hans": "使用中" },
    closed: { en: "Closed", "zh-Hans": "已停用" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof numberSeriesRules,
  { duty: never; command: keyof typeof numberSeriesCommands; status: "new" | "open" | "closed"; separation: never }
>
