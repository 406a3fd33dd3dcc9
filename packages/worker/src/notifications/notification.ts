/** What people are told, and the port of the channels that carry it. */
import type { Language } from "@fieldcare/core"
import type { Outcome } from "../sink.ts"

/**
 * The templates: to the customer, that an appointment stands and that it is near; to the person responsible, that a
 * duty is due before long and that it is late; to the supervisors, that a late duty goes higher up.
 *
 * @category notifications
 * @since 0.1.0
 */
export type TemplateName = "confirmation" | "reminder" | "dueSoon" | "lateness" | "escalation"

/**
 * Somebody who is told something.
 *
 * @category notifications
 * @since 0.1.0
 */
export interface Recipient {
  /** Where the channel finds them: for e-mail, the address. */
  readonly address: string
  readonly name?: string
  readonly language: Language
}

/**
 * One thing that one recipient is to be told. `data` fills the template.
 *
 * @category notifications
 * @since 0.1.0
 */
export interface Notification {
  /** Made of the message's id, the template and the recipient's place: repeats carry the same. */
  readonly id: string
  readonly template: TemplateName
  readonly recipient: Recipient
  readonly data: Readonly<Record<string, string>>
}

/**
 * A notification in the recipient's language, as text and as simple HTML.
 *
 * @category notifications
 * @since 0.1.0
 */
export interface Letter {
  readonly id: string
  readonly to: Recipient
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * A way to reach people. `delivered` means that the server which carries it on has accepted it.
 *
 * @category notifications
 * @since 0.1.0
 */
export interface Channel {
  /** As the ticket's commands call it. */
  readonly means: "email" | "message"
  /** Whether an address can be one of this channel; nothing is sent to others. */
  readonly reaches: (address: string) => boolean
  readonly send: (letter: Letter, signal: AbortSignal) => Promise<Outcome>
}
