/** The words of a storage bin's lifecycle. */
import type { binCommands } from "../parts/bin/bin-commands.ts"
import type { binRules } from "../parts/bin/bin-rules.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const binWords = {
  title: { en: "Storage bin", "zh-Hans": "库位" },
  rules: {
    "bin-is-empty": {
      title: {
        en: "A bin is empty before it offers less, or is retired",
        "zh-Hans": "库位清空后方可减少存放类别或停用",
      },
      failed: { en: "{bin} still holds {parts}.", "zh-Hans": "库位 {bin} 中仍有 {parts}。" },
      remedy: { en: "Move what is in it to other bins.", "zh-Hans": "请先将存货移至其他库位。" },
    },
  },
  duties: {},
  commands: {
    register: { en: "Register bin", "zh-Hans": "登记库位" },
    openBooks: { en: "Open the books of a bin", "zh-Hans": "库位期初建账" },
    change: { en: "Change storage classes", "zh-Hans": "变更存放类别" },
    block: { en: "Block bin", "zh-Hans": "封锁库位" },
    unblock: { en: "Unblock bin", "zh-Hans": "解除封锁" },
    retire: { en: "Retire bin", "zh-Hans": "停用库位" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    open: { en: "open", "zh-Hans": "可用" },
    blocked: { en: "blocked", "zh-Hans": "已封锁" },
    retired: { en: "retired", "zh-Hans": "已停用" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof binRules,
  {
    duty: never
    command: keyof typeof binCommands
    status: "new" | "open" | "blocked" | "retired"
    separation: never
  }
>
