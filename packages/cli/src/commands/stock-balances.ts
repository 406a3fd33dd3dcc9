/** The declaration of `fieldcare stock balances`. */
import { declare } from "../command.ts"
import { stockBalancesOptions } from "./stock-options.ts"

export const stockBalances = declare({
  name: "stock balances",
  summary: { en: "what is where, and how much of it is reserved", "zh-Hans": "查询各位置的库存与预留数量" },
  details: {
    en: "What comes in comes from a place outside the store: from supplier:<supplier>, or from found where no document told of it before, as in an opening stock. There the quantity is below zero: so much came from there.",
    "zh-Hans":
      "入库的配件来自库外位置：supplier:<供应商>，或 found（此前没有任何单据，例如期初库存）。这些位置的数量为负，表示由此入库的数量。",
  },
  argument: {
    name: "part",
    type: "text",
    required: false,
    summary: { en: "only this part", "zh-Hans": "仅此配件" },
  },
  options: stockBalancesOptions,
  examples: [
    {
      line: "fieldcare stock balances K-20 --tenant acme",
      what: { en: "where a part is", "zh-Hans": "某配件在哪里" },
    },
    {
      line: "fieldcare stock balances --place quarantine --tenant acme",
      what: { en: "what is kept apart", "zh-Hans": "隔离区中有什么" },
    },
  ],
  load: async () => (await import("../stock-balances-command.ts")).stockBalancesCommand,
})
