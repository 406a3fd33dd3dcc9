/** From arguments to an exit code. */
import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { MappingInvalid } from "@fieldcare/core/audit"
import { type Language, languages } from "@fieldcare/core/regulation"
import { adoptCommand } from "./adopt-command.ts"
import { auditCommand } from "./audit-command.ts"
import { coverageCommand } from "./coverage-command.ts"
import { diagramCommand } from "./diagram-command.ts"
import { LogUnreadable } from "./log-reader.ts"
import type { Terminal } from "./terminal.ts"
import { usage, UsageError } from "./usage.ts"

/** Runs one request. */
export const run = async (argv: ReadonlyArray<string>, terminal: Terminal): Promise<number> => {
  try {
    return await dispatched(argv, terminal)
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof MappingInvalid || error instanceof LogUnreadable)) throw error
    terminal.error(`${error.message}\n`)
    return 2
  }
}

const dispatched = async (argv: ReadonlyArray<string>, terminal: Terminal): Promise<number> => {
  const { values, positionals } = parsed(argv)
  const [command, ...given] = positionals
  if (values.help === true) return written(usage, terminal)
  if (values.version === true) return written(`${version()}\n`, terminal)
  const language = languageOf(values.language)
  switch (command) {
    case "audit":
      only(values, ["mapping", "entry", "json", "fail-on-breach", "progress"])
      return auditCommand(
        {
          log: one(given, "the log to audit"),
          mapping: values.mapping,
          entry: values.entry,
          json: values.json === true,
          failOnBreach: values["fail-on-breach"] === true,
          progress: values.progress === true,
          language: language ?? "en",
        },
        terminal,
      )
    case "adopt":
      only(values, ["mapping", "entry", "database", "tenant", "calendar", "dry-run", "json", "progress"])
      return adoptCommand(
        {
          file: one(given, "the file with the cases"),
          mapping: values.mapping,
          entry: values.entry,
          database: values.database ?? process.env["FIELDCARE_DATABASE_URL"],
          tenant: values.tenant,
          calendar: values.calendar,
          dryRun: values["dry-run"] === true,
          json: values.json === true,
          progress: values.progress === true,
          language: language ?? "en",
        },
        terminal,
      )
    case "coverage":
      only(values, ["json", "markdown"])
      if (given.length > 0) throw new UsageError(`coverage takes no ${given[0]}.`)
      return written(
        coverageCommand({ json: values.json === true, markdown: values.markdown === true, language: language ?? "en" }),
        terminal,
      )
    case "diagram":
      only(values, [])
      return written(diagramCommand(one(given, "the lifecycle to draw"), language), terminal)
    case undefined:
      throw new UsageError(usage.trimEnd())
    default:
      throw new UsageError(`There is no command ${command}: audit, adopt, coverage, diagram. See fieldcare --help.`)
  }
}

// One folder up from the source as from the build.
const version = (): string => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    readonly version: string
  }
  return manifest.version
}

const options = {
  mapping: { type: "string" },
  entry: { type: "string" },
  database: { type: "string" },
  tenant: { type: "string" },
  calendar: { type: "string" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  markdown: { type: "boolean" },
  "fail-on-breach": { type: "boolean" },
  progress: { type: "boolean" },
  language: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const

const parsed = (argv: ReadonlyArray<string>) => {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See fieldcare --help.`)
  }
}

const only = (values: object, own: ReadonlyArray<string>): void => {
  const foreign = Object.keys(values).find((name) => !own.includes(name) && name !== "language")
  if (foreign !== undefined) throw new UsageError(`--${foreign} is no option of this command. See fieldcare --help.`)
}

const one = ([given, ...more]: ReadonlyArray<string>, what: string): string => {
  if (given === undefined) throw new UsageError(`Name ${what}. See fieldcare --help.`)
  if (more.length > 0) throw new UsageError(`One at a time: ${more.join(" ")} is too much.`)
  return given
}

const languageOf = (given: string | undefined): Language | undefined => {
  if (given === undefined || languages.includes(given as Language)) return given as Language | undefined
  throw new UsageError(`There is no language ${given}: ${languages.join(", ")}.`)
}

const written = (text: string, terminal: Terminal): number => {
  terminal.out(text)
  return 0
}
