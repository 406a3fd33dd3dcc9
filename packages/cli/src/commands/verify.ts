/** The declaration of `fieldcare verify`. */
import { declare } from "../command.ts"
import { verifyOptions } from "./verify-options.ts"

export const verify = declare({
  name: "verify",
  summary: {
    en: "verify every record against its journal, and against an anchor",
    "zh-Hans": "对照日志及锚点校验每条记录",
  },
  details: {
    en: "Finds entries that were changed, missing or forged, and records that are not what their journal says. Whoever can write the database can cut the end of a journal off; only an anchor that was kept elsewhere shows it. Exit code 1 when something is found.",
    "zh-Hans":
      "可发现被改动、缺失或伪造的日志条目，以及与日志不符的记录。能写数据库的人可以截掉日志末尾，只有保存在别处的锚点才能发现。发现问题时退出码为 1。",
  },
  options: verifyOptions,
  examples: [
    {
      line: "fieldcare verify --tenant acme --write-anchor acme.anchor.json",
      what: { en: "verify, and remember how far", "zh-Hans": "校验并记录锚点" },
    },
    {
      line: "fieldcare verify --anchor acme.anchor.json --json",
      what: { en: "also finds what was cut off since", "zh-Hans": "同时发现此后被截掉的内容" },
    },
  ],
  load: async () => (await import("../verify-command.ts")).verifyCommand,
})
