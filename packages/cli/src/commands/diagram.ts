/** The declaration of `fieldcare diagram`. */
import { declare } from "../command.ts"

export const diagram = declare({
  name: "diagram",
  summary: {
    en: "a lifecycle's statuses and commands as a Mermaid state diagram",
    "zh-Hans": "以 Mermaid 状态图显示生命周期的状态与命令",
  },
  details: {
    en: "The names are those of the code; with --language they are the words that people read.",
    "zh-Hans": "默认使用代码中的名称；给出 --language 时使用供人阅读的名称。",
  },
  argument: {
    name: "kind",
    type: "text",
    required: true,
    summary: { en: "the lifecycle to draw", "zh-Hans": "要绘制的生命周期" },
  },
  options: {},
  examples: [
    {
      line: "fieldcare diagram ticket --language zh-Hans",
      what: { en: "the ticket, in Chinese", "zh-Hans": "以中文绘制服务单" },
    },
  ],
  load: async () => {
    const { diagramCommand } = await import("../diagram-command.ts")
    return ({ argument, json, languageAsked }, terminal) => {
      const mermaid = diagramCommand(argument!, languageAsked)
      terminal.out(json ? `${JSON.stringify({ kind: argument, mermaid }, undefined, 2)}\n` : mermaid)
      return 0
    }
  },
})
