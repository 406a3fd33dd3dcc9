/** How one record behaves when one client alone reads and writes it: the port's laws 2, 4 and 5 as a model. */
import type { SequentialModel } from "./linearizable.ts"

/**
 * What is asked of one record.
 *
 * @category linearizability
 * @since 0.1.0
 */
export type RecordCall =
  | { readonly type: "read" }
  /** Reads the journal after a sequence. */
  | { readonly type: "entries"; readonly after: number; readonly limit: number }
  /** Writes over the expected version; `entries` are the hashes of the journal entries that come with it. */
  | {
      readonly type: "write"
      readonly expected: number
      readonly version: number
      readonly head: string
      readonly entries: ReadonlyArray<string>
    }
  /** Is written elsewhere on condition that this record is at that version. */
  | { readonly type: "rely"; readonly version: number }

/**
 * What is answered: what was read, the hashes of entries, or whether a guard held.
 *
 * @category linearizability
 * @since 0.1.0
 */
export type RecordAnswer =
  | { readonly version: number; readonly head: string }
  | { readonly entries: ReadonlyArray<string> }
  | "held"
  | "conflict"

/**
 * A record at one version, with those before it. Each is made once: two that came about alike are the same.
 *
 * @category linearizability
 * @since 0.1.0
 */
export interface RecordPast {
  readonly number: number
  readonly version: number
  readonly head: string
  readonly entries: ReadonlyArray<string>
  readonly before: RecordPast | undefined
}

/**
 * The model of one record that does not exist at first. Make one for each record that is checked.
 *
 * **Details**
 *
 * A write or a reliance is answered `"held"` exactly when the record is at the version it names, and `"conflict"`
 * exactly when it is not. A record that is missing is read as version 0 with an empty head.
 *
 * @category linearizability
 * @since 0.1.0
 */
export const recordModel = (): SequentialModel<RecordPast, RecordCall, RecordAnswer> => {
  const made = new Map<string, RecordPast>()
  const initial: RecordPast = { number: 0, version: 0, head: "", entries: [], before: undefined }
  const after = (
    before: RecordPast,
    { version, head, entries }: RecordCall & { readonly type: "write" },
  ): RecordPast => {
    const name = `${before.number} ${version} ${head}`
    const known = made.get(name)
    if (known !== undefined) return known
    const past = { number: made.size + 1, version, head, entries, before }
    made.set(name, past)
    return past
  }
  return {
    initial,
    key: ({ number }) => number,
    step: (state, call, answer) => {
      if (call.type === "write") {
        const fits = state.version === call.expected
        if (answer === "conflict") return fits ? undefined : state
        return fits ? after(state, call) : undefined
      }
      return isAnswered(state, call, answer) ? state : undefined
    },
  }
}

/** Whether a call that changes nothing is answered so. */
const isAnswered = (
  state: RecordPast,
  call: Exclude<RecordCall, { readonly type: "write" }>,
  answer: RecordAnswer | undefined,
): boolean => {
  if (call.type === "rely") return (state.version === call.version) === (answer === "held")
  if (typeof answer !== "object") return false
  if (call.type === "read") return "head" in answer && read(state, answer)
  return "entries" in answer && journal(state, call, answer)
}

const read = (state: RecordPast, answer: { readonly version: number; readonly head: string }): boolean =>
  answer.version === state.version && answer.head === state.head

const journal = (
  state: RecordPast,
  { after, limit }: { readonly after: number; readonly limit: number },
  answer: { readonly entries: ReadonlyArray<string> },
): boolean => {
  const pages: Array<ReadonlyArray<string>> = []
  let sequence = state.version
  for (let past: RecordPast | undefined = state; past !== undefined && sequence > after; past = past.before) {
    sequence = past.version - past.entries.length
    pages.unshift(past.entries.slice(Math.max(0, after - sequence)))
  }
  const expected = pages.flat().slice(0, limit)
  return expected.length === answer.entries.length && expected.every((hash, index) => hash === answer.entries[index])
}
