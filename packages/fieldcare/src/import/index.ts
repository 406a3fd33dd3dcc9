/** Taking over the cases of another system, from files. */
export {
  type CaseImport,
  ImportMapping,
  importMapping,
  type ImportProblem,
  type ImportReport,
  type ImportSettings,
  openImport,
} from "@fieldcare/core/import"
