/** The records of a CSV log, parsed as its text comes. */
import { Readable } from "node:stream"
import type { Words } from "@fieldcare/core"
import Papa from "papaparse"
import { type LogHandler, recordCharactersMax } from "./log-handler.ts"
import { LogUnreadable } from "./log-unreadable.ts"

/** Reads the records; the header is line 1, and a record that spans several lines counts as one. */
export const csvRecords = (chunks: AsyncIterable<string>, handler: LogHandler, progress: () => void): Promise<void> => {
  const text = Readable.from(chunks, { highWaterMark: 1 })
  return new Promise((resolve, reject) => {
    const records = new Records(handler)
    text.on("data", (chunk: string) => {
      if (!records.fits(chunk.length))
        text.destroy(
          new LogUnreadable({
            en: `Line ${records.line + 1} is a record without an end: a quote is not closed.`,
            "zh-Hans": `第 ${records.line + 1} 行的记录没有结尾：引号未闭合。`,
          }),
        )
    })
    Papa.parse<ReadonlyArray<string>, Readable>(text, {
      delimiter: separatorOf as unknown as string,
      chunk: (results, parser) => {
        try {
          records.take(results)
          progress()
        } catch (error) {
          // Aborting completes the parsing, which then has no say any more.
          reject(error)
          parser.abort()
          text.destroy()
        }
      },
      complete: () => resolve(),
      error: (error) => reject(error),
    })
  })
}

const separators = [",", ";", "\t", "|"]

// Decided by the header alone: what follows may hold any text. The parser takes a function, its types do not.
const separatorOf = (text: string): string => {
  const header = text.slice(0, /\r|\n|$/.exec(text)?.index).replaceAll(/"[^"]*"/g, "")
  const counts = separators.map((separator) => header.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))]!
}

class Records {
  line = 0
  #pending = 0
  readonly #handler: LogHandler

  constructor(handler: LogHandler) {
    this.#handler = handler
  }

  /** Whether what was read since the last record can still be one. */
  fits(characters: number): boolean {
    this.#pending += characters
    return this.#pending <= recordCharactersMax
  }

  take({ data, errors }: Papa.ParseResult<ReadonlyArray<string>>): void {
    if (data.length > 0) this.#pending = 0
    const broken = new Map(
      errors.flatMap(({ row, type, message }) =>
        row === undefined || type === "Delimiter" ? [] : [[row, message] as const],
      ),
    )
    for (let index = 0; index < data.length; index++) {
      const cells = data[index]!
      const line = ++this.line
      if (line === 1) this.#handler.header(cells)
      else if (broken.size > 0 && broken.has(index)) this.#handler.problem(line, noCsv(broken.get(index)!))
      else if (cells.length > 1 || cells[0] !== "") this.#handler.row(cells, line)
    }
  }
}

const noCsv = (problem: string): Words => ({
  en: `It is no CSV: ${problem}.`,
  "zh-Hans": `CSV 格式错误：${problem}。`,
})
