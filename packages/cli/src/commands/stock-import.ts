/** The declaration of `fieldcare stock import`. */
import { declare } from "../command.ts"
import { stockImportOptions } from "./stock-options.ts"

export const stockImport = declare({
  name: "stock import",
  summary: {
    en: "open the books with what lies in the bins (CSV, also .gz and .zip)",
    "zh-Hans": "将库位现有存货登记为期初库存（CSV，也可为 .gz、.zip）",
  },
  details: {
    en: "Columns: part, bin, quantity, and where they apply lot, serial and expiry (2027-03-31, the last good day). A piece with a serial number has a row of its own. It opens books: what a bin is known to hold already is refused, since differences between book and shelf are for a stocktake. When a row has a problem nothing is written, and the exit code is 1. Run again with the same file, it goes on where it was and enters nothing twice.",
    "zh-Hans":
      "列名：配件、库位、数量，以及适用时的批次、序列号和有效期（2027-03-31，最后有效日），也可用英文列名。有序列号的每件一行。仅用于期初建账：库位已有账面库存的行会被拒绝，账实差异请通过盘点调整。任一行有问题时不写入任何数据，退出码为 1。用同一文件再次运行会从中断处继续，不会重复入账。",
  },
  argument: {
    name: "file",
    type: "file",
    required: true,
    summary: { en: "the file with the stock", "zh-Hans": "库存文件" },
  },
  options: stockImportOptions,
  examples: [
    {
      line: "fieldcare stock import shelves.csv --tenant acme --dry-run",
      what: { en: "what is wrong with which row", "zh-Hans": "哪些行有什么问题" },
    },
    {
      line: 'fieldcare stock import shelves.csv --tenant acme --source "Count of 31 March"',
      what: { en: "open the books", "zh-Hans": "登记期初库存" },
    },
  ],
  load: async () => (await import("../stock-import-command.ts")).stockImportCommand,
})
