/** A duty as a lifecycle declares it. */
import type { Policy } from "../regulation/policy.ts"
import type { Category } from "../time/category.ts"
import type { Limit } from "../time/duty.ts"
import type { Instant } from "../time/instant.ts"
import type { CommandName, EventName, Shape } from "./shape.ts"

/**
 * Something owed by a deadline: started by a fact, met by a fact, paused in some categories. Its name is the
 * key it is declared under. A start while it runs begins it anew.
 *
 * @category duties
 * @since 0.1.0
 */
export interface DutyDefinition<S extends Shape> {
  readonly clause: string
  readonly calendar: "company" | "site" | "aroundTheClock"
  readonly pausedIn?: ReadonlyArray<Category>
  readonly afterClosing?: boolean
  /** `record` is the record after the event; `at` is when it occurred. */
  readonly starts: {
    readonly [E in EventName<S>]?: (
      data: S["events"][E],
      record: S["record"],
      policy: Policy,
      at: Instant,
    ) => DutyStart | undefined
  }
  /** `true` meets the duty with key ""; a function names the key, `undefined` meets nothing, `"*"` meets all. */
  readonly meets: {
    readonly [E in EventName<S>]?: true | ((data: S["events"][E], record: S["record"]) => string | undefined)
  }
  readonly waives?: {
    readonly [E in EventName<S>]?: true | ((data: S["events"][E], record: S["record"]) => string | undefined)
  }
  /**
   * What the desk itself commands, as `system`, when the deadline has come: a planned visit becomes a ticket, a
   * reminder goes out. The command settles the duty or starts it anew, and is in time within the policy's
   * `duties.deskActsWithinElapsedMinutes` after the deadline. Without it the duty is people's: when it is
   * not met in time, its lateness is noted.
   */
  readonly whenDue?: {
    readonly command: CommandName<S>
    readonly input: (record: S["record"], duty: { readonly key: string; readonly due: Instant }) => object
  }
}

/**
 * What starts a duty: for one event, its limit, and a key where several run side by side. No answer: not owed.
 *
 * @category duties
 * @since 0.1.0
 */
export interface DutyStart {
  readonly limit: Limit
  readonly key?: string
}
