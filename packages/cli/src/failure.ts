/** From an error to an exit code and to what people read. */
import type { Words } from "@fieldcare/core"
import type { Language } from "@fieldcare/core/regulation"
import { CommanderError } from "commander"
import { parseErrorWords } from "./parse-error.ts"
import { DatabaseUnfit, exitCodes, Interrupted, UsageError } from "./usage.ts"

export interface Failure {
  readonly code: number
  readonly text: string
}

/** Errors of the core and the storages, by their tag: told as they are. */
const tags: Readonly<Record<string, number>> = {
  ActorInvalid: exitCodes.usage,
  CalendarInvalid: exitCodes.usage,
  ClauseInvalid: exitCodes.usage,
  ClauseUnknown: exitCodes.usage,
  DefinitionInvalid: exitCodes.usage,
  InputInvalid: exitCodes.usage,
  MappingInvalid: exitCodes.usage,
  PolicyInvalid: exitCodes.usage,
  DirectoryInUse: exitCodes.database,
  SettingRefused: exitCodes.database,
  SchemaRefused: exitCodes.refused,
  StatementFailed: exitCodes.database,
  StorageUnavailable: exitCodes.database,
  TransactionAborted: exitCodes.database,
}

interface Told {
  readonly language: Language
  /** Whether to tell where the program went wrong. */
  readonly debug: boolean
  /** The command line that shows what can be asked. */
  readonly help: string
}

/** Errors are told apart by tag and not by class: a project may have a copy of the core of its own. */
export const failureOf = (error: unknown, { language, debug, help }: Told): Failure => {
  if (error instanceof UsageError) {
    const code =
      error instanceof Interrupted
        ? exitCodes.interrupted
        : error instanceof DatabaseUnfit
          ? exitCodes.database
          : exitCodes.usage
    return { code, text: error.in(language) }
  }
  if (error instanceof CommanderError) return ofCommander(error, language, help)
  const tagged = error as { readonly _tag?: string; readonly reason?: unknown; readonly message?: string }
  const known = (tagged?._tag === "StorageError" ? tagged.reason : tagged) as typeof tagged
  const code = tags[known?._tag ?? ""]
  if (known?._tag === "SchemaOutdated") return { code: exitCodes.database, text: outdated[language] }
  if (code !== undefined) return { code, text: withCause(known) }
  const told = error instanceof Error ? ((debug ? error.stack : undefined) ?? error.message) : String(error)
  const more = debug
    ? ""
    : language === "en"
      ? " FIELDCARE_DEBUG=1 shows where."
      : " 设置 FIELDCARE_DEBUG=1 可查看位置。"
  return {
    code: exitCodes.internal,
    text: `${language === "en" ? "A fault of fieldcare: " : "fieldcare 出错："}${told}${more}`,
  }
}

const outdated: Words = {
  en: "The database lacks tables, columns or indexes. See fieldcare migrate --print, and run fieldcare migrate.",
  "zh-Hans": "数据库缺少表、列或索引。可用 fieldcare migrate --print 查看，再运行 fieldcare migrate。",
}

const ofCommander = (error: CommanderError, language: Language, help: string): Failure => {
  if (error.exitCode === 0) return { code: exitCodes.done, text: "" }
  // Without a command its help was shown already.
  if (error.code === "commander.help") return { code: exitCodes.usage, text: "" }
  return { code: exitCodes.usage, text: parseErrorWords(error, help)[language] }
}

const withCause = ({ message = "", cause }: { readonly message?: string; readonly cause?: unknown }): string => {
  const why =
    cause instanceof AggregateError ? cause.errors.map(String).join("; ") : (cause as Error | undefined)?.message
  return why === undefined || why === "" ? message : `${message} (${why})`
}
