/** The options of `fieldcare doctor`. */
import type { OptionDeclarations } from "../command.ts"
import { databaseOptions } from "./database-options.ts"

export const doctorOptions = {
  ...databaseOptions,
  strict: {
    type: "flag",
    summary: { en: "exit code 1 for warnings as well", "zh-Hans": "有警告时退出码也为 1" },
  },
} as const satisfies OptionDeclarations
