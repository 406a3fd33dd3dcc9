/** The words of a stock import: what is wrong with a row, and what would mend it. */
import { filled } from "../../messages/rule-words.ts"
import type { Words } from "../../messages/words.ts"

const templates = {
  cells: {
    problem: {
      en: "It has {seen} cells where the header has {expected}.",
      "zh-Hans": "该行有 {seen} 个单元格，表头有 {expected} 个。",
    },
    mend: { en: "Quote cells that hold the separator.", "zh-Hans": "请为含有分隔符的单元格加引号。" },
  },
  notParsed: {
    problem: { en: "{seen}", "zh-Hans": "{seen}" },
    mend: { en: "Correct the row, or take it out.", "zh-Hans": "请更正该行，或将其删除。" },
  },
  notNamed: {
    problem: { en: "The row names no {column}.", "zh-Hans": "该行未填写 {column}。" },
    mend: { en: "Fill in the cell, or take the row out.", "zh-Hans": "请填写该单元格，或删除该行。" },
  },
  unknownPart: {
    problem: { en: "The catalogue has no part {seen}.", "zh-Hans": "目录中没有配件 {seen}。" },
    mend: {
      en: "Register the part (part.register), or correct its number.",
      "zh-Hans": "请登记该配件（part.register），或更正配件编号。",
    },
  },
  unknownBin: {
    problem: { en: "There is no bin {seen}.", "zh-Hans": "没有库位 {seen}。" },
    mend: {
      en: "Register the bin (bin.register), or correct its name.",
      "zh-Hans": "请登记该库位（bin.register），或更正库位名称。",
    },
  },
  binNotOpen: {
    problem: { en: "Bin {seen} is blocked or retired.", "zh-Hans": "库位 {seen} 已封锁或停用。" },
    mend: { en: "Unblock the bin, or name another one.", "zh-Hans": "请解除封锁，或指定其他库位。" },
  },
  wrongStorageClass: {
    problem: {
      en: "{part} must be stored as {needs}; bin {bin} offers {offers}.",
      "zh-Hans": "{part} 须按 {needs} 存放，库位 {bin} 仅提供 {offers}。",
    },
    mend: { en: "Name a bin that offers this storage class.", "zh-Hans": "请指定提供该存放类别的库位。" },
  },
  badQuantity: {
    problem: { en: "{seen} is no whole number from 1 on.", "zh-Hans": "{seen} 不是大于等于 1 的整数。" },
    mend: {
      en: "Give the quantity in the part's unit, without fractions and separators.",
      "zh-Hans": "请按配件计量单位填写整数，不带小数和分隔符。",
    },
  },
  onePerSerial: {
    problem: {
      en: "A row with a serial number is one piece, not {seen}.",
      "zh-Hans": "有序列号的行只代表一件，而非 {seen}。",
    },
    mend: { en: "Give each piece a row of its own.", "zh-Hans": "请每件单独一行。" },
  },
  badSerial: {
    problem: { en: "{seen} can be no serial number.", "zh-Hans": "{seen} 不能作为序列号。" },
    mend: { en: "Give 1 to 100 characters as they stand on the piece.", "zh-Hans": "请按实物填写 1 至 100 个字符。" },
  },
  badLot: {
    problem: { en: "{seen} can be no lot number.", "zh-Hans": "{seen} 不能作为批次号。" },
    mend: { en: "Give 1 to 100 characters as they stand on the package.", "zh-Hans": "请按包装填写 1 至 100 个字符。" },
  },
  serialMissing: {
    problem: {
      en: "{part} is tracked by serial number, and none is given.",
      "zh-Hans": "{part} 按序列号管理，但未填写序列号。",
    },
    mend: { en: "Give each piece a row with its serial number.", "zh-Hans": "请每件一行并填写序列号。" },
  },
  serialNotTracked: {
    problem: { en: "{part} is not tracked by serial number.", "zh-Hans": "{part} 不按序列号管理。" },
    mend: { en: "Leave the serial number out, and give the quantity.", "zh-Hans": "请删除序列号并填写数量。" },
  },
  lotMissing: {
    problem: { en: "{part} is tracked by lot, and none is given.", "zh-Hans": "{part} 按批次管理，但未填写批次。" },
    mend: { en: "Fill in the lot.", "zh-Hans": "请填写批次。" },
  },
  lotNotTracked: {
    problem: { en: "{part} is not tracked by lot.", "zh-Hans": "{part} 不按批次管理。" },
    mend: { en: "Leave the lot out.", "zh-Hans": "请删除批次。" },
  },
  serialTwice: {
    problem: {
      en: "The serial number {seen} stands on row {line} already.",
      "zh-Hans": "序列号 {seen} 已出现在第 {line} 行。",
    },
    mend: { en: "Look at both pieces, and correct one of the rows.", "zh-Hans": "请核对两件实物并更正其中一行。" },
  },
  serialThere: {
    problem: { en: "The piece {seen} is there already ({status}).", "zh-Hans": "单件 {seen} 已在账上（{status}）。" },
    mend: { en: "Take the row out, or correct the number.", "zh-Hans": "请删除该行，或更正序列号。" },
  },
  rowTwice: {
    problem: {
      en: "The same part, bin and lot stand on row {line} already.",
      "zh-Hans": "相同的配件、库位和批次已出现在第 {line} 行。",
    },
    mend: { en: "Add the two rows up, or take one out.", "zh-Hans": "请合并两行，或删除其中一行。" },
  },
  alreadyOpened: {
    problem: { en: "Bin {bin} holds {part} already.", "zh-Hans": "库位 {bin} 已有 {part} 的账面库存。" },
    mend: {
      en: "Take the row out; what the books have wrong, a stocktake corrects.",
      "zh-Hans": "请删除该行；账面差异请通过盘点调整。",
    },
  },
  badDate: {
    problem: { en: "{seen} is no date.", "zh-Hans": "{seen} 不是有效日期。" },
    mend: { en: "Write dates as 2027-03-31.", "zh-Hans": "日期请写作 2027-03-31。" },
  },
  expired: {
    problem: { en: "It expired: the last good day was {seen}.", "zh-Hans": "已过期：最后有效日为 {seen}。" },
    mend: { en: "Set the goods apart, and take the row out.", "zh-Hans": "请隔离该货物并删除该行。" },
  },
  expiryNotTracked: {
    problem: {
      en: "{part} has a date of expiry, but neither lots nor serial numbers.",
      "zh-Hans": "{part} 填写了有效期，但不按批次或序列号管理。",
    },
    mend: { en: "Leave the date out.", "zh-Hans": "请删除有效期。" },
  },
  otherExpiry: {
    problem: { en: "Lot {lot} expires on another day elsewhere.", "zh-Hans": "批次 {lot} 在别处的有效期不同。" },
    mend: {
      en: "One lot has one date; read the package again.",
      "zh-Hans": "同一批次只有一个有效期，请重新核对包装。",
    },
  },
} as const satisfies Record<string, { readonly problem: Words; readonly mend: Words }>

/** The kinds of problems that a row can have. */
export type StockProblemKind = keyof typeof templates

/** A problem of one kind in both languages. */
export const stockImportWords = (
  kind: StockProblemKind,
  seen: Readonly<Record<string, unknown>>,
): { readonly problem: Words; readonly mend: Words } => ({
  problem: filled(templates[kind].problem, seen),
  mend: filled(templates[kind].mend, seen),
})
