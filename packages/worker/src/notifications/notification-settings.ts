/** What notifications are made with: the desk, the words, the channel, and whom the host knows. */
import type { Chapter, Desk, Language } from "@fieldcare/core"
import type { Channel, Recipient, TemplateName } from "./notification.ts"
import type { Template } from "./templates.ts"

/**
 * Whom the host knows: its people with their addresses.
 *
 * @category notifications
 * @since 0.1.0
 */
export interface Contacts {
  /** A person of the company by the id that stands in the records. */
  readonly person: (tenant: string, id: string) => Promise<Recipient | undefined>
  /** Who is told of late duties that went higher up, and of those that nobody is in charge of. */
  readonly supervisors: (
    tenant: string,
    record: { readonly kind: string; readonly id: string },
  ) => Promise<ReadonlyArray<Recipient>>
}

/**
 * Why somebody was not told: there is no address, or none of this channel; the person was erased; the appointment has
 * changed, its time has come, or the customer was told already; or the letter went out and the desk did not let it be recorded.
 *
 * @category notifications
 * @since 0.1.0
 */
export interface NotTold {
  readonly messageId: string
  readonly template: TemplateName
  readonly why: "noAddress" | "erased" | "outdated" | "notRecorded"
  readonly detail?: string
}

/**
 * What notifications are made with.
 *
 * @category notifications
 * @since 0.1.0
 */
export interface NotificationSettings {
  // oxlint-disable-next-line typescript/no-explicit-any -- a desk of any chapters and any storage
  readonly desk: Pick<Desk<any, any>, "as">
  /** The chapters that the desk was opened with; their words are used. */
  readonly chapters: ReadonlyArray<Chapter>
  readonly channel: Channel
  readonly contacts: Contacts
  /** The zone that times are told in, for example `Asia/Shanghai`. */
  readonly zone: string
  /** For customers of whom no language is known; `zh-Hans` without it. */
  readonly language?: Language
  readonly templates?: Readonly<Record<TemplateName, Template>>
  /** Without it, the system's. */
  readonly clock?: () => number
  /** Told of everybody who was not told. */
  readonly onNotTold?: (notTold: NotTold) => void
}
