/** The options of `fieldcare verify`. */
import type { OptionDeclarations } from "../command.ts"
import { databaseOptions } from "./database-options.ts"
import { progressOption } from "./progress-option.ts"

export const verifyOptions = {
  ...databaseOptions,
  tenant: {
    type: "list",
    placeholder: "id",
    summary: {
      en: "a tenant, also several times; without it those of the configuration, or all in the database",
      "zh-Hans": "租户，可多次给出；默认为配置中的租户，或数据库中的全部租户",
    },
  },
  anchor: {
    type: "file",
    placeholder: "file",
    summary: { en: "compare with the anchors in this file", "zh-Hans": "与该文件中的锚点比对" },
  },
  "write-anchor": {
    type: "file",
    placeholder: "file",
    summary: {
      en: "write new anchors when nothing was found; keep the file where the database's administrators cannot write",
      "zh-Hans": "未发现问题时写入新锚点；请存放在数据库管理员无法写入之处",
    },
  },
  progress: progressOption,
} as const satisfies OptionDeclarations
