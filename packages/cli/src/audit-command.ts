/** `fieldcare audit`: a log and a mapping in, a report out. */
import { writeFile } from "node:fs/promises"
import { type Audit, auditMapping, mappedColumns, openAudit } from "@fieldcare/core/audit"
import { compile } from "@fieldcare/core/engine"
import type { Language } from "@fieldcare/core/regulation"
import { auditGround, jsonIn } from "./audit-ground.ts"
import { type AuditResult, auditTable } from "./audit-table.ts"
import { lifecycleOf } from "./lifecycles.ts"
import type { LogHandler } from "./log-handler.ts"
import { LogUnreadable, readLog } from "./log-reader.ts"
import { progressOn } from "./progress.ts"
import type { Terminal } from "./terminal.ts"
import { UsageError } from "./usage.ts"

export interface AuditRequest {
  readonly log: string
  readonly mapping: string | undefined
  readonly entry: string | undefined
  readonly policy: string | undefined
  readonly calendar: string | undefined
  readonly html: string | undefined
  readonly json: boolean
  readonly failOnBreach: boolean
  readonly progress: boolean
  readonly language: Language
}

/** Audits, writes the report, and answers the exit code. */
export const auditCommand = async (request: AuditRequest, terminal: Terminal): Promise<number> => {
  if (request.mapping === undefined)
    throw new UsageError({
      en: "Say what the log means: --mapping <file>. See fieldcare audit --help.",
      "zh-Hans": "请说明日志的含义：--mapping <文件>。参见 fieldcare audit --help。",
    })
  const mapping = auditMapping(await jsonIn(request.mapping, "mapping", terminal))
  const ground = await auditGround(request, mapping, terminal)
  const { policy, calendar } = ground
  const known = lifecycleOf(mapping.kind)
  const compiled = compile(known.lifecycle)
  const progress = progressOn(terminal, request.progress)
  let audit: Audit | undefined
  try {
    const handler: LogHandler = {
      columns: mappedColumns(mapping),
      header: (header) => (audit = openAudit({ compiled, mapping, header, policy, calendar })),
      row: (cells, line) => audit!.row(cells, line),
      problem: (line, problem) => audit!.problem(line, problem),
      progress: (read, size) => progress.tell({ read, size, cases: audit!.cases, events: audit!.events }),
    }
    await readLog(terminal.path(request.log), handler, request.entry)
  } finally {
    progress.end()
  }
  if (audit === undefined)
    throw new LogUnreadable({ en: `${request.log} has no header.`, "zh-Hans": `${request.log} 没有表头。` })
  const report = audit.report({ language: request.language })
  const result = { mapping, report, known, ground, language: request.language, width: terminal.columns }
  if (request.html !== undefined) await writeHtml(request.html, result, request.log, terminal)
  terminal.out(
    request.json
      ? `${JSON.stringify({ ...report, under: { ...report.under, calendar: ground.definition } }, undefined, 2)}\n`
      : auditTable(result),
  )
  return request.failOnBreach && report.findings.some(({ breached }) => breached > 0) ? 1 : 0
}

// Loaded only where it is asked for: it brings the charting library.
const writeHtml = async (name: string, result: AuditResult, log: string, terminal: Terminal): Promise<void> => {
  const { htmlReport } = await import("./html-report/html-report.ts")
  try {
    await writeFile(terminal.path(name), htmlReport(result, log))
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error
    throw new UsageError({
      en: `The report ${name} cannot be written: ${error.message}`,
      "zh-Hans": `无法写入报告 ${name}：${error.message}`,
    })
  }
}
