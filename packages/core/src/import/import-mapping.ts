/** What another system's file of cases means: a log of what happened to them, or a list with a row for each. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { AuditMapping } from "../audit/mapping.ts"
import { MappingInvalid } from "../audit/mapping-invalid.ts"
import { ExternalSystem } from "../registry/external-id/external-id-record.ts"

const { Array: List, Literal, optionalKey: optional, Record, Struct, Unknown } = Schema
const Name = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(500))

/**
 * Something of a case's past that stands in a column of its row: `at` names the column with its time, and an empty cell
 * says that it did not happen. `assumed` marks what must have come before while nobody knows when; it has no `at`.
 *
 * @category import
 * @since 0.1.0
 */
export interface HistoryColumn extends Schema.Schema.Type<typeof HistoryColumn> {}
export const HistoryColumn = Struct({
  at: optional(Name),
  by: optional(Unknown),
  command: optional(Name),
  input: optional(Record(Name, Unknown)),
  status: optional(Name),
  assumed: optional(Literal(true)),
  why: AuditMapping.fields.begins.schema.fields.why,
})

const { columns, activities, judges, ...fields } = AuditMapping.fields

/**
 * A mapping of a file of cases.
 *
 * **Details**
 *
 * It has the fields of an audit's mapping, with the same meanings, and those of an import:
 *
 * - `system`: the short name of the other system. Together with the text in the column `case` it is the external id by
 *   which a case is recognised when the import runs again.
 * - `activities` with `columns.activity` and `columns.time` for a log of events; `history` for a list of cases.
 * - `status`, `record`, `number`, `externalIds`: what is adopted, from the row of the case, of a log from its last row.
 *   Each may hold values of columns at any place, as a command's `input` does. Without a `status` it is the one that
 *   the past leads to.
 * - `id`: the id that the record gets; without it, one of the desk's own.
 *
 * @category import
 * @since 0.1.0
 */
export interface ImportMapping extends Schema.Schema.Type<typeof ImportMapping> {}
export const ImportMapping = Struct({
  ...fields,
  system: ExternalSystem,
  columns: Struct({
    case: columns.fields.case,
    activity: optional(columns.fields.activity),
    time: optional(columns.fields.time),
    actor: columns.fields.actor,
  }),
  activities: optional(activities),
  history: optional(List(HistoryColumn)),
  judges: optional(judges),
  id: optional(Unknown),
  status: optional(Unknown),
  record: optional(Record(Name, Unknown)),
  number: optional(Unknown),
  externalIds: optional(List(Struct({ system: ExternalSystem, value: Unknown }))),
})

const decode = Schema.decodeUnknownResult(ImportMapping, { errors: "all", onExcessProperty: "error" })
const format = SchemaIssue.makeFormatterStandardSchemaV1()

/**
 * A mapping from parsed JSON. Unknown fields are refused; throws `MappingInvalid` with every problem.
 *
 * @category import
 * @since 0.1.0
 */
export const importMapping = (json: unknown): ImportMapping => {
  const decoded = decode(json)
  if (Result.isFailure(decoded)) {
    const issues = format(decoded.failure.issue).issues.slice(0, 100)
    throw new MappingInvalid({
      problems: issues.map(({ path, message }) => ({
        path: (path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join("."),
        problem: message,
      })),
    })
  }
  const mapping = decoded.success
  const isLog = mapping.activities !== undefined
  const problem = isLog ? logProblem(mapping) : undefined
  if (problem !== undefined) throw new MappingInvalid({ problems: [problem] })
  return mapping
}

const logProblem = ({ columns: { activity, time }, history }: ImportMapping) => {
  if (history !== undefined)
    return { path: "history", problem: "is for a list of cases; a log has activities in its place" }
  return activity === undefined || time === undefined
    ? { path: "columns", problem: "a log with activities needs the columns activity and time" }
    : undefined
}
