/** The records of an NDJSON log: one JSON object a line. */
import type { Words } from "@fieldcare/core"
import { type LogHandler, recordCharactersMax } from "./log-handler.ts"
import { LogUnreadable } from "./log-unreadable.ts"

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads the records. Objects need not all have the same fields, so that the header is what the mapping asks for;
 * `columns` that no object has are told at the end.
 */
export const ndjsonRecords = async (
  chunks: AsyncIterable<string>,
  handler: LogHandler,
  progress: () => void,
): Promise<void> => {
  const records = new Records(handler)
  let rest = ""
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split("\n")
    rest = lines.pop()!
    if (rest.length > recordCharactersMax)
      throw new LogUnreadable({
        en: `Line ${records.line + lines.length + 1} is longer than any record: give one object a line.`,
        "zh-Hans": `第 ${records.line + lines.length + 1} 行超过一条记录的长度上限：请每行写一个对象。`,
      })
    for (const line of lines) records.take(line)
    progress()
  }
  records.take(rest)
  progress()
  records.end()
}

class Records {
  line = 0
  readonly #handler: LogHandler
  readonly #readers: ReadonlyArray<FieldReader>

  constructor(handler: LogHandler) {
    this.#handler = handler
    this.#readers = handler.columns.map((column) => new FieldReader(column))
    handler.header(handler.columns)
  }

  take(text: string): void {
    const line = ++this.line
    // A carriage return is blank to JSON.
    if (text.trim() === "") return
    const fields = objectIn(text)
    if (fields === undefined) this.#handler.problem(line, noObject)
    else
      this.#handler.row(
        this.#readers.map((reader) => reader.cell(fields)),
        line,
      )
  }

  end(): void {
    for (const { column, seen } of this.#readers) if (!seen) this.#handler.problem(this.line, neverThere(column))
  }
}

/** Reads one field: by its name, or by a path of names with dots between. */
class FieldReader {
  readonly column: string
  readonly #path: ReadonlyArray<string>
  seen = false

  constructor(column: string) {
    this.column = column
    this.#path = column.split(".")
  }

  cell(fields: Fields): string {
    const value = Object.hasOwn(fields, this.column) ? fields[this.column] : this.#along(fields)
    if (value === undefined) return ""
    this.seen = true
    if (typeof value === "string") return value
    return value === null ? "" : JSON.stringify(value)
  }

  #along(fields: Fields): unknown {
    let value: unknown = fields
    for (const name of this.#path) {
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined
      value = (value as Fields)[name]
    }
    return value
  }
}

const objectIn = (text: string): Fields | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
  } catch {
    return undefined
  }
}

const noObject: Words = { en: "It is no JSON object.", "zh-Hans": "该行不是 JSON 对象。" }

const neverThere = (column: string): Words => ({
  en: `No object of this log has the field ${column}.`,
  "zh-Hans": `该日志没有任何对象含有字段 ${column}。`,
})
