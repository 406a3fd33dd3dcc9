/** What commander could not understand, in both languages. */
import type { Words } from "@fieldcare/core"
import type { CommanderError } from "commander"

const chinese: Readonly<Record<string, (name: string, more: string) => string>> = {
  "commander.unknownOption": (name) => `没有选项 ${name}`,
  "commander.unknownCommand": (name) => `没有命令 ${name}`,
  "commander.missingArgument": (name) => `缺少参数 ${name}`,
  "commander.optionMissingArgument": (name) => `选项 ${name} 缺少值`,
  "commander.invalidArgument": (name, given) => `${name} 的值 ${given} 无效`,
  "commander.excessArguments": () => "参数过多",
}

/** Commander writes `error: unknown option '--maping'`, and below it `(Did you mean --mapping?)`. */
export const parseErrorWords = ({ code, message }: CommanderError): Words => {
  const [head = "", ...rest] = message.replace(/^error: /, "").split("\n")
  const similar = /Did you mean (?:one of )?(.+)\?\)/.exec(rest.join(" "))?.[1]
  const [name = "", more = ""] = [...head.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted!)
  const sentence = head.charAt(0).toUpperCase() + head.slice(1).replace(/\.$/, "")
  const zh = chinese[code]?.(name, more)
  return {
    en: `${sentence}. ${similar === undefined ? "" : `Did you mean ${similar}? `}See fieldcare --help.`,
    "zh-Hans": `${zh ?? sentence}。${similar === undefined ? "" : `是否想用 ${similar}？`}参见 fieldcare --help。`,
  }
}
