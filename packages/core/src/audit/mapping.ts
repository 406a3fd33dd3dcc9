/** What another system's log means in the words of a lifecycle: its columns, and its activities as commands. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import type { Language } from "../messages/words.ts"
import { MappingInvalid } from "./mapping-invalid.ts"

const { Array: List, Boolean: Truth, Null, optionalKey: optional, Record, Struct, Union } = Schema
const Name = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(500))
const Reason = Union([Name, Struct({ en: Name, "zh-Hans": Name })])

/**
 * A value taken from a column of the row.
 *
 * **Details**
 *
 * As it is, a text; `equals`: whether it is this text; `map`: what this text stands for; `number`: read as a
 * number. A cell that is empty, that `map` does not name or that is no number gives nothing: the row is then
 * reported as incomplete and its command neither judged nor applied, unless the value is `optional`.
 *
 * @category mapping
 * @since 0.1.0
 */
export interface ColumnValue extends Schema.Schema.Type<typeof ColumnValue> {}
export const ColumnValue = Struct({
  column: Name,
  equals: optional(Schema.String),
  map: optional(Record(Schema.String, Schema.Unknown)),
  number: optional(Schema.Literal(true)),
  optional: optional(Schema.Literal(true)),
})

/**
 * What a row stands for.
 *
 * **Details**
 *
 * `when` names columns and the texts they must have, `after` the activities of which the row before in the same
 * case must have one (`null`: there is none before); of an activity's rules the first that fits is used. So a log
 * of states is mapped by its changes, and what repeats a state is left out. The row is a `command` with its `input`: any JSON, in which an object with a `column` is a {@link ColumnValue}.
 * `status` is the status taken after it, whatever the lifecycle says: for what a log does not show. `ignore`
 * leaves the row out. `figures` are those of the mapping that the row counts for, left out or not. `why` is for
 * the reader of the mapping.
 *
 * @category mapping
 * @since 0.1.0
 */
export interface RowRule extends Schema.Schema.Type<typeof RowRule> {}
export const RowRule = Struct({
  when: optional(Record(Name, Schema.String)),
  after: optional(List(Union([Name, Null])).check(Schema.isMinLength(1))),
  command: optional(Name),
  status: optional(Name),
  input: optional(Record(Name, Schema.Unknown)),
  ignore: optional(Schema.Literal(true)),
  figures: optional(List(Name).check(Schema.isMinLength(1))),
  why: optional(Reason),
})

/**
 * How times are written.
 *
 * **Details**
 *
 * Without a `pattern` ISO 8601: `2012-10-09T14:50:17+00:00`, with a blank in place of the `T`, with or without
 * seconds and their fraction. In a pattern `yyyy M MM d dd H HH m mm s ss SSS` stand for numbers and all else for
 * itself. `zone` is the IANA zone of times that say none; without it such a time is malformed.
 *
 * @category mapping
 * @since 0.1.0
 */
export interface TimeForm extends Schema.Schema.Type<typeof TimeForm> {}
export const TimeForm = Struct({ pattern: optional(Name), zone: optional(Name) })

/**
 * A mapping of a log.
 *
 * **Details**
 *
 * - `missing`: texts that stand for an empty cell, such as `?`.
 * - `begins`: the command that is taken as given before a case whose first row makes no record; it is not judged.
 *   `time` names the column with the time of that beginning; without it, it is that of the first row.
 * - `judges`: the rules and duties that the log has the facts for. All others are reported as not judged, with the
 *   reason of `cannotJudge` where it gives one. A rule or duty belongs into `judges` only if everything it looks at
 *   comes from rows of the log: nothing else can know what a column really means. The status is always judged, and
 *   separations of duties are wherever there is an `actor` column.
 * - `figures`: what is counted besides, each with its title; the rows say which figures they count for.
 * - `grouped`: the rows of a case stand together, so that a case can be forgotten when the next one begins.
 *
 * @category mapping
 * @since 0.1.0
 */
export interface AuditMapping extends Schema.Schema.Type<typeof AuditMapping> {}
export const AuditMapping = Struct({
  name: Name,
  source: optional(Name),
  kind: Name,
  columns: Struct({ case: Name, activity: Name, time: Name, actor: optional(Name) }),
  time: optional(TimeForm),
  missing: optional(List(Name)),
  grouped: optional(Truth),
  begins: optional(
    Struct({
      command: Name,
      input: optional(Record(Name, Schema.Unknown)),
      status: optional(Name),
      time: optional(Name),
      why: optional(Reason),
    }),
  ),
  activities: Record(Schema.String, Union([RowRule, List(RowRule).check(Schema.isMinLength(1))])),
  judges: List(Name),
  cannotJudge: optional(Record(Name, Reason)),
  figures: optional(Record(Name, Reason)),
})

/**
 * A reason in one text or in each language.
 *
 * @category mapping
 * @since 0.1.0
 */
export type MappingReason = typeof Reason.Type

/** A reason as it reads in a language. */
export const reasonIn = (reason: MappingReason, language: Language): string =>
  typeof reason === "string" ? reason : reason[language]

const decode = Schema.decodeUnknownResult(AuditMapping, { errors: "all", onExcessProperty: "error" })
const decodeColumnValue = Schema.decodeUnknownResult(ColumnValue, { errors: "all", onExcessProperty: "error" })
const format = SchemaIssue.makeFormatterStandardSchemaV1()

/**
 * A mapping from parsed JSON. Unknown fields are refused; throws `MappingInvalid` with every problem.
 *
 * @category mapping
 * @since 0.1.0
 */
export const auditMapping = (json: unknown): AuditMapping => {
  const decoded = decode(json)
  if (Result.isSuccess(decoded)) return decoded.success
  throw new MappingInvalid({ problems: problemsOf(decoded.failure.issue) })
}

/** A column value, or the problems that keep it from being one. */
export const columnValue = (
  json: unknown,
): ColumnValue | ReadonlyArray<{ readonly path: string; readonly problem: string }> => {
  const decoded = decodeColumnValue(json)
  return Result.isSuccess(decoded) ? decoded.success : problemsOf(decoded.failure.issue)
}

const problemsOf = (issue: SchemaIssue.Issue) =>
  format(issue)
    .issues.slice(0, 100)
    .map(({ path, message }) => ({
      path: (path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join("."),
      problem: message,
    }))
