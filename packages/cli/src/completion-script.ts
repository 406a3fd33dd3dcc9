/** The declared commands as a script for a shell. Effect writes the script; only this file knows of it. */
import type { Language } from "@fieldcare/core/regulation"
import * as Completions from "effect/cli/Completions"
import type { Declaration, OptionDeclaration } from "./command.ts"
import { commandGroups, globalOptions, programWords } from "./program.ts"

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
    subcommands: descriptorsOf(commands, language),
  })
  // Its head tells how Effect's own programs are asked for it.
  const told = script.replaceAll("fieldcare --completions", "fieldcare completion")
  return told.endsWith("\n") ? told : `${told}\n`
}

// Commands whose names begin with the same word stand below it, where the first of them is.
const descriptorsOf = (
  commands: ReadonlyArray<Declaration>,
  language: Language,
): ReadonlyArray<Completions.CommandDescriptor> => {
  const firsts = [...new Set(commands.map(({ name }) => name.split(" ")[0]!))]
  return firsts.map((first) => {
    const alone = commands.find(({ name }) => name === first)
    if (alone !== undefined) return descriptorOf(alone, language)
    const members = commands.filter(({ name }) => name.startsWith(`${first} `))
    return {
      name: first,
      description: commandGroups[first]![language],
      flags: flagsOf(globalOptions, language),
      arguments: [],
      subcommands: members.map((member) =>
        descriptorOf({ ...member, name: member.name.slice(first.length + 1) }, language),
      ),
    }
  })
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
