/** What the engine itself remembers of a record: its statuses in time, its duties, and who did what. */
import type { Duty } from "../time/duty.ts"
import type { Stay } from "../time/category.ts"
import type { Instant } from "../time/instant.ts"

/**
 * That a person gave a command which a separation of duties speaks of.
 *
 * @category trust
 * @since 0.1.0
 */
export interface Act {
  readonly command: string
  readonly by: string
  /** The person on whose behalf it was done, when a delegate did it; both count. */
  readonly delegateOf?: string
}

/**
 * The engine's own memory of a record, kept beside it and rebuilt with it by a replay.
 *
 * @category engine
 * @since 0.1.0
 */
export interface Trail {
  /** Every status the record was in, with the instant of entering it; instants never go back. */
  readonly stays: ReadonlyArray<Stay>
  /** Every duty that was ever started, open ones and settled ones, in the order of their start. */
  readonly duties: ReadonlyArray<Duty>
  readonly acts: ReadonlyArray<Act>
  /**
   * Of each open duty, in their order, its deadline and when something is to be done about it, as this version has
   * written them down for those who look for what is due: the next one writes down anew only what it changes.
   */
  readonly dutyTimes?: ReadonlyArray<readonly [due: Instant | null, actAt: Instant | null]>
  /** Where the case was taken over from, when it did not begin here: key figures tell it apart by this. */
  readonly adoptedFrom?: string
}

/**
 * The trail of a record that does not exist yet.
 *
 * @category engine
 * @since 0.1.0
 */
export const emptyTrail: Trail = { stays: [], duties: [], acts: [] }
