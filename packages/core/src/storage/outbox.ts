/** Journal entries on their way to other systems, and what becomes of them. */
import type { JournalEntry } from "../engine/journal.ts"
import type { Instant } from "../time/instant.ts"

/**
 * Which entry of the journal is meant.
 *
 * @category storage
 * @since 0.1.0
 */
export interface EntryReference {
  readonly kind: string
  readonly id: string
  readonly sequence: number
}

/**
 * An entry on its way to other systems. Its tenant, kind, id and sequence name it for ever: a receiver tells
 * repeats by them.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Message extends EntryReference {
  /** How often it was claimed, this time included. */
  readonly attempts: number
  readonly entry: JournalEntry
}

/**
 * What became of claimed messages.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Settlement {
  readonly tenant: string
  readonly claim: string
  /** Delivered: they leave the outbox. */
  readonly sent: ReadonlyArray<EntryReference>
  /** Not delivered: to be claimed again from that instant on, or parked when it is `null`. */
  readonly failed: ReadonlyArray<FailedMessage>
}

/**
 * A message that was not delivered, and why.
 *
 * @category storage
 * @since 0.1.0
 */
export interface FailedMessage extends EntryReference {
  readonly again: Instant | null
  /** For people who look at it later. */
  readonly problem?: string
  /** `false`: nobody was there to take it, so the attempt is not counted. */
  readonly counts?: boolean
}

/**
 * A message that is not delivered until somebody asks for it.
 *
 * @category storage
 * @since 0.1.0
 */
export interface ParkedMessage extends Message {
  readonly problem: string | null
}
