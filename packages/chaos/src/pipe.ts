/** What worker and supervisor tell each other: one JSON object a line. */
import { writeSync } from "node:fs"
import type { Readable } from "node:stream"
import type { BreakName } from "./broken-storage.ts"
import type { Shape, Slot } from "./journey.ts"
import type { Place } from "./place.ts"

/** Where a lane goes on. `pending` is a command of which nobody knows whether it took effect. */
export interface Position extends Slot {
  readonly step: number
  readonly pending: boolean
}

/** Sent to a worker that waits: where the storage is, and what is to be done. */
export interface Orders {
  readonly place: Place
  readonly shape: Shape
  readonly lanes: ReadonlyArray<Position>
  readonly broken?: BreakName
}

/** What a worker reports. */
export type Report =
  | { readonly type: "ready" }
  | { readonly type: "sent"; readonly slot: Slot; readonly step: number }
  | {
      readonly type: "acknowledged"
      readonly slot: Slot
      readonly step: number
      /** Whether it was done already when it was asked again. */
      readonly again: boolean
      /** Whether it was the last step of its ticket. */
      readonly last: boolean
      /** What was wrong with the answer. */
      readonly wrong?: string
    }
  /** A command was refused that its journey allows: something before it is not there. The ticket is given up. */
  | { readonly type: "refused"; readonly slot: Slot; readonly step: number; readonly reason: string }
  /** A failure after which the worker asks again by itself. */
  | { readonly type: "failed"; readonly reason: string }

const reportChannel = 3

/**
 * Reports to the supervisor. It is in the hands of the system when this returns: a report that was made before a
 * command is not lost with the process.
 */
export const report = (message: Report): void => {
  let rest = Buffer.from(`${JSON.stringify(message)}\n`)
  while (rest.length > 0)
    try {
      rest = rest.subarray(writeSync(reportChannel, rest))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error
    }
}

/** Reads lines as JSON until the stream ends. A line that was cut off by a kill is none. */
export const readLines = async (stream: Readable, heard: (message: unknown) => void): Promise<void> => {
  let rest = ""
  stream.setEncoding("utf8")
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split("\n")
    rest = lines.pop()!
    for (const line of lines) heard(JSON.parse(line))
  }
}
