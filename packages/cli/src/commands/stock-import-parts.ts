/** The declaration of `fieldcare stock import-parts`. */
import { declare } from "../command.ts"
import { catalogueImportOptions } from "./stock-options.ts"

export const stockImportParts = declare({
  name: "stock import-parts",
  summary: {
    en: "register the parts of a catalogue (CSV, also .gz and .zip)",
    "zh-Hans": "登记配件目录（CSV，也可为 .gz、.zip）",
  },
  details: {
    en: "Columns: part, name, model, unit, tracking (none, lot or serial), storage class, and where they apply shelf life days, price with currency, and class (A, B or C). When a row has a problem nothing is written, and the exit code is 1. A part that is registered with the same content is passed over, one with other content is a problem: run again with the same file, it goes on where it was.",
    "zh-Hans":
      "列名：配件、名称、型号、单位、管理方式（无、批次或序列号）、存放类别，以及适用时的保质期天数、单价和币种、ABC 分类（A、B 或 C），也可用英文列名。任一行有问题时不写入任何数据，退出码为 1。内容相同的已登记配件会被跳过，内容不同则列为问题；用同一文件再次运行会从中断处继续。",
  },
  argument: {
    name: "file",
    type: "file",
    required: true,
    summary: { en: "the file with the parts", "zh-Hans": "配件文件" },
  },
  options: catalogueImportOptions,
  examples: [
    {
      line: "fieldcare stock import-parts parts.csv --tenant acme --dry-run",
      what: { en: "what is wrong with which row", "zh-Hans": "哪些行有什么问题" },
    },
    {
      line: "fieldcare stock import-parts parts.csv --tenant acme",
      what: { en: "register the parts", "zh-Hans": "登记配件" },
    },
  ],
  load: async () => (await import("../catalogue-import-command.ts")).importPartsCommand,
})
