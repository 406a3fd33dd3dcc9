/** What reads a log and what is told of it. */
import type { Words } from "@fieldcare/core"

/** What a log is read for. Lines count records: of CSV the header is line 1, of NDJSON the first object. */
export interface LogHandler {
  /** The columns that are asked of a log without a header. */
  readonly columns: ReadonlyArray<string>
  readonly header: (columns: ReadonlyArray<string>) => void
  readonly row: (cells: ReadonlyArray<string>, line: number) => void
  readonly problem: (line: number, problem: Words) => void
  /** Bytes of the file that were read so far, packed as they are, and all of them. */
  readonly progress?: (read: number, size: number) => void
  /** Waited for before more is read, so that what was read need not be held until the end. */
  readonly settle?: () => Promise<void>
}

/** A longer record is one whose end is missing; parsers would collect all the rest of the file for it. */
export const recordCharactersMax = 4 * 1024 * 1024
