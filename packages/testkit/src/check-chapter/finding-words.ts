/** What each kind of finding says, and what mends it. */
import type { RuleWords } from "@fieldcare/core"

type FindingWords = Pick<RuleWords, "failed" | "remedy">

/**
 * The words of every finding, in the order in which findings are listed.
 *
 * @category checks
 * @since 0.1.0
 */
export const findingWords = {
  definition: {
    failed: { en: "{where}: {problem}.", "zh-Hans": "{where}：{problem}。" },
    remedy: { en: "Mend the definition.", "zh-Hans": "请修正定义。" },
  },
  "kind-lost": {
    failed: { en: "Nothing runs {where} any more.", "zh-Hans": "{where} 已不再受管理。" },
    remedy: { en: "Open the desk with the chapter that has it.", "zh-Hans": "请同时加载包含它的章节。" },
  },
  "status-lost": {
    failed: { en: "The status {where} is gone, or another category.", "zh-Hans": "状态 {where} 缺失或类别已变。" },
    remedy: {
      en: "Keep it; cases of the company may be in it, and its category drives the clocks.",
      "zh-Hans": "请保留该状态及其类别；已有单据可能处于该状态，且类别决定计时。",
    },
  },
  "command-lost": {
    failed: { en: "{where} is no longer possible in {from}.", "zh-Hans": "在 {from} 状态下无法再执行 {where}。" },
    remedy: { en: "Leave the built-in ways as they are and add to them.", "zh-Hans": "请保留内置流转，仅作补充。" },
  },
  "final-left": {
    failed: {
      en: "{where} leads out of {from}, where a case is over.",
      "zh-Hans": "{where} 使已结束（{from}）的单据重新流转。",
    },
    remedy: { en: "Open a new case that refers to the old one.", "zh-Hans": "请另立新单并引用原单。" },
  },
  "rule-dropped": {
    failed: { en: "{on} is no longer under the rule {where}.", "zh-Hans": "{on} 不再受规则 {where} 约束。" },
    remedy: {
      en: "Put the rule back on it; extendLifecycle keeps it there.",
      "zh-Hans": "请恢复该规则；使用 extendLifecycle 可保留。",
    },
  },
  "rule-laxer": {
    failed: {
      en: "The rule {where} lets {on} pass where the regulation refuses it.",
      "zh-Hans": "规则 {where} 放行了本应被拒绝的 {on}。",
    },
    remedy: {
      en: "Keep the built-in rule and add a stricter one beside it, under a name of its own.",
      "zh-Hans": "请保留内置规则，另以新名称添加更严格的规则。",
    },
  },
  "derogation-widened": {
    failed: { en: "The rule {where} can be set aside by a derogation.", "zh-Hans": "规则 {where} 可被豁免。" },
    remedy: { en: "Leave derogable as the regulation has it.", "zh-Hans": "请保持 derogable 的内置取值。" },
  },
  "role-admitted": {
    failed: { en: "{roles} may give {where}.", "zh-Hans": "{roles} 可执行 {where}。" },
    remedy: {
      en: "Give the person a built-in role that may, or leave the command to those who have one.",
      "zh-Hans": "请授予相应的内置角色，或由具有该角色的人员执行。",
    },
  },
  "duty-dropped": {
    failed: { en: "The duty {where} is not started by {event}.", "zh-Hans": "{event} 未启动时限义务 {where}。" },
    remedy: { en: "Leave the duty and everything that starts it.", "zh-Hans": "请保留该义务及其启动条件。" },
  },
  "duty-later": {
    failed: {
      en: "The duty {where} is due later than the policy says.",
      "zh-Hans": "时限义务 {where} 的到期时间晚于政策规定。",
    },
    remedy: {
      en: "Take the limit from the policy; a duty of your own may be due earlier.",
      "zh-Hans": "请按政策取时限；自有义务可更早到期。",
    },
  },
  "duty-clock-stopped": {
    failed: {
      en: "The clock of the duty {where} stands still or counts where it did not: {part}.",
      "zh-Hans": "时限义务 {where} 的计时方式被改变：{part}。",
    },
    remedy: {
      en: "Leave calendar, pauses and closing as the regulation has them.",
      "zh-Hans": "请保持内置的日历、暂停与关闭设置。",
    },
  },
  "duty-without-evidence": {
    failed: {
      en: "{event} settles the duty {where}, which is no evidence of it.",
      "zh-Hans": "{event} 结束了时限义务 {where}，但并非履行证据。",
    },
    remedy: {
      en: "Let the command write down the built-in event that is, under its rules.",
      "zh-Hans": "请让该操作在相应规则下记录内置事件。",
    },
  },
  "separation-dropped": {
    failed: { en: "The separation {where} no longer speaks of {on}.", "zh-Hans": "职责分离 {where} 不再涉及 {on}。" },
    remedy: { en: "Name the command in the separation again.", "zh-Hans": "请在职责分离中恢复该操作。" },
  },
  "follow-up-dropped": {
    failed: { en: "{where} is no longer followed by {follows}.", "zh-Hans": "{where} 之后不再执行 {follows}。" },
    remedy: { en: "Leave the follow-up.", "zh-Hans": "请保留后续操作。" },
  },
  "way-around": {
    failed: {
      en: "{where} leads from {from} to {to} without {missing}.",
      "zh-Hans": "{where} 从 {from} 到 {to}，绕过了 {missing}。",
    },
    remedy: {
      en: "Put the command under what it leads around: actsAs, or rules of its own that ask the same.",
      "zh-Hans": "请将该操作置于相应规则之下：使用 actsAs，或将规则同时加于该操作。",
    },
  },
  "event-around": {
    failed: {
      en: "{where} writes down {event} without {missing}.",
      "zh-Hans": "{where} 记录了 {event}，绕过了 {missing}。",
    },
    remedy: {
      en: "Say which command it acts as (actsAs), or write down an event of your own.",
      "zh-Hans": "请用 actsAs 指明其等同的操作，或改为记录自有事件。",
    },
  },
  "field-written": {
    failed: { en: "The event {where} changes {field}.", "zh-Hans": "事件 {where} 修改了 {field}。" },
    remedy: {
      en: "Leave what the regulation writes to its own events; keep your data in fields of your own.",
      "zh-Hans": "内置字段只能由内置事件修改；请使用自有字段。",
    },
  },
  "outcome-changed": {
    failed: { en: "{where} no longer leads to the same {part}.", "zh-Hans": "{where} 的{part}与内置不同。" },
    remedy: {
      en: "Leave decider, evolver, guards and input of a built-in command.",
      "zh-Hans": "请保持内置操作的判定、演变、分支与输入。",
    },
  },
  "pause-without-end": {
    failed: {
      en: "In {where} the clock of {duty} stands still for good.",
      "zh-Hans": "在 {where} 状态下，{duty} 的计时将一直停止。",
    },
    remedy: {
      en: "Let the command that leads there give a pause reason of the policy as `reason`, under the rule that asks for one.",
      "zh-Hans": "请让进入该状态的操作以 reason 给出政策中的暂停原因，并受相应规则约束。",
    },
  },
  "no-ending": {
    failed: { en: "From {where} a case cannot end: {why}.", "zh-Hans": "处于 {where} 的单据无法结束：{why}。" },
    remedy: {
      en: "Lead a command out, or loosen what always refuses.",
      "zh-Hans": "请增加可离开的操作，或放宽始终拒绝的规则。",
    },
  },
  "never-accepted": {
    failed: { en: "{where} was refused each time it was given, by {why}.", "zh-Hans": "{where} 每次都被 {why} 拒绝。" },
    remedy: {
      en: "Loosen the rule, or give the check an input that passes it (inputs).",
      "zh-Hans": "请放宽该规则，或通过 inputs 提供可通过的输入示例。",
    },
  },
  policy: {
    failed: { en: "{where}: {problem}", "zh-Hans": "{where}：{problem}" },
    remedy: { en: "Mend the policy.", "zh-Hans": "请修正政策。" },
  },
} as const satisfies Readonly<Record<string, FindingWords>>
