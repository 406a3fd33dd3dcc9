/** From a command to its events, and from these to the next record. */
import type { Instant } from "../time/instant.ts"
import type { Context } from "./context.ts"
import type { CommandName, EventName, EventOf, Shape } from "./shape.ts"

/**
 * Turns commands into events. Runs only when machine and rules allow the command.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type Decider<S extends Shape> = {
  readonly [C in CommandName<S>]: (
    record: S["record"],
    input: S["commands"][C],
    context: Context<S["facts"]>,
  ) => ReadonlyArray<EventOf<S>>
}

/**
 * Turns record and event into what changes of the record. The id and the status are not its business.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export type Evolver<S extends Shape> = {
  readonly [E in EventName<S>]: (
    record: S["record"],
    data: S["events"][E],
    meta: EventMeta,
  ) => Partial<Omit<S["record"], "id" | "status">>
}

/**
 * Who and when, as an event's journal entry tells it.
 *
 * @category lifecycle
 * @since 0.1.0
 */
export interface EventMeta {
  readonly occurredAt: Instant
  readonly by: string
}
