/** The options of `fieldcare migrate`. */
import type { OptionDeclarations } from "../command.ts"
import { databaseOptions } from "./database-options.ts"

export const migrateOptions = {
  ...databaseOptions,
  "dry-run": {
    type: "flag",
    summary: { en: "tell what would be done, and do nothing", "zh-Hans": "只说明将做什么，不执行" },
  },
  print: {
    type: "flag",
    summary: { en: "print the SQL, and run nothing", "zh-Hans": "输出 SQL，不执行" },
  },
  schema: {
    type: "text",
    placeholder: "name",
    summary: { en: "the schema that the tables are in", "zh-Hans": "表所在的 schema" },
  },
  prefix: {
    type: "text",
    placeholder: "prefix",
    summary: {
      en: "in front of every table's name; fieldcare_ without it",
      "zh-Hans": "表名前缀；默认 fieldcare_",
    },
  },
} as const satisfies OptionDeclarations
