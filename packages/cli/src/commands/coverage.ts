/** The declaration of `fieldcare coverage`. */
import { declare } from "../command.ts"

export const coverage = declare({
  name: "coverage",
  summary: {
    en: "which rules, duties, measures, records and plans realise each clause",
    "zh-Hans": "各条款由哪些规则、义务、指标、记录和计划实现",
  },
  options: {
    markdown: { type: "flag", summary: { en: "a page in place of a table", "zh-Hans": "输出页面而非表格" } },
  },
  examples: [
    {
      line: "fieldcare coverage --markdown",
      what: { en: "the coverage as a page", "zh-Hans": "以页面形式输出覆盖情况" },
    },
  ],
  load: async () => {
    const { coverageCommand } = await import("../coverage-command.ts")
    return ({ options, json, language }, terminal) => {
      terminal.out(coverageCommand({ json, markdown: options.markdown, language }))
      return 0
    }
  },
})
