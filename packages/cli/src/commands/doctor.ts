/** The declaration of `fieldcare doctor`. */
import { declare } from "../command.ts"
import { doctorOptions } from "./doctor-options.ts"

export const doctor = declare({
  name: "doctor",
  summary: {
    en: "look over versions, database, policy, calendar and roles, and say how to mend what is wrong",
    "zh-Hans": "检查版本、数据库、政策、日历和角色，并说明如何修复",
  },
  details: {
    en: "It only reads. Each finding has an id, a severity, what is wrong, where, and how to mend it. Exit code 1 when there is an error.",
    "zh-Hans": "只读取，不修改。每条发现包含编号、严重程度、问题、位置和修复办法。有错误时退出码为 1。",
  },
  options: doctorOptions,
  examples: [
    {
      line: "fieldcare doctor --database postgres://fieldcare@localhost/service",
      what: { en: "before going live, and in monitoring with --json", "zh-Hans": "上线前检查；监控中可加 --json" },
    },
  ],
  load: async () => (await import("../doctor-command.ts")).doctorCommand,
})
