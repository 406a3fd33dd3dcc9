/** The declared commands as a script for a shell. Effect writes the script; only this file knows of it. */
import type { Language } from "@fieldcare/core/regulation"
import * as Completions from "effect/cli/Completions"
import type { Declaration, OptionDeclaration } from "./command.ts"
import { globalOptions, programWords } from "./program.ts"

export const completionScript = (
  shell: Completions.Shell,
  commands: ReadonlyArray<Declaration>,
  language: Language,
): string => {
  const script = Completions.generate("fieldcare", shell, {
    name: "fieldcare",
    description: programWords[language],
    flags: flagsOf(globalOptions, language),
    arguments: [],
    subcommands: commands.map((command) => descriptorOf(command, language)),
  })
  // Its head tells how Effect's own programs are asked for it.
  const told = script.replaceAll("fieldcare --completions", "fieldcare completion")
  return told.endsWith("\n") ? told : `${told}\n`
}

const descriptorOf = (
  { name, summary, argument, options }: Declaration,
  language: Language,
): Completions.CommandDescriptor => ({
  name,
  description: summary[language],
  flags: flagsOf({ ...options, ...globalOptions }, language),
  arguments:
    argument === undefined
      ? []
      : [
          {
            name: argument.name,
            description: argument.summary[language],
            required: argument.required,
            variadic: false,
            type:
              argument.choices === undefined
                ? argument.type === "file"
                  ? { _tag: "Path", pathType: "file" }
                  : { _tag: "String" }
                : { _tag: "Choice", values: argument.choices },
          },
        ],
  subcommands: [],
})

const flagsOf = (
  options: Readonly<Record<string, OptionDeclaration>>,
  language: Language,
): ReadonlyArray<Completions.FlagDescriptor> =>
  Object.entries(options).map(([name, option]) => ({
    name,
    aliases: option.short === undefined ? [] : [option.short],
    description: option.summary[language],
    type: typeOf(option),
    negation: false,
  }))

const typeOf = (option: OptionDeclaration): Completions.FlagType => {
  switch (option.type) {
    case "flag":
      return { _tag: "Boolean" }
    case "choice":
      return { _tag: "Choice", values: option.choices }
    case "file":
      return { _tag: "Path", pathType: "file" }
    case "number":
      return { _tag: "Int" }
    default:
      return { _tag: "String" }
  }
}
