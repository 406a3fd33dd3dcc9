/** The declaration of `fieldcare explain`. */
import { declare } from "../command.ts"
import { explainOptions } from "./explain-options.ts"

export const explain = declare({
  name: "explain",
  summary: {
    en: "what a clause asks, and what realises it: commands, rules, duties, figures of the policy",
    "zh-Hans": "条款的要求，以及实现它的命令、规则、义务和政策数值",
  },
  details: {
    en: "A clause that has clauses under it, or a chapter, lists them. Chapters, clauses and policy of the project's configuration are taken into account.",
    "zh-Hans": "给出章或上级条款时列出其下的条款。会考虑项目配置中的章节、条款与政策。",
  },
  argument: {
    name: "clause",
    type: "text",
    required: true,
    summary: { en: "for example 3.4.4, or the chapter 3", "zh-Hans": "例如 3.4.4，或第 3 章写作 3" },
  },
  options: explainOptions,
  examples: [
    { line: "fieldcare explain 3.4.4", what: { en: "one clause", "zh-Hans": "一个条款" } },
    { line: "fieldcare explain 3", what: { en: "the clauses of a chapter", "zh-Hans": "一章的全部条款" } },
  ],
  load: async () => (await import("../explain-command.ts")).explainCommand,
})
