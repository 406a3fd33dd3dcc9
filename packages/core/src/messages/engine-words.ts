/** The words of the engine's own refusals. */
import type { RuleWords } from "./rule-words.ts"

/**
 * The ids of the refusals that come from the engine itself, in the order in which they are told.
 *
 * @category messages
 * @since 0.1.0
 */
export type EngineRule =
  | "case-is-open"
  | "status-allows-command"
  | "role-may"
  | "only-follows"
  | "fact-known"
  | AdoptionRule

/**
 * The ids of the refusals of taking a case over, and of giving it a number.
 *
 * @category messages
 * @since 0.1.0
 */
export type AdoptionRule = "not-there-yet" | "external-id-free" | "number-free"

export const engineWords: Readonly<Record<EngineRule, RuleWords>> = {
  "case-is-open": {
    title: { en: "The case is open", "zh-Hans": "单据未关闭" },
    failed: {
      en: "The case is {status}; {command} is no longer possible.",
      "zh-Hans": "单据状态为“{status}”，不能再执行“{command}”。",
    },
    remedy: { en: "Possible now: {possible}.", "zh-Hans": "当前可执行：{possible}。" },
  },
  "status-allows-command": {
    title: { en: "The status allows the command", "zh-Hans": "当前状态允许该操作" },
    failed: {
      en: "{command} is not possible while the status is {status}.",
      "zh-Hans": "状态为“{status}”时不能执行“{command}”。",
    },
    remedy: { en: "Possible now: {possible}.", "zh-Hans": "当前可执行：{possible}。" },
  },
  "role-may": {
    title: { en: "The role may give the command", "zh-Hans": "角色有权执行该操作" },
    failed: {
      en: "The roles {roles:role} may not give {command}.",
      "zh-Hans": "角色 {roles:role} 无权执行“{command}”。",
    },
    remedy: { en: "Ask somebody who is: {allowed:role}.", "zh-Hans": "请由以下角色执行：{allowed:role}。" },
  },
  "only-follows": {
    title: { en: "The command follows from another", "zh-Hans": "该操作只能由其他操作引发" },
    failed: {
      en: "{command} is given by nobody; it only ever follows from another command.",
      "zh-Hans": "“{command}”不能直接执行，只能由其他操作引发。",
    },
    remedy: { en: "Give the command that it follows from.", "zh-Hans": "请执行引发它的操作。" },
  },
  "fact-known": {
    title: { en: "What the rule looks at is known", "zh-Hans": "规则所需的事实已知" },
    failed: {
      en: "Whether the rule holds cannot be told: {unknown:fact} is not known.",
      "zh-Hans": "无法判断规则是否满足：缺少 {unknown:fact}。",
    },
    remedy: { en: "Give {unknown:fact}, or record it first.", "zh-Hans": "请提供或先登记 {unknown:fact}。" },
  },
  "not-there-yet": {
    title: { en: "The record is not there yet", "zh-Hans": "单据尚不存在" },
    failed: {
      en: "There is a {kind} {id} already; it is {status}.",
      "zh-Hans": "{kind} {id} 已存在，状态为“{status}”。",
    },
    remedy: { en: "Take the case over under another id.", "zh-Hans": "请使用其他主键接管该单据。" },
  },
  "external-id-free": {
    title: { en: "An external id belongs to one record", "zh-Hans": "外部编号仅对应一张单据" },
    failed: {
      en: "{value} of {system} was taken over already, as {id}.",
      "zh-Hans": "{system} 的 {value} 已被接管，对应 {id}。",
    },
    remedy: { en: "Go on with {id}, or correct the external id.", "zh-Hans": "请继续使用 {id}，或更正外部编号。" },
  },
  "number-free": {
    title: { en: "A number belongs to one record", "zh-Hans": "编号不重复" },
    failed: { en: "{id} has the number {number} already.", "zh-Hans": "编号 {number} 已用于 {id}。" },
    remedy: { en: "Give another number.", "zh-Hans": "请使用其他编号。" },
  },
}
