/** A lifecycle whose records have attachments: attached and detached by journalled commands. */
import * as Schema from "effect/Schema"
import { command } from "../engine/command.ts"
import type { Lifecycle } from "../engine/lifecycle.ts"
import { fails } from "../engine/rule.ts"
import type { Shape } from "../engine/shape.ts"
import { mixedIn } from "../engine/mix-in.ts"
import type { LifecycleWords } from "../messages/rule-words.ts"
import type { Role } from "../trust/actor.ts"
import { Digest } from "../trust/signature.ts"
import { Identifier } from "../values/identifier.ts"
import { AmountMinor, Count, InstantMs } from "../values/number.ts"
import { Personal, Text } from "../values/text.ts"

const { Array: List, Literals, optionalKey: optional, Struct } = Schema

/**
 * The media types that may be attached unless a host names others: pictures, PDF, plain text and films. Types that a
 * browser runs (HTML, SVG, scripts) are none of them.
 *
 * @category attachments
 * @since 0.1.0
 */
export const defaultMediaTypes: ReadonlyArray<string> = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "application/pdf",
  "text/plain",
  "video/mp4",
]

/** What it is of a content that a record refers to. The name is personal: it may say who is in the picture. */
const reference = (mediaTypes: ReadonlyArray<string>) => ({
  kind: Literals(["photo", "signature", "document"]),
  digest: Digest,
  mediaType: Literals(mediaTypes),
  size: AmountMinor,
  name: Personal,
  takenAt: optional(InstantMs),
})

const Detachment = Struct({ by: Identifier, at: InstantMs, reason: Text })

const attachmentOf = (mediaTypes: ReadonlyArray<string>) =>
  Struct({ ...reference(mediaTypes), number: Count, by: Identifier, at: InstantMs, detached: optional(Detachment) })

/**
 * An attachment as a record refers to it; its content is in the store. Of an erased subject, `name` says so, and the
 * content is gone.
 *
 * @category attachments
 * @since 0.1.0
 */
export type Attachment = ReturnType<typeof attachmentOf>["Type"]

interface Attaching extends Pick<Attachment, "kind" | "digest" | "mediaType" | "size" | "name"> {
  readonly takenAt?: number
}

interface Detaching {
  /** The number of the attachment. */
  readonly attachment: number
  readonly reason: string
}

/**
 * A shape with attachments: `record.attachments`, the commands `attach` and `detach`, their events.
 *
 * @category attachments
 * @since 0.1.0
 */
export interface WithAttachments<S extends Shape> {
  readonly kind: S["kind"]
  readonly record: S["record"] & { readonly attachments: ReadonlyArray<Attachment> }
  readonly commands: S["commands"] & { readonly attach: Attaching; readonly detach: Detaching }
  readonly events: S["events"] & { readonly attached: Attaching; readonly detached: Detaching }
  readonly facts: S["facts"]
  readonly creates: S["creates"]
}

/**
 * Who may attach and detach, what, and the clause that it serves.
 *
 * @category attachments
 * @since 0.1.0
 */
export interface AttachmentsDefinition {
  readonly by: ReadonlyArray<Role>
  /** `defaultMediaTypes` without it. */
  readonly mediaTypes?: ReadonlyArray<string>
  /** Clause 1.1 without it; a company's own stand under 8. */
  readonly clause?: string
}

interface Attached {
  readonly attachments: ReadonlyArray<Attachment>
}

const presentIn = ({ attachments }: Attached, is: (attachment: Attachment) => boolean): Attachment | undefined =>
  attachments.find((one) => one.detached === undefined && is(one))

/**
 * A lifecycle whose records have attachments. Throws `DefinitionInvalid` where a name is taken.
 *
 * **Details**
 *
 * A record refers to a content by its digest, which stands in the journal: what was attached can be proved as long
 * as the chain is whole. `detach` keeps the reference and says who took it off and why. The content is put into the
 * store by `desk.attachments(actor).put` before it is attached.
 *
 * @example
 * ```ts
 * import { ticket } from "@fieldcare/core/service"
 *
 * Object.keys(withAttachments(ticket, { by: ["engineer"] }).commands).includes("attach") // => true
 * ```
 * @category attachments
 * @since 0.1.0
 */
export const withAttachments = <S extends Shape>(
  lifecycle: Lifecycle<S>,
  { by, mediaTypes = defaultMediaTypes, clause = "1.1" }: AttachmentsDefinition,
): Lifecycle<WithAttachments<S>> => {
  const attach = command({ input: Struct(reference(mediaTypes)), clause, by })
  const detach = command({ input: Struct({ attachment: Count, reason: Text }), clause, by })
  return mixedIn(lifecycle, {
    by: "withAttachments",
    field: { name: "attachments", schema: List(attachmentOf(mediaTypes)), blank: [] },
    commands: { attach, detach },
    events: { attached: attach.input, detached: detach.input },
    rules: {
      "attached-once": {
        clause,
        on: ["attach"],
        derogable: false,
        check: (record: Attached, { digest }: Attaching) => {
          const there = presentIn(record, (one) => one.digest === digest)
          return there === undefined || fails({ attachment: there.number })
        },
      },
      "attachment-is-there": {
        clause,
        on: ["detach"],
        derogable: false,
        check: (record: Attached, { attachment }: Detaching) =>
          presentIn(record, ({ number }) => number === attachment) !== undefined ||
          fails({ attachment, there: record.attachments.filter((one) => !one.detached).map(({ number }) => number) }),
      },
    },
    decider: {
      attach: (_record, data: Attaching) => [{ type: "attached", data }],
      detach: (_record, data: Detaching) => [{ type: "detached", data }],
    },
    evolver: {
      attached: ({ attachments }: Attached, data: Attaching, { by: who, occurredAt: at }) => ({
        attachments: [...attachments, { ...data, number: attachments.length + 1, by: who, at }],
      }),
      detached: ({ attachments }: Attached, { attachment, reason }: Detaching, { by: who, occurredAt: at }) => ({
        attachments: attachments.map((one) =>
          one.number === attachment ? { ...one, detached: { by: who, at, reason } } : one,
        ),
      }),
    },
  })
}

/**
 * The words of a lifecycle together with those of attaching, for the chapter that it stands in.
 *
 * @category attachments
 * @since 0.1.0
 */
export const wordsWithAttachments = (words: LifecycleWords): LifecycleWords => ({
  ...words,
  commands: {
    ...words.commands,
    attach: { en: "Attach", "zh-Hans": "添加附件" },
    detach: { en: "Take attachment off", "zh-Hans": "移除附件" },
  },
  rules: {
    ...words.rules,
    "attached-once": {
      title: { en: "A content is attached once", "zh-Hans": "同一文件不重复添加" },
      failed: {
        en: "This content is attached already, as number {attachment}.",
        "zh-Hans": "该文件已添加，附件编号为 {attachment}。",
      },
      remedy: { en: "Use the attachment that is there.", "zh-Hans": "请使用已有的附件。" },
    },
    "attachment-is-there": {
      title: { en: "Only what is attached is taken off", "zh-Hans": "仅可移除现有附件" },
      failed: {
        en: "There is no attachment {attachment}, or it was taken off before.",
        "zh-Hans": "附件 {attachment} 不存在，或此前已移除。",
      },
      remedy: { en: "Name one of those that are there: {there}.", "zh-Hans": "请指定现有附件：{there}。" },
    },
  },
})
