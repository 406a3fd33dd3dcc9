/** What commander could not understand, in both languages. */
import type { Words } from "@fieldcare/core"
import type { CommanderError } from "commander"

const chinese: Readonly<Record<string, (name: string, more: string) => string>> = {
  "commander.unknownOption": (name) => `没有选项 ${name}`,
  "commander.unknownCommand": (name) => `没有命令 ${name}`,
  "commander.missingArgument": (name) => `缺少参数 ${name}`,
  "commander.optionMissingArgument": (name) => `选项 ${name} 缺少值`,
  "commander.excessArguments": () => "参数过多",
}

/** What an option that takes a number says of another text; one with choices says which they are. */
export const wholeNumber = "a whole number"

// Of an option, or of the argument of a command.
const invalid =
  /^error: (?:option '(?<option>[^' ]+)[^']*' argument '(?<given>.*)' is invalid|.* value '(?<value>.*)' is invalid for argument '(?<argument>[^']+)')\. (?<wanted>.+)$/s

const invalidWords = (message: string, help: string): Words | undefined => {
  const { option, given, value, argument, wanted = "" } = invalid.exec(message)?.groups ?? {}
  const [name, found] = [option ?? argument, given ?? value]
  if (name === undefined) return undefined
  const isNumber = wanted === wholeNumber
  return {
    en: `${name} cannot be ${found}. Give ${isNumber ? wanted : `one of ${wanted}`}. See ${help}.`,
    "zh-Hans": `${name} 的值 ${found} 无效。请使用${isNumber ? "整数" : `其中之一：${wanted.replaceAll(", ", "、")}`}。参见 ${help}。`,
  }
}

/** `help` is the command line that shows what can be asked. Commander writes `error: unknown option '--maping'`, and below it `(Did you mean --mapping?)`. */
export const parseErrorWords = ({ code, message }: CommanderError, help: string): Words => {
  const told = invalidWords(message, help)
  if (told !== undefined) return told
  const [head = "", ...rest] = message.replace(/^error: /, "").split("\n")
  const similar = /Did you mean (?:one of )?(.+)\?\)/.exec(rest.join(" "))?.[1]
  const [name = "", more = ""] = [...head.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted!)
  const sentence = head.charAt(0).toUpperCase() + head.slice(1).replace(/\.$/, "")
  const zh = chinese[code]?.(name, more)
  return {
    en: `${sentence}. ${similar === undefined ? "" : `Did you mean ${similar}? `}See ${help}.`,
    "zh-Hans": `${zh ?? sentence}。${similar === undefined ? "" : `是否想用 ${similar}？`}参见 ${help}。`,
  }
}
