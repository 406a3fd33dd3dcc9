/** The reference page of the command line, written from the declared commands. */
import type { Language } from "@fieldcare/core/regulation"
import type { ArgumentDeclaration, Declaration, OptionDeclaration } from "../src/command.ts"
import { commands } from "../src/commands.ts"
import { globalOptions, programWords } from "../src/program.ts"
import { exitCodes, exitCodeWords } from "../src/usage.ts"

const words = {
  title: { en: "The command line", "zh-Hans": "命令行" },
  every: { en: "Options of every command", "zh-Hans": "所有命令的选项" },
  codes: { en: "Exit codes", "zh-Hans": "退出码" },
  option: { en: "option", "zh-Hans": "选项" },
  code: { en: "code", "zh-Hans": "退出码" },
  means: { en: "what it means", "zh-Hans": "含义" },
} as const

/** The whole page as Markdown. */
export const referencePage = (language: Language): string => {
  const text = (key: keyof typeof words): string => words[key][language]
  const codes = Object.entries(exitCodes).map(([name, code]) => [
    String(code),
    exitCodeWords[name as keyof typeof exitCodes][language],
  ])
  return `${[
    `# ${text("title")}`,
    `${programWords[language]}.`,
    list(language),
    ...commands.map((command) => section(command, language)),
    `## ${text("every")}`,
    optionTable(globalOptions, undefined, language),
    `## ${text("codes")}`,
    table([text("code"), text("means")], codes),
  ].join("\n\n")}\n`
}

const list = (language: Language): string =>
  commands.map(({ name, summary }) => `- [\`${name}\`](#${name.replaceAll(" ", "-")}): ${summary[language]}`).join("\n")

const section = ({ name, summary, details, argument, options, examples }: Declaration, language: Language): string => {
  const given = argument === undefined ? "" : argument.required ? ` <${argument.name}>` : ` [${argument.name}]`
  const hasOptions = Object.keys(options).length > 0
  return [
    `## ${name}`,
    `\`fieldcare ${name}${given}${hasOptions ? " [options]" : ""}\`: ${summary[language]}.`,
    ...(details === undefined ? [] : [details[language]]),
    ...(hasOptions || argument !== undefined ? [optionTable(options, argument, language)] : []),
    `\`\`\`sh\n${examples.map(({ line, what }) => `${line}  # ${what[language]}`).join("\n")}\n\`\`\``,
  ].join("\n\n")
}

const optionTable = (
  options: Readonly<Record<string, OptionDeclaration>>,
  argument: ArgumentDeclaration | undefined,
  language: Language,
): string =>
  table(
    [words.option[language], words.means[language]],
    [
      ...(argument === undefined ? [] : [[`\`<${argument.name}>\``, argument.summary[language]]]),
      ...Object.entries(options).map(([name, option]) => [
        `\`${written(name, option)}\``,
        "environment" in option ? `${option.summary[language]} (\`${option.environment}\`)` : option.summary[language],
      ]),
    ],
  )

const written = (name: string, option: OptionDeclaration): string => {
  const long = `${option.short === undefined ? "" : `-${option.short}, `}--${name}`
  if (option.type === "flag") return long
  return `${long} <${option.type === "choice" ? option.choices.join("|") : option.placeholder}>`
}

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map(() => "---"), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n")
