/** The declaration of `fieldcare migrate`. */
import { declare } from "../command.ts"
import { migrateOptions } from "./migrate-options.ts"

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
