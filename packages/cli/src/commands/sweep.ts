/** The declaration of `fieldcare sweep`. */
import { declare } from "../command.ts"
import { workerOptions } from "./worker-options.ts"

export const sweep = declare({
  name: "sweep",
  summary: {
    en: "attend to duties whose time has come: reminders, lateness, escalation, planned visits",
    "zh-Hans": "处理到期的义务：提醒、逾期、上报、计划内的上门",
  },
  details: {
    en: "Runs until it is interrupted; what is under way is settled first, and the exit code is 0. Any number may run at once. The configuration must have the company's calendar, and should have whatever else the application opens its desk with. With --once, exit code 1 when a duty could not be attended to.",
    "zh-Hans":
      "持续运行直至被中断；中断时先完成手头的事项，退出码为 0。可同时运行任意多个。配置中必须有公司日历，并应包含应用打开服务台时的其他设置。使用 --once 时，若有义务未能处理，退出码为 1。",
  },
  options: workerOptions,
  settles: true,
  examples: [
    { line: "fieldcare sweep", what: { en: "in the background, for all tenants", "zh-Hans": "在后台为所有租户运行" } },
    {
      line: "fieldcare sweep --once --tenant acme --json",
      what: { en: "one round, and what it did", "zh-Hans": "运行一轮并输出结果" },
    },
  ],
  load: async () => (await import("../sweep-command.ts")).sweepCommand,
})
