/** Reading a CSV event log as a stream, as it is or compressed with gzip. */
import { createReadStream } from "node:fs"
import { open } from "node:fs/promises"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream"
import { createGunzip } from "node:zlib"
import Papa from "papaparse"
import { UsageError } from "./usage.ts"

/** What a log is read for. Lines count records: the header is line 1. */
export interface LogHandler {
  readonly header: (columns: ReadonlyArray<string>) => void
  readonly row: (cells: ReadonlyArray<string>, line: number) => void
  readonly problem: (line: number, problem: string) => void
  /** Bytes of the file that were read so far, and all of them. */
  readonly progress?: (read: number, size: number) => void
}

/** A log that cannot be read at all. */
export class LogUnreadable extends UsageError {}

const chunkBytes = 64 * 1024
// A record that long is a quote that was never closed; the parser would collect all the rest of the file for it.
const recordCharactersMax = 4 * 1024 * 1024

/**
 * Reads a log from beginning to end. The file is never held as a whole: chunks are parsed as they come, and none
 * is read while another is parsed.
 */
export const readLog = async (path: string, handler: LogHandler): Promise<void> => {
  const { size, compressed } = await opened(path)
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  try {
    await parsed(compressed ? unzipped(file) : file, handler, () => handler.progress?.(file.bytesRead, size))
  } catch (error) {
    throw error instanceof LogUnreadable || !isSystemError(error)
      ? error
      : new LogUnreadable(`${path} cannot be read: ${error.message}`)
  } finally {
    file.destroy()
  }
}

const isSystemError = (error: unknown): error is Error => error instanceof Error && "code" in error

const opened = async (path: string): Promise<{ readonly size: number; readonly compressed: boolean }> => {
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
      if (buffer.toString("latin1") === "PK")
        throw new LogUnreadable(`${path} is a zip archive: unpack it, or compress it with gzip.`)
      return { size, compressed: bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw error instanceof LogUnreadable
      ? error
      : new LogUnreadable(`${path} cannot be read: ${(error as Error).message}`)
  }
}

// A fault of the file reaches the unzipping stream, and through it the parser.
const unzipped = (file: Readable): Readable => pipeline(file, createGunzip({ chunkSize: chunkBytes }), () => {})

const parsed = (text: Readable, handler: LogHandler, progress: () => void): Promise<void> => {
  // Decoded by the stream: a character may lie across two chunks.
  text.setEncoding("utf8")
  return new Promise((resolve, reject) => {
    const records = new Records(handler)
    text.on("data", (chunk: string) => {
      if (!records.fits(chunk.length))
        text.destroy(new LogUnreadable(`Line ${records.line + 1} is a record without an end.`))
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
        }
      },
      complete: () => {
        if (records.line === 0) reject(new LogUnreadable("The log is empty."))
        else resolve()
      },
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
      if (line === 1) this.#handler.header(withoutMark(cells))
      else if (broken.size > 0 && broken.has(index)) this.#handler.problem(line, broken.get(index)!)
      else if (cells.length > 1 || cells[0] !== "") this.#handler.row(cells, line)
    }
  }
}

const withoutMark = ([first = "", ...rest]: ReadonlyArray<string>): ReadonlyArray<string> => [
  first.replace(/^\uFEFF/, ""),
  ...rest,
]
