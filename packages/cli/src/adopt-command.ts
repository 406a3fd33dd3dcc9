/** `fieldcare adopt`: the cases of another system, taken over by a mapping. */
import { isIdentifier, openDesk, regulation } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import { type CaseImport, importColumns, importMapping, type ImportMapping, openImport } from "@fieldcare/core/import"
import { registry } from "@fieldcare/core/registry"
import type { Language } from "@fieldcare/core/regulation"
import type { Calendar } from "@fieldcare/core/time"
import { adoptTable } from "./adopt-table.ts"
import { calendarIn, jsonIn } from "./audit-ground.ts"
import { type OpenStorage, withStorage } from "./database.ts"
import type { LogHandler } from "./log-handler.ts"
import { LogUnreadable, readLog } from "./log-reader.ts"
import { adoptingOn } from "./progress.ts"
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
  if (database === undefined)
    throw new UsageError({
      en: "Name the database: --database <url>. See fieldcare adopt --help.",
      "zh-Hans": "请指定数据库：--database <url>。参见 fieldcare adopt --help。",
    })
  if (request.calendar === undefined)
    throw new UsageError({
      en: "Say when the company works: --calendar <file>. What is still owed on a case is counted on it. See fieldcare adopt --help.",
      "zh-Hans": "请说明公司的工作时间：--calendar <文件>，未完成的义务按其计算。参见 fieldcare adopt --help。",
    })
  const hours = calendarIn(request.calendar, await jsonIn(request.calendar, "calendar", terminal))
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
  if (!isIdentifier(tenant))
    throw new UsageError({
      en: "Name the tenant: --tenant <id>. See fieldcare adopt --help.",
      "zh-Hans": "请指定租户：--tenant <id>。参见 fieldcare adopt --help。",
    })
  if (request.mapping === undefined)
    throw new UsageError({
      en: "Say what the file means: --mapping <file>. See fieldcare adopt --help.",
      "zh-Hans": "请说明文件各列的含义：--mapping <文件>。参见 fieldcare adopt --help。",
    })
  const mapping = importMapping(await jsonIn(request.mapping, "mapping", terminal))
  const desk = await openDesk({ storage, chapters, calendar: hours })
  const importer = desk.as({ id: "fieldcare-cli", tenant, roles: ["import"] })
  const progress = adoptingOn(terminal, request.progress)
  const open = (header: ReadonlyArray<string>) =>
    openImport({ desk: importer, chapters, mapping, header, dryRun, onProgress: progress.done })
  try {
    const adopting = await readCases(request, mapping, { open, progress: progress.read }, terminal)
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

interface Adopting {
  readonly open: (header: ReadonlyArray<string>) => CaseImport
  readonly progress: NonNullable<LogHandler["progress"]>
}

const readCases = async (
  { file, entry }: Pick<AdoptRequest, "file" | "entry">,
  mapping: ImportMapping,
  { open, progress }: Adopting,
  terminal: Terminal,
): Promise<CaseImport> => {
  let adopting: CaseImport | undefined
  const handler: LogHandler = {
    columns: importColumns(mapping),
    header: (header) => (adopting = open(header)),
    row: (cells, line) => adopting!.row(cells, line),
    problem: (line, problem) => adopting!.problem(line, problem),
    progress,
    settle: async () => adopting?.settle(),
  }
  await readLog(terminal.path(file), handler, entry)
  if (adopting === undefined) throw new LogUnreadable({ en: `${file} has no header.`, "zh-Hans": `${file} 没有表头。` })
  return adopting
}
