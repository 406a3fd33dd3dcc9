/** The declaration of `fieldcare stock import-bins`. */
import { declare } from "../command.ts"
import { catalogueImportOptions } from "./stock-options.ts"

export const stockImportBins = declare({
  name: "stock import-bins",
  summary: {
    en: "register the bins of a store (CSV, also .gz and .zip)",
    "zh-Hans": "登记库位（CSV，也可为 .gz、.zip）",
  },
  details: {
    en: "Columns: bin, warehouse, storage classes (several with ; between them). When a row has a problem nothing is written, and the exit code is 1. A bin that is registered with the same content is passed over, one with other content is a problem: run again with the same file, it goes on where it was.",
    "zh-Hans":
      "列名：库位、仓库、存放类别（多个之间用 ; 或顿号分隔），也可用英文列名。任一行有问题时不写入任何数据，退出码为 1。内容相同的已登记库位会被跳过，内容不同则列为问题；用同一文件再次运行会从中断处继续。",
  },
  argument: {
    name: "file",
    type: "file",
    required: true,
    summary: { en: "the file with the bins", "zh-Hans": "库位文件" },
  },
  options: catalogueImportOptions,
  examples: [
    {
      line: "fieldcare stock import-bins bins.csv --tenant acme --dry-run",
      what: { en: "what is wrong with which row", "zh-Hans": "哪些行有什么问题" },
    },
    {
      line: "fieldcare stock import-bins bins.csv --tenant acme",
      what: { en: "register the bins", "zh-Hans": "登记库位" },
    },
  ],
  load: async () => (await import("../catalogue-import-command.ts")).importBinsCommand,
})
