/** The declaration of `fieldcare completion`. */
import { declare } from "../command.ts"

export const shells = ["bash", "zsh", "fish"] as const

export const completion = declare({
  name: "completion",
  summary: { en: "a script that completes commands and options in a shell", "zh-Hans": "输出 shell 补全脚本" },
  argument: {
    name: "shell",
    type: "choice",
    choices: shells,
    required: true,
    summary: { en: "bash, zsh or fish", "zh-Hans": "bash、zsh 或 fish" },
  },
  options: {},
  examples: [
    {
      line: "source <(fieldcare completion bash)",
      what: { en: "in ~/.bashrc; the same with zsh in ~/.zshrc", "zh-Hans": "写入 ~/.bashrc；zsh 则写入 ~/.zshrc" },
    },
    {
      line: "fieldcare completion fish > ~/.config/fish/completions/fieldcare.fish",
      what: { en: "for fish, once", "zh-Hans": "fish 执行一次即可" },
    },
  ],
  load: async () => {
    const { completionScript } = await import("../completion-script.ts")
    return ({ argument, commands, json, language }, terminal) => {
      const script = completionScript(argument as (typeof shells)[number], commands, language)
      terminal.out(json ? `${JSON.stringify({ shell: argument, script }, undefined, 2)}\n` : script)
      return 0
    }
  },
})
