/** The options of `fieldcare init`. */
import type { OptionDeclarations } from "../command.ts"

export const initOptions = {
  driver: {
    type: "choice",
    choices: ["postgres", "mariadb", "sqlite", "pglite"],
    summary: {
      en: "the database; without it the one whose driver the project has, or SQLite",
      "zh-Hans": "数据库；默认取项目已有的驱动，否则为 SQLite",
    },
  },
  yes: { type: "flag", short: "y", summary: { en: "ask nothing", "zh-Hans": "不提问" } },
  force: {
    type: "flag",
    summary: { en: "overwrite files that are there already", "zh-Hans": "覆盖已有文件" },
  },
  "dry-run": {
    type: "flag",
    summary: { en: "tell what would be written, and write nothing", "zh-Hans": "只说明将写入什么，不写入" },
  },
} as const satisfies OptionDeclarations
