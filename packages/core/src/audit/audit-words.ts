/** The words of an audit: why something could not be judged, and what is wrong with a row. */
import { filled } from "../messages/rule-words.ts"
import type { Words } from "../messages/words.ts"

const templates = {
  notMapped: {
    en: "No activity of this log stands for {commands}.",
    "zh-Hans": "该日志没有与 {commands} 对应的活动。",
  },
  notNamed: {
    en: "The mapping does not say that this log has what the rule looks at.",
    "zh-Hans": "映射文件未声明该日志包含此规则所需的信息。",
  },
  noRow: {
    en: "No row of this log came to {commands}.",
    "zh-Hans": "该日志没有一行执行到 {commands}。",
  },
  noActor: {
    en: "This log has no column for who acted.",
    "zh-Hans": "该日志没有操作人列。",
  },
  noRoles: {
    en: "This log does not say in which role people acted.",
    "zh-Hans": "该日志没有操作人的角色信息。",
  },
  noDuties: {
    en: "No calendar was given to count deadlines on.",
    "zh-Hans": "未指定用于计算时限的工作日历。",
  },
  dutyNotNamed: {
    en: "The mapping does not say that this log has what the duty looks at.",
    "zh-Hans": "映射文件未声明该日志包含此义务所需的信息。",
  },
  noStart: {
    en: "No row of this log starts it.",
    "zh-Hans": "该日志没有一行触发此义务。",
  },
  factUnknown: {
    en: "In {cases} cases {facts} was not known.",
    "zh-Hans": "在 {cases} 个案例中缺少 {facts}。",
  },
  threw: {
    en: "In {cases} cases the rows said too little for the rule to be read.",
    "zh-Hans": "在 {cases} 个案例中，日志行信息不足，规则无法执行。",
  },
  cells: {
    en: "It has {seen} cells where the header has {expected}.",
    "zh-Hans": "该行有 {seen} 个单元格，表头有 {expected} 个。",
  },
  noCase: { en: "It names no case.", "zh-Hans": "缺少案例编号。" },
  badTime: {
    en: "Its time is not written as the mapping says: {seen}.",
    "zh-Hans": "时间格式与映射文件不符：{seen}。",
  },
  timeGoesBack: {
    en: "Case {case}: its time is before that of a row above it; rows are replayed as they stand.",
    "zh-Hans": "案例 {case}：时间早于前面的行；按文件中的顺序重放。",
  },
  incomplete: {
    en: "Case {case}: {column} gives nothing that {command} can use; the row was not judged.",
    "zh-Hans": "案例 {case}：列 {column} 未提供 {command} 所需的值；该行未作判断。",
  },
  notGrouped: {
    en: "Case {case} comes back though the mapping says that rows are grouped; it is counted again.",
    "zh-Hans": "案例 {case} 再次出现，但映射文件声明各案例的行相邻；将重复计数。",
  },
} as const satisfies Record<string, Words>

/** A text of an audit in both languages. */
export const auditWords = (text: keyof typeof templates, seen: Readonly<Record<string, unknown>> = {}): Words =>
  filled(templates[text], seen)
