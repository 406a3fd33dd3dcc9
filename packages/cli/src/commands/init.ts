/** The declaration of `fieldcare init`. */
import { declare } from "../command.ts"
import { initOptions } from "./init-options.ts"

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
