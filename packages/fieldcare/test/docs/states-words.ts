/** What the pages of statuses say between their tables, in each language. */
import type { Language, Words } from "@fieldcare/core/regulation"

/** The heads of the tables, and how titles are written. The English pages show the Chinese title beside the English. */
export interface TableWords {
  readonly language: Language
  readonly titles: (words: Words) => ReadonlyArray<string>
  readonly name: (words: Words) => string
  readonly sentence: (words: Words) => string
  readonly statuses: ReadonlyArray<string>
  readonly commands: ReadonlyArray<string>
  readonly rules: ReadonlyArray<string>
  readonly duties: ReadonlyArray<string>
  readonly final: string
  readonly follows: string
}

/** The headings of the pages with the text below each. */
export interface StatesWords {
  readonly states: string
  readonly ticket: string
  readonly statuses: string
  readonly commands: string
  readonly rules: string
  readonly duties: string
  readonly table: TableWords
}

export const statesWords: Readonly<Record<Language, StatesWords>> = {
  en: {
    states: `# The states of every record

Written from the tables that the engine runs. Loops, commands that leave the status as it is, stand in the tables
of statuses and not in the diagrams. The ticket, with its rules and duties, has [a page of its own](ticket-states.md);
\`fieldcare explain\` tells the rules and duties of every clause.`,
    ticket: `# The states of a ticket

Written from the table that the engine runs. Loops, commands that leave the status as it is, stand in the table
of statuses and not in the diagram.`,
    statuses: `## Statuses

The category drives the clocks: what is owed pauses in the categories that the duty names, and nothing of the case
runs in \`closed\` or \`cancelled\`.`,
    commands: "## Commands",
    rules: `## Rules

A rule is a precondition of the commands it is on. All of them are evaluated, and every one that fails is told, in
this order.`,
    duties: `## Duties

A duty is owed by a deadline that the company's policy sets.`,
    table: {
      language: "en",
      titles: ({ en, "zh-Hans": zh }) => [en, zh],
      name: ({ en, "zh-Hans": zh }) => `${en} ${zh}`,
      sentence: ({ en, "zh-Hans": zh }) => `${en}, ${zh}.`,
      statuses: ["status", "title", "中文", "category", "commands that leave it as it is", "commands that lead on"],
      commands: ["command", "title", "中文", "clause", "who may give it"],
      rules: ["rule", "clause", "title", "中文", "on", "when it fails", "what mends it"],
      duties: ["duty", "clause", "title", "中文", "calendar", "started by", "met by", "paused in"],
      final: "final",
      follows: "follows another command",
    },
  },
  "zh-Hans": {
    states: `# 其他记录的状态

由规则引擎运行的状态表生成。不改变状态的命令列在状态表里，不画在图中。服务单连同其规则和义务[另有一页](ticket-states.zh-Hans.md)；各条款的规则和义务可用 \`fieldcare explain\` 查看。`,
    ticket: `# 服务单的状态

由规则引擎运行的状态表生成。不改变状态的命令列在状态表里，不画在图中。`,
    statuses: `## 状态

计时由类别决定：义务在其注明的类别下暂停；类别为 \`closed\` 或 \`cancelled\` 时，服务单的时限都不再计时。`,
    commands: "## 命令",
    rules: `## 规则

规则是命令的前提条件。所有规则都会判断，不满足的按下列顺序全部说明。`,
    duties: `## 义务

义务须在公司政策规定的时限内履行。`,
    table: {
      language: "zh-Hans",
      titles: ({ "zh-Hans": zh }) => [zh],
      name: ({ "zh-Hans": zh }) => zh,
      sentence: ({ "zh-Hans": zh }) => `${zh}。`,
      statuses: ["状态", "名称", "类别", "不改变状态的命令", "改变状态的命令"],
      commands: ["命令", "名称", "条款", "可执行的角色"],
      rules: ["规则", "条款", "名称", "作用于", "不满足时", "补救办法"],
      duties: ["义务", "条款", "名称", "日历", "起算", "履行", "暂停"],
      final: "终态",
      follows: "由其他命令引发",
    },
  },
}
