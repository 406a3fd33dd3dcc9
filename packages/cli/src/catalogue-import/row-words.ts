/** The words of what can be wrong with a row of a catalogue, and what would mend it. */
import { filled, type Words } from "@fieldcare/core"

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
    problem: { en: "The row names no {header}.", "zh-Hans": "该行未填写 {header}。" },
    mend: { en: "Fill in the cell, or take the row out.", "zh-Hans": "请填写该单元格，或删除该行。" },
  },
  badId: {
    problem: { en: "{seen} can be no id.", "zh-Hans": "{seen} 不能作为编号。" },
    mend: {
      en: "Give 1 to 128 of A-Z a-z 0-9 . _ : @ ~ -, beginning with a letter or digit.",
      "zh-Hans": "请填写 1 至 128 个字母、数字或 . _ : @ ~ -，以字母或数字开头。",
    },
  },
  tooLong: {
    problem: { en: "The text has {seen} characters.", "zh-Hans": "文字有 {seen} 个字符。" },
    mend: { en: "Give at most 200 characters.", "zh-Hans": "请最多填写 200 个字符。" },
  },
  badTracking: {
    problem: { en: "{seen} is no way to tell pieces apart.", "zh-Hans": "{seen} 不是有效的管理方式。" },
    mend: { en: "Give none, lot or serial.", "zh-Hans": "请填写：无、批次或序列号。" },
  },
  badDays: {
    problem: { en: "{seen} is no whole number of days from 1 on.", "zh-Hans": "{seen} 不是大于等于 1 的整数天数。" },
    mend: {
      en: "Give days without fractions, or leave the cell empty.",
      "zh-Hans": "请填写整数天数，或留空。",
    },
  },
  badPrice: {
    problem: { en: "{seen} is no price in {currency}.", "zh-Hans": "{seen} 不是有效的 {currency} 单价。" },
    mend: {
      en: "Write it as 480.00, with no more decimals than the currency has and no separators.",
      "zh-Hans": "请写作 480.00，小数位数不超过该币种的位数，不带分隔符。",
    },
  },
  badCurrency: {
    problem: { en: "{seen} is no currency.", "zh-Hans": "{seen} 不是有效币种。" },
    mend: { en: "Give the three letters, as CNY.", "zh-Hans": "请填写三位字母代码，如 CNY。" },
  },
  badClass: {
    problem: { en: "{seen} is none of A, B and C.", "zh-Hans": "{seen} 不是 A、B、C 之一。" },
    mend: { en: "Give A, B or C, or leave the cell empty.", "zh-Hans": "请填写 A、B 或 C，或留空。" },
  },
  rowTwice: {
    problem: { en: "{seen} stands on row {line} already.", "zh-Hans": "{seen} 已出现在第 {line} 行。" },
    mend: { en: "Take one of the rows out.", "zh-Hans": "请删除其中一行。" },
  },
  differs: {
    problem: {
      en: "{seen} is registered already, with another {headers}.",
      "zh-Hans": "{seen} 已登记，但以下内容不同：{headers}。",
    },
    mend: {
      en: "Correct the row, or take it out: what is registered is changed by a command, not by an import.",
      "zh-Hans": "请更正或删除该行；已登记的内容须通过操作修改，不能通过导入修改。",
    },
  },
} as const satisfies Record<string, { readonly problem: Words; readonly mend: Words }>

/** The kinds of problems that cells alone, or rows together, can have. */
export type RowProblemKind = keyof typeof templates

/** A problem of one kind in both languages. */
export const rowWords = (
  kind: RowProblemKind,
  seen: Readonly<Record<string, unknown>>,
): { readonly problem: Words; readonly mend: Words } => ({
  problem: filled(templates[kind].problem, seen),
  mend: filled(templates[kind].mend, seen),
})
