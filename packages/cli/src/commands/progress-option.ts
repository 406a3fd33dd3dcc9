/** The option of commands that take long. */
import type { OptionDeclaration } from "../command.ts"

export const progressOption = {
  type: "flag",
  summary: {
    en: "tell progress on standard error also where it is no terminal",
    "zh-Hans": "标准错误不是终端时也显示进度",
  },
} as const satisfies OptionDeclaration
