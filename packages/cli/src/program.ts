/** The declared commands as a program of commander, which parses arguments and writes help. */
import { stripVTControlCharacters, styleText } from "node:util"
import type { Words } from "@fieldcare/core"
import type { Language } from "@fieldcare/core/regulation"
import { Argument, Command as Program, Help, InvalidArgumentError, Option } from "commander"
import type { ArgumentDeclaration, Declaration, OptionDeclaration, Request } from "./command.ts"
import { languageCodes } from "./language.ts"
import { wholeNumber } from "./parse-error.ts"
import type { Terminal } from "./terminal.ts"
import { places, wrapped } from "./text-table.ts"
import { exitCodes, exitCodeWords } from "./usage.ts"

/** The options that every command takes. */
export const globalOptions = {
  json: {
    type: "flag",
    summary: {
      en: "one JSON value on standard output, and nothing else there",
      "zh-Hans": "在标准输出上只输出一个 JSON 值",
    },
  },
  language: {
    type: "choice",
    choices: languageCodes,
    summary: {
      en: "the language of texts; without it that of LC_ALL, LC_MESSAGES or LANG",
      "zh-Hans": "文本语言；默认取自 LC_ALL、LC_MESSAGES 或 LANG",
    },
  },
  help: { type: "flag", short: "h", summary: { en: "help", "zh-Hans": "帮助" } },
} as const satisfies Readonly<Record<string, OptionDeclaration>>

export const programWords: Words = {
  en: "After-sales service by the regulation, on the command line",
  "zh-Hans": "命令行上的规范化售后服务",
}

/** What commands have in common whose names begin with the same word. */
export const commandGroups: Readonly<Record<string, Words>> = {
  stock: {
    en: "the stock ledger: parts, bins and opening stock from files, what is where, and how it came to be",
    "zh-Hans": "库存账：登记配件与库位、期初入账、查询余额与流水",
  },
}

export interface ProgramSetting {
  readonly commands: ReadonlyArray<Declaration>
  readonly language: Language
  readonly terminal: Terminal
  readonly version: string
  readonly run: (declaration: Declaration, request: Request) => Promise<void>
}

/** Parsing throws a `CommanderError` for what cannot be understood, and after help was shown. */
export const programOf = ({ commands, language, terminal, version, run }: ProgramSetting): Program => {
  const text = (words: Words): string => words[language]
  const program = new Program("fieldcare")
    .description(text(programWords))
    .version(version, "--version", text({ en: "the version", "zh-Hans": "版本" }))
    .helpOption("-h, --help", text(globalOptions.help.summary))
    .helpCommand("help [command]", text({ en: "help on a command", "zh-Hans": "某个命令的帮助" }))
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      // Errors are told once, by whoever catches them.
      outputError: () => {},
      writeErr: terminal.error,
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
      getOutHasColors: () => terminal.colour,
      getErrHasColors: () => terminal.colour,
    })
    .configureHelp(helpIn(language))
    .addOption(optionOf("json", globalOptions.json, language))
    .addOption(optionOf("language", globalOptions.language, language))
    .addHelpText(
      "after",
      afterHelp(
        commands.flatMap(({ examples }) => examples.slice(0, 1)),
        language,
        terminal.columns,
      ),
    )
  const groups = new Map<string, Program>()
  const groupOf = (name: string): Program => {
    const known = groups.get(name)
    if (known !== undefined) return known
    const words = text(commandGroups[name]!)
    const group = program.command(name).summary(words).description(words)
    group.helpOption("-h, --help", text(globalOptions.help.summary)).helpCommand(false)
    groups.set(name, group)
    return group
  }
  for (const declaration of commands) {
    const { name, summary, details, argument, options, examples } = declaration
    const [first, own] = name.split(" ") as [string, string | undefined]
    const command = (own === undefined ? program : groupOf(first))
      .command(own ?? first)
      .summary(text(summary))
      .description(details === undefined ? text(summary) : `${text(summary)}\n\n${text(details)}`)
      .helpOption("-h, --help", text(globalOptions.help.summary))
      .addHelpText("after", afterHelp(examples, language, terminal.columns))
    if (argument !== undefined) command.addArgument(argumentOf(argument, language))
    for (const [long, option] of Object.entries(options)) command.addOption(optionOf(long, option, language))
    command.action((...given: ReadonlyArray<unknown>) => {
      const parsed = command.optsWithGlobals<Record<string, unknown>>()
      const asked = parsed["language"] as Language | undefined
      return run(declaration, {
        argument: argument === undefined ? undefined : (given[0] as string | undefined),
        options: valuesOf(options, (long) => command.getOptionValue(attributeOf(long)), terminal),
        json: parsed["json"] === true,
        commands,
        language,
        languageAsked: asked,
      })
    })
  }
  return program
}

const optionOf = (long: string, declaration: OptionDeclaration, language: Language): Option => {
  const { type, summary, short } = declaration
  const value =
    type === "flag" ? "" : ` <${type === "choice" ? declaration.choices.join("|") : declaration.placeholder}>`
  const environment = "environment" in declaration ? ` (${declaration.environment})` : ""
  const option = new Option(
    `${short === undefined ? "" : `-${short}, `}--${long}${value}`,
    summary[language] + environment,
  )
  switch (type) {
    case "choice":
      return option.argParser((given: string) => oneOf(declaration.choices, given))
    case "number":
      return option.argParser((given: string) => {
        if (/^\d{1,9}$/.test(given)) return Number(given)
        throw new InvalidArgumentError(wholeNumber)
      })
    case "list":
      return option.argParser((given: string, before: ReadonlyArray<string> | undefined) => [...(before ?? []), given])
    default:
      return option
  }
}

const argumentOf = ({ name, summary, required, type, choices }: ArgumentDeclaration, language: Language): Argument => {
  const argument = new Argument(required ? `<${name}>` : `[${name}]`, summary[language])
  return type === "choice" && choices !== undefined
    ? argument.argParser((given: string) => oneOf(choices, given))
    : argument
}

const oneOf = (choices: ReadonlyArray<string>, given: string): string => {
  if (choices.includes(given)) return given
  throw new InvalidArgumentError(choices.join(", "))
}

/** How commander keeps `--fail-on-breach`. */
const attributeOf = (long: string): string => long.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const valuesOf = (
  options: Declaration["options"],
  given: (long: string) => unknown,
  { environment }: Terminal,
): Request["options"] =>
  Object.fromEntries(
    Object.entries(options).map(([long, option]) => {
      const around = "environment" in option ? environment[option.environment] || undefined : undefined
      const fallback = option.type === "flag" ? false : option.type === "list" ? [] : around
      return [long, given(long) ?? fallback]
    }),
  ) as Request["options"]

const titles: Readonly<Record<string, Words>> = {
  "Usage:": { en: "Usage:", "zh-Hans": "用法：" },
  "Arguments:": { en: "Arguments:", "zh-Hans": "参数：" },
  "Options:": { en: "Options:", "zh-Hans": "选项：" },
  "Global Options:": { en: "Options of every command:", "zh-Hans": "所有命令的选项：" },
  "Commands:": { en: "Commands:", "zh-Hans": "命令：" },
}

const helpIn = (language: Language): Partial<Help> => ({
  showGlobalOptions: true,
  subcommandTerm: (command) => new Help().subcommandTerm(command).replace(" [options]", ""),
  styleTitle: (title) => styleText("bold", titles[title]?.[language] ?? title, { validateStream: false }),
  styleCommandText: (text) => styleText("cyan", text, { validateStream: false }),
  // Commander takes every character for one column, and breaks lines at blanks alone.
  displayWidth: (text) => places(stripVTControlCharacters(text)),
  boxWrap: (text, width) => wrapped(text, width),
})

const afterHelp = (examples: Declaration["examples"], language: Language, columns: number): string => {
  const heading = language === "en" ? ["Examples:", "Exit codes:"] : ["示例：", "退出码："]
  const lines = examples.map(({ line, what }) => `  ${line}\n      ${what[language]}`)
  const codes = Object.entries(exitCodes).map(
    ([name, code]) =>
      `  ${String(code).padEnd(5)}${wrapped(exitCodeWords[name as keyof typeof exitCodes][language], columns - 7).replaceAll("\n", `\n${" ".repeat(7)}`)}`,
  )
  return `\n${heading[0]}\n${lines.join("\n")}\n\n${heading[1]}\n${codes.join("\n")}`
}
