/** The declaration of `fieldcare migrate`. */
import { declare, type OptionDeclarations } from "../command.ts"
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

export const migrate = declare({
  name: "migrate",
  summary: {
    en: "make the tables, columns and indexes that are missing, or print the SQL for them",
    "zh-Hans": "创建缺少的表、列和索引，或输出相应的 SQL",
  },
  details: {
    en: "It only ever adds. What would change or remove something is refused with its remedy (exit code 4), and then nothing is run.",
    "zh-Hans": "只增不减。凡会改动或删除已有内容的变更都会被拒绝并给出补救办法（退出码 4），且不执行任何语句。",
  },
  options: migrateOptions,
  examples: [
    {
      line: "fieldcare migrate --database sqlite:service.sqlite",
      what: { en: "make a file ready", "zh-Hans": "准备一个数据库文件" },
    },
    {
      line: "fieldcare migrate --print > pending.sql",
      what: { en: "for an administrator to run", "zh-Hans": "交由管理员执行" },
    },
  ],
  load: async () => (await import("../migrate-command.ts")).migrateCommand,
})
