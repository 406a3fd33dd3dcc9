/** The declaration of `fieldcare relay`. */
import { declare } from "../command.ts"
import { relayOptions } from "./relay-options.ts"

export const relay = declare({
  name: "relay",
  summary: {
    en: "deliver messages to a webhook and by e-mail; list and replay those that were given up",
    "zh-Hans": "通过 webhook 和邮件发送消息；列出并重发被搁置的消息",
  },
  details: {
    en: "Runs until it is interrupted; what is under way is settled first, and the exit code is 0. Any number may run at once, all with the same receivers. Secrets are taken from the environment alone. With --once, exit code 1 when something was not delivered; with --parked, when something is parked.",
    "zh-Hans":
      "持续运行直至被中断；中断时先完成手头的事项，退出码为 0。可同时运行任意多个，但接收方须相同。密钥只从环境变量读取。使用 --once 时有消息未送达、使用 --parked 时有消息被搁置，退出码均为 1。",
  },
  options: relayOptions,
  settles: true,
  examples: [
    {
      line: "fieldcare relay --webhook https://erp.acme.example/fieldcare",
      what: { en: "in the background, for all tenants", "zh-Hans": "在后台为所有租户运行" },
    },
    { line: "fieldcare relay --parked", what: { en: "what was given up, and why", "zh-Hans": "被搁置的消息及原因" } },
    {
      line: "fieldcare relay --replay acme/ticket/T-1/4",
      what: { en: "let it go out again, after the receiver was mended", "zh-Hans": "接收方修复后重新发送" },
    },
  ],
  load: async () => (await import("../relay-command.ts")).relayCommand,
})
