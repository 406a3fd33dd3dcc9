/** Bulk import: files of another system's cases, adopted by a mapping. */
export { type CaseImport, type ImportReport, type ImportSettings, openImport } from "./case-import.ts"
export { HistoryColumn, ImportMapping, importMapping } from "./import-mapping.ts"
export type { ImportProblem } from "./import-problems.ts"
export { importColumns } from "./mapped-columns.ts"
