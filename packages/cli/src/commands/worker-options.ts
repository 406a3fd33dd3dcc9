/** The options that `fieldcare sweep` and `fieldcare relay` share. */
import type { OptionDeclarations } from "../command.ts"
import { databaseOptions } from "./database-options.ts"
import { progressOption } from "./progress-option.ts"

export const workerOptions = {
  ...databaseOptions,
  tenant: {
    type: "list",
    placeholder: "id",
    summary: {
      en: "a tenant, also several times; without it those of the configuration, or all for whom something waits",
      "zh-Hans": "租户，可多次给出；默认为配置中的租户，或所有有待处理事项的租户",
    },
  },
  once: {
    type: "flag",
    summary: { en: "do what can be done now, and end", "zh-Hans": "处理完当前事项即结束" },
  },
  interval: {
    type: "number",
    placeholder: "seconds",
    summary: {
      en: "how long to wait between two rounds, 1 to 3600; 5 for sweep and 1 for relay without it",
      "zh-Hans": "两轮之间的等待秒数，1 至 3600；默认 sweep 为 5，relay 为 1",
    },
  },
  progress: progressOption,
} as const satisfies OptionDeclarations
