/** What a decision may look at beside the record and the input. */
import type { Policy } from "../regulation/policy.ts"
import type { Calendar } from "../time/calendar.ts"
import type { Instant } from "../time/instant.ts"
import type { Actor } from "../trust/actor.ts"
import type { Act } from "./trail.ts"

/**
 * Everything a decision may look at beside the record and the input. Time, actor and policy come in from
 * outside, so that deciding is pure.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface Context<Facts = object> {
  /** When the command is decided, by the desk's clock. */
  readonly now: Instant
  /** When it happened, by the word of the actor. */
  readonly occurredAt: Instant
  readonly actor: Actor
  /** The command, `kind.command`, that this one follows from. */
  readonly via?: string
  readonly policy: Policy
  /** The company's working calendar. Where nobody gives one, days are those of UTC and all of them are working days. */
  readonly calendar?: Calendar
  readonly facts: Facts
  /** What people did to the record before, as far as separations of duties speak of it. */
  readonly acts: ReadonlyArray<Act>
  /** The digest of what the command shows to somebody who will sign; absent where it shows nothing, or nobody knows. */
  readonly shown?: string
  /** The number that the record gets with this command; absent where it gets none. */
  readonly number?: string
}
