/** The words of a part's lifecycle. */
import type { partCommands } from "../parts/part/part-commands.ts"
import type { partRules } from "../parts/part/part-rules.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const partWords = {
  title: { en: "Part", "zh-Hans": "配件" },
  rules: {
    "shelf-life-is-tracked": {
      title: { en: "A shelf life needs lots or serial numbers", "zh-Hans": "有保质期的配件须按批次或序列号管理" },
      failed: {
        en: "A shelf life of {days} days is given, but pieces are not told apart.",
        "zh-Hans": "已填写保质期 {days} 天，但该配件不按批次或序列号管理。",
      },
      remedy: {
        en: "Register the part with lots or serial numbers, or without a shelf life.",
        "zh-Hans": "请按批次或序列号登记该配件，或不填写保质期。",
      },
    },
    "something-changes": {
      title: { en: "A change names what changes", "zh-Hans": "变更须写明变更内容" },
      failed: { en: "Nothing is given.", "zh-Hans": "未填写任何变更内容。" },
      remedy: { en: "Give what shall be different.", "zh-Hans": "请填写需要变更的内容。" },
    },
    "bins-are-empty-before-the-class-changes": {
      title: {
        en: "The storage class changes while no bin holds the part",
        "zh-Hans": "库位无存货时方可变更存放类别",
      },
      failed: {
        en: "Stored as {storageClass}, it still lies in {bins}.",
        "zh-Hans": "该配件按 {storageClass} 存放，库位 {bins} 中仍有存货。",
      },
      remedy: {
        en: "Move it to quarantine, change the class, and release it to bins that fit.",
        "zh-Hans": "请先移至隔离区，变更类别后再放行至合适的库位。",
      },
    },
  },
  duties: {},
  commands: {
    register: { en: "Register part", "zh-Hans": "登记配件" },
    change: { en: "Change part", "zh-Hans": "变更配件资料" },
    classify: { en: "Classify by use", "zh-Hans": "划分用量类别" },
    discontinue: { en: "Discontinue part", "zh-Hans": "停用配件" },
    reinstate: { en: "Reinstate part", "zh-Hans": "恢复配件" },
    recordShortage: { en: "Record what a requisition is short of", "zh-Hans": "登记缺件" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    active: { en: "active", "zh-Hans": "在用" },
    discontinued: { en: "discontinued", "zh-Hans": "已停用" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof partRules,
  {
    duty: never
    command: keyof typeof partCommands
    status: "new" | "active" | "discontinued"
    separation: never
  }
>
