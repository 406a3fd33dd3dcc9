/** Auditing other systems' event logs against the regulation. */
export { type Audit, type AuditSettings, openAudit } from "./audit.ts"
export { mappedColumns } from "./mapped-columns.ts"
export { auditMapping, AuditMapping, ColumnValue, type MappingReason, RowRule, TimeForm } from "./mapping.ts"
export { MappingInvalid, type MappingProblem } from "./mapping-invalid.ts"
export type {
  AuditDuty,
  AuditFigure,
  AuditFinding,
  AuditGround,
  AuditMonth,
  AuditReport,
  AuditStatus,
  NotJudged,
  ReportStyle,
} from "./report.ts"
