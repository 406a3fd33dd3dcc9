/** Where messages go: the port that a webhook, a mail server or a host's own system stands behind. */
import type { Message } from "@fieldcare/core/storage"

/**
 * A message on its way to a sink. `messageId` names it for ever: repeats carry the same.
 *
 * @category sinks
 * @since 0.1.0
 */
export interface Delivery extends Message {
  readonly messageId: string
  readonly tenant: string
}

/**
 * What became of a delivery.
 *
 * **Details**
 *
 * - `delivered`: accepted, or nothing that this sink has to do with.
 * - `later`: not accepted this time. Tried again with growing pauses, and parked after so many attempts.
 * - `unavailable`: nobody is there to accept anything. The relay waits, and the attempt does not count: a receiver that
 *   is off for a day parks nothing.
 * - `refused`: never to be accepted. Parked at once.
 *
 * @category sinks
 * @since 0.1.0
 */
export type Outcome =
  | { readonly type: "delivered" }
  | { readonly type: "later" | "unavailable"; readonly problem: string; readonly afterMs?: number }
  | { readonly type: "refused"; readonly problem: string }

/**
 * A receiver of messages.
 *
 * **When to use**
 *
 * To hand messages to a queue, to another program, or to the host's own code.
 *
 * **Details**
 *
 * `deliver` answers when the receiver has the message for good. It should end when the signal does, which is when the
 * relay's time for a delivery is over; a rejection, or no answer in time, counts as `later`. It may be given a message
 * twice, and tells that by `messageId`.
 *
 * @example
 * ```ts
 * const log: Sink = {
 *   name: "log",
 *   deliver: async ({ messageId }) => {
 *     console.log(messageId)
 *     return delivered
 *   },
 * }
 * ```
 * @category sinks
 * @since 0.1.0
 */
export interface Sink {
  readonly name: string
  readonly deliver: (delivery: Delivery, signal: AbortSignal) => Promise<Outcome>
}

/**
 * The outcome of a message that was accepted.
 *
 * @category sinks
 * @since 0.1.0
 */
export const delivered: Outcome = { type: "delivered" }

/**
 * The name of a message: tenant, kind, id and sequence, which no other message ever has.
 *
 * @example
 * ```ts
 * messageIdOf("acme", { kind: "ticket", id: "T-1", sequence: 4 }) // => "acme/ticket/T-1/4"
 * ```
 * @category sinks
 * @since 0.1.0
 */
export const messageIdOf = (
  tenant: string,
  { kind, id, sequence }: Pick<Message, "kind" | "id" | "sequence">,
): string => `${tenant}/${kind}/${id}/${sequence}`
