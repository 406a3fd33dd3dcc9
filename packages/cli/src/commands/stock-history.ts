/** The declaration of `fieldcare stock history`. */
import { declare } from "../command.ts"
import { stockHistoryOptions } from "./stock-options.ts"

export const stockHistory = declare({
  name: "stock history",
  summary: { en: "how the stock of a part came to be, posting by posting", "zh-Hans": "逐笔查询某配件的库存流水" },
  argument: { name: "part", type: "text", required: true, summary: { en: "the part", "zh-Hans": "配件" } },
  options: stockHistoryOptions,
  examples: [
    {
      line: "fieldcare stock history K-20 --tenant acme --item K20-001177",
      what: { en: "where one piece has been", "zh-Hans": "某一单件的去向" },
    },
  ],
  load: async () => (await import("../stock-history-command.ts")).stockHistoryCommand,
})
