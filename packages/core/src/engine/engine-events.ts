/** The engine's own events, which can happen to a record of any lifecycle. */
import type { Stay } from "../time/category.ts"
import type { EventMeta } from "./decider.ts"
import type { Act } from "./trail.ts"

/**
 * A name that a case has in another system. One system gives a name to one record of a kind.
 *
 * @category adopting
 * @since 0.1.0
 */
export interface ExternalName {
  readonly system: string
  readonly value: string
}

/**
 * Something in the past of an adopted case that the regulation would not have allowed.
 *
 * @category adopting
 * @since 0.1.0
 */
export interface PastFinding {
  /** A rule or separation of the lifecycle, `case-is-open` or `status-allows-command`. */
  readonly rule: string
  readonly clause: string
  readonly command: string
  readonly at: number
}

/**
 * A duty that an adopted case had, or may have had, whose start nobody knows. `settled`: a known fact ended it,
 * only whether that was in time can not be told.
 *
 * @category adopting
 * @since 0.1.0
 */
export interface UnknownStart {
  readonly duty: string
  readonly key: string
  readonly settled: boolean
}

/**
 * The data of `adopted`, the first event of a record that was taken over from elsewhere.
 *
 * **Details**
 *
 * `record` is the whole record as it was taken over, personal texts as references. `stays` and `acts` are the known
 * past; what is known of its duties stands with the entry, like those of any command. `findings` are violations of
 * the rules in `judged` alone: a rule that is not among them could not be judged.
 *
 * @category adopting
 * @since 0.1.0
 */
export interface Adopted {
  readonly source: string
  readonly externalIds: ReadonlyArray<ExternalName>
  readonly record: object
  readonly stays: ReadonlyArray<Stay>
  readonly acts: ReadonlyArray<Act>
  readonly findings: ReadonlyArray<PastFinding>
  readonly judged: ReadonlyArray<string>
  readonly startUnknown: ReadonlyArray<UnknownStart>
}

/**
 * The name of the command, and of the event, by which a case is taken over.
 *
 * @category adopting
 * @since 0.1.0
 */
export const adoptCommand = "adopt"
export const adoptedEvent = "adopted"
export const numberedEvent = "numbered"

/** What the engine's events change of a record. A lifecycle declares no event of these names. */
export const engineEvolver: Readonly<Record<string, (record: unknown, data: unknown, meta: EventMeta) => object>> = {
  [adoptedEvent]: (_record, data) => (data as Adopted).record,
  [numberedEvent]: (_record, data) => ({ number: (data as { readonly number: string }).number }),
}
