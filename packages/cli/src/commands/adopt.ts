/** The declaration of `fieldcare adopt`. */
import { declare } from "../command.ts"
import { databaseOptions } from "./database-options.ts"
import { entryOption } from "./entry-option.ts"
import { progressOption } from "./progress-option.ts"

export const adopt = declare({
  name: "adopt",
  summary: {
    en: "take over another system's cases (CSV or NDJSON, also .gz and .zip)",
    "zh-Hans": "接管其他系统的案例（CSV 或 NDJSON，也可为 .gz、.zip）",
  },
  details: {
    en: "Makes the tables where they are missing. Exit code 1 when cases were left out; run again, it goes on where it was.",
    "zh-Hans": "缺少的表会被创建。有案例未能接管时退出码为 1；再次运行会从中断处继续。",
  },
  argument: {
    name: "file",
    type: "file",
    required: true,
    summary: { en: "the file with the cases", "zh-Hans": "案例文件" },
  },
  options: {
    database: databaseOptions.database,
    mapping: {
      type: "file",
      placeholder: "file",
      summary: { en: "what the file's columns mean (JSON)", "zh-Hans": "文件各列的含义（JSON）" },
    },
    tenant: {
      type: "text",
      placeholder: "id",
      summary: { en: "the tenant whose cases they become", "zh-Hans": "案例所归属的租户" },
    },
    calendar: {
      type: "file",
      placeholder: "file",
      summary: { en: "when the company works (JSON)", "zh-Hans": "公司的工作时间（JSON）" },
    },
    entry: entryOption,
    "dry-run": {
      type: "flag",
      summary: { en: "list every problem by its row, and write nothing", "zh-Hans": "按行列出所有问题，不写入" },
    },
    progress: progressOption,
  },
  examples: [
    {
      line: "fieldcare adopt cases.csv --mapping cases.json --tenant acme --calendar hours.json --dry-run",
      what: { en: "what would be left out, and why", "zh-Hans": "哪些案例会被略过及原因" },
    },
  ],
  load: async () => {
    const { adoptCommand } = await import("../adopt-command.ts")
    return ({ argument, options, json, language }, terminal) => {
      const { mapping, entry, database, tenant, calendar, progress } = options
      const dryRun = options["dry-run"]
      return adoptCommand(
        { file: argument!, mapping, entry, database, tenant, calendar, dryRun, json, progress, language },
        terminal,
      )
    }
  },
})
