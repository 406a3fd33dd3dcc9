/** `fieldcare audit`: a log and a mapping in, a report out. */
import { readFile } from "node:fs/promises"
import { type Audit, type AuditMapping, auditMapping, mappedColumns, openAudit } from "@fieldcare/core/audit"
import { compile } from "@fieldcare/core/engine"
import type { Language } from "@fieldcare/core/regulation"
import { auditTable } from "./audit-table.ts"
import { lifecycleOf } from "./lifecycles.ts"
import type { LogHandler } from "./log-handler.ts"
import { LogUnreadable, readLog } from "./log-reader.ts"
import { progressOn } from "./progress.ts"
import type { Terminal } from "./terminal.ts"
import { UsageError } from "./usage.ts"

export interface AuditRequest {
  readonly log: string
  readonly mapping: string | undefined
  readonly entry?: string | undefined
  readonly json: boolean
  readonly failOnBreach: boolean
  readonly progress: boolean
  readonly language: Language
}

/** Audits, writes the report, and answers the exit code. */
export const auditCommand = async (request: AuditRequest, terminal: Terminal): Promise<number> => {
  if (request.mapping === undefined)
    throw new UsageError("Say what the log means: --mapping <file>. See fieldcare --help.")
  const mapping = await readMapping(terminal.path(request.mapping), request.mapping)
  const known = lifecycleOf(mapping.kind)
  const compiled = compile(known.lifecycle)
  const progress = progressOn(terminal, request.progress)
  let audit: Audit | undefined
  try {
    const handler: LogHandler = {
      columns: mappedColumns(mapping),
      header: (header) => (audit = openAudit({ compiled, mapping, header })),
      row: (cells, line) => audit!.row(cells, line),
      problem: (line, problem) => audit!.problem(line, problem),
      progress: (read, size) => progress.tell({ read, size, cases: audit!.cases, events: audit!.events }),
    }
    await readLog(terminal.path(request.log), handler, request.entry)
  } finally {
    progress.end()
  }
  if (audit === undefined) throw new LogUnreadable(`${request.log} has no header.`)
  const report = audit.report({ language: request.language })
  terminal.out(
    request.json
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : auditTable(mapping.name, report, known, request.language),
  )
  return request.failOnBreach && report.findings.some(({ breached }) => breached > 0) ? 1 : 0
}

const readMapping = async (path: string, name: string): Promise<AuditMapping> => {
  let json: unknown
  try {
    json = JSON.parse(await readFile(path, "utf8"))
  } catch (error) {
    throw new UsageError(`The mapping ${name} cannot be read: ${(error as Error).message}`)
  }
  return auditMapping(json)
}
