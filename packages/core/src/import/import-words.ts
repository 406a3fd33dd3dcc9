/** The words of an import: what is wrong with a row, and what would mend it. */
import { fill } from "../messages/rule-words.ts"
import type { Words } from "../messages/words.ts"

const templates = {
  cells: {
    problem: {
      en: "It has {seen} cells where the header has {expected}.",
      "zh-Hans": "该行有 {seen} 个单元格，表头有 {expected} 个。",
    },
    mend: {
      en: "Quote cells that hold the separator, or give the row its missing cells.",
      "zh-Hans": "请为含有分隔符的单元格加引号，或补全缺少的单元格。",
    },
  },
  notParsed: {
    problem: { en: "{seen}", "zh-Hans": "{seen}" },
    mend: { en: "Correct the row, or take it out.", "zh-Hans": "请更正该行，或将其删除。" },
  },
  noCase: {
    problem: { en: "It names no case.", "zh-Hans": "缺少案例编号。" },
    mend: { en: "Fill the cell, or take the row out.", "zh-Hans": "请填写该单元格，或删除该行。" },
  },
  badTime: {
    problem: {
      en: "The time is not written as the mapping says: {seen}.",
      "zh-Hans": "时间格式与映射文件不符：{seen}。",
    },
    mend: {
      en: "Correct the cell, or say in the mapping under time how times are written.",
      "zh-Hans": "请更正该单元格，或在映射文件的 time 中说明时间格式。",
    },
  },
  timeGoesBack: {
    problem: {
      en: "The time is before that of the case's row before it.",
      "zh-Hans": "时间早于该案例的上一行。",
    },
    mend: { en: "Put the rows of a case in order of time.", "zh-Hans": "请按时间顺序排列同一案例的各行。" },
  },
  unknownActivity: {
    problem: { en: "The mapping does not know {seen}.", "zh-Hans": "映射文件未包含 {seen}。" },
    mend: {
      en: "Name it in the mapping under activities, or let it be ignored there.",
      "zh-Hans": "请在映射文件的 activities 中说明其含义，或设为忽略。",
    },
  },
  missing: {
    problem: { en: "The cell gives nothing that can be used.", "zh-Hans": "该单元格没有可用的值。" },
    mend: {
      en: "Fill the cell, name its text in the mapping's map, or make the value optional there.",
      "zh-Hans": "请填写该单元格，在映射文件的 map 中加入其文本，或将该值设为 optional。",
    },
  },
  comesTwice: {
    problem: { en: "The case stands on row {line} already.", "zh-Hans": "该案例已出现在第 {line} 行。" },
    mend: {
      en: "Leave one row for each case, or map the file as a log with activities.",
      "zh-Hans": "请为每个案例只保留一行，或以 activities 将文件映射为日志。",
    },
  },
  nameTaken: {
    problem: { en: "The case on row {line} has {seen} already.", "zh-Hans": "第 {line} 行的案例已使用 {seen}。" },
    mend: {
      en: "Correct one of the two rows: an id, a number or an external id belongs to one case.",
      "zh-Hans": "请更正其中一行：主键、编号和外部编号各只对应一个案例。",
    },
  },
  comesBack: {
    problem: {
      en: "The case comes back though the mapping says that rows are grouped.",
      "zh-Hans": "该案例再次出现，但映射文件声明各案例的行相邻。",
    },
    mend: { en: "Take grouped out of the mapping.", "zh-Hans": "请从映射文件中去掉 grouped。" },
  },
  invalid: {
    problem: { en: "{path}: {seen}.", "zh-Hans": "{path}：{seen}。" },
    mend: {
      en: "Correct the cell, or what the mapping makes of it.",
      "zh-Hans": "请更正该单元格，或更正映射文件对其的解释。",
    },
  },
} as const satisfies Record<string, { readonly problem: Words; readonly mend: Words }>

/** What is wrong, and what would mend it. */
export interface ProblemWords {
  readonly problem: Words
  readonly mend: Words
}

/** A problem in both languages. */
export const importWords = (
  name: keyof typeof templates,
  seen: Readonly<Record<string, unknown>> = {},
): ProblemWords => ({ problem: filled(templates[name].problem, seen), mend: filled(templates[name].mend, seen) })

const filled = (words: Words, seen: Readonly<Record<string, unknown>>): Words => ({
  en: fill(words.en, seen),
  "zh-Hans": fill(words["zh-Hans"], seen),
})
