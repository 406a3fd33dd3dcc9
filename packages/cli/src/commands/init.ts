/** The declaration of `fieldcare init`. */
import { declare, type OptionDeclarations } from "../command.ts"

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

export const init = declare({
  name: "init",
  summary: {
    en: "write a starting point into the project in this folder",
    "zh-Hans": "在当前目录的项目中写入起步文件",
  },
  details: {
    en: "Looks at package.json for package manager, TypeScript, database driver and framework, and writes a configuration, a desk, a policy with every figure explained, a first test and a section of the README. Where one of the files is there already, nothing is written without --force. Installs nothing: it prints what to run next.",
    "zh-Hans":
      "读取 package.json 以识别包管理器、TypeScript、数据库驱动和框架，写入配置、服务台、带说明的政策、第一个测试和 README 一节。若文件已存在，不加 --force 则什么也不写。不安装任何软件包，只输出后续步骤。",
  },
  options: initOptions,
  examples: [{ line: "npx fieldcare init", what: { en: "begin", "zh-Hans": "开始" } }],
  load: async () => (await import("../init-command.ts")).initCommand,
})
