/** `fieldcare adopt`: the cases of another system, taken over by a mapping. */
import { readFile } from "node:fs/promises"
import { isIdentifier, openDesk, regulation } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import { type CaseImport, importColumns, importMapping, type ImportMapping, openImport } from "@fieldcare/core/import"
import { registry } from "@fieldcare/core/registry"
import type { Language } from "@fieldcare/core/regulation"
import { type Calendar, type CalendarDefinition, calendar, CalendarInvalid } from "@fieldcare/core/time"
import { adoptTable } from "./adopt-table.ts"
import { type OpenStorage, withStorage } from "./database.ts"
import { LogUnreadable, readLog } from "./log-reader.ts"
import type { Terminal } from "./terminal.ts"
import { UsageError } from "./usage.ts"

export interface AdoptRequest {
  readonly file: string
  readonly mapping: string | undefined
  /** The file in a zip archive of several. */
  readonly entry?: string | undefined
  readonly database: string | undefined
  readonly tenant: string | undefined
  readonly calendar: string | undefined
  readonly dryRun: boolean
  readonly json: boolean
  readonly progress: boolean
  readonly language: Language
}

/** Adopts, writes the report, and answers the exit code: 1 when cases were left out. */
export const adoptCommand = async (request: AdoptRequest, terminal: Terminal): Promise<number> => {
  const { database } = request
  if (database === undefined) throw new UsageError("Name the database: --database <url>. See fieldcare --help.")
  if (request.calendar === undefined)
    throw new UsageError(
      "Say when the company works: --calendar <file>. What is still owed on a case is counted on it. See fieldcare --help.",
    )
  const definition = await jsonIn(request.calendar, "calendar", terminal)
  const hours = calendarOf(request.calendar, definition as CalendarDefinition)
  const asked = { database, config: { schemaChanges: "apply" }, missing: "create" } as const
  return withStorage(asked, terminal, ({ storage }) =>
    adoptCases(request, storage, [...regulation(), registry], hours, terminal),
  )
}

/** The same on a storage that is open. */
export const adoptCases = async (
  request: Omit<AdoptRequest, "database" | "calendar">,
  storage: OpenStorage["storage"],
  chapters: ReadonlyArray<Chapter>,
  hours: Calendar,
  terminal: Terminal,
): Promise<number> => {
  const { tenant, dryRun, language } = request
  if (!isIdentifier(tenant)) throw new UsageError("Name the tenant: --tenant <id>. See fieldcare --help.")
  if (request.mapping === undefined)
    throw new UsageError("Say what the file means: --mapping <file>. See fieldcare --help.")
  const mapping = importMapping(await jsonIn(request.mapping, "mapping", terminal))
  const desk = await openDesk({ storage, chapters, calendar: hours })
  const importer = desk.as({ id: "fieldcare-cli", tenant, roles: ["import"] })
  const progress = casesOn(terminal, request.progress)
  const open = (header: ReadonlyArray<string>) =>
    openImport({ desk: importer, chapters, mapping, header, dryRun, onProgress: progress.tell })
  try {
    const adopting = await readCases(request, mapping, open, terminal)
    await adopting.end()
    const report = adopting.report({ language })
    terminal.out(
      request.json ? `${JSON.stringify(report, undefined, 2)}\n` : adoptTable(mapping.name, report, language),
    )
    return report.faulty > 0 || report.problemCount > 0 ? 1 : 0
  } finally {
    progress.end()
  }
}

const readCases = async (
  { file, entry }: Pick<AdoptRequest, "file" | "entry">,
  mapping: ImportMapping,
  open: (header: ReadonlyArray<string>) => CaseImport,
  terminal: Terminal,
): Promise<CaseImport> => {
  let adopting: CaseImport | undefined
  const handler = {
    columns: importColumns(mapping),
    header: (header: ReadonlyArray<string>) => {
      adopting = open(header)
    },
    row: (cells: ReadonlyArray<string>, line: number) => adopting!.row(cells, line),
    problem: (line: number, problem: Parameters<CaseImport["problem"]>[1]) => adopting!.problem(line, problem),
  }
  await readLog(terminal.path(file), handler, entry)
  if (adopting === undefined) throw new LogUnreadable(`${file} has no header.`)
  return adopting
}

const jsonIn = async (name: string, what: string, terminal: Terminal): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(terminal.path(name), "utf8"))
  } catch (error) {
    throw new UsageError(`The ${what} ${name} cannot be read: ${(error as Error).message}`)
  }
}

const calendarOf = (name: string, definition: CalendarDefinition): Calendar => {
  try {
    return calendar(definition)
  } catch (error) {
    if (!(error instanceof CalendarInvalid)) throw error
    throw new UsageError(`The calendar ${name} cannot be used: ${error.message}`)
  }
}

const lineEveryMs = 1000
const rewriteEveryMs = 100

/** How many cases are done, on standard error: one line that is rewritten, or one each second where it is asked for. */
const casesOn = (terminal: Terminal, asked: boolean) => {
  const everyMs = terminal.interactive ? rewriteEveryMs : lineEveryMs
  let last = performance.now()
  return {
    tell: (done: number, read: number): void => {
      if ((!terminal.interactive && !asked) || (performance.now() - last < everyMs && done < read)) return
      last = performance.now()
      const text = `${done.toLocaleString("en")} / ${read.toLocaleString("en")}`
      terminal.error(terminal.interactive ? `\r${text}` : `${text}\n`)
    },
    end: (): void => {
      if (terminal.interactive) terminal.error("\r\u001B[K")
    },
  }
}
