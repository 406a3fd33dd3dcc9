/** What can go wrong with the content of an attachment. */
import * as Schema from "effect/Schema"
import { TaggedError } from "../values/tagged-error.ts"

/**
 * The content is larger than is allowed. Nothing of it was kept.
 *
 * @category errors
 * @since 0.1.0
 */
export class AttachmentTooLarge extends TaggedError<AttachmentTooLarge>()("AttachmentTooLarge", {
  sizeMax: Schema.Number,
}) {
  override get message(): string {
    return `The content has more than ${this.sizeMax} bytes. Nothing was kept; make it smaller, or allow more where the store is opened.`
  }
}

/**
 * The content is not the one that was announced. Nothing of it was kept.
 *
 * @category errors
 * @since 0.1.0
 */
export class AttachmentDiffers extends TaggedError<AttachmentDiffers>()("AttachmentDiffers", {
  expected: Schema.String,
  digest: Schema.String,
}) {
  override get message(): string {
    return `The content has the digest ${this.digest}, and not ${this.expected} as announced. Nothing was kept; send it again.`
  }
}

/**
 * There is no such content: it was never put there, or it was deleted or erased.
 *
 * @category errors
 * @since 0.1.0
 */
export class AttachmentMissing extends TaggedError<AttachmentMissing>()("AttachmentMissing", {
  digest: Schema.String,
}) {
  override get message(): string {
    return `There is no content ${this.digest}: it was never put there, or it was erased.`
  }
}

/**
 * The bytes that are kept are not those of the digest any more. What was read so far must not be used.
 *
 * @category errors
 * @since 0.1.0
 */
export class AttachmentDamaged extends TaggedError<AttachmentDamaged>()("AttachmentDamaged", {
  digest: Schema.String,
}) {
  override get message(): string {
    return `What is kept as ${this.digest} has another digest: it was changed or cut. Bring it back from a backup.`
  }
}

/**
 * A request names no owner or no content: an id that is no id, a digest that is no digest, bytes that are none.
 *
 * @category errors
 * @since 0.1.0
 */
export class AttachmentRequestInvalid extends TaggedError<AttachmentRequestInvalid>()("AttachmentRequestInvalid", {
  problem: Schema.String,
}) {
  override get message(): string {
    return `The attachments were asked with ${this.problem}. Nothing was done.`
  }
}

/**
 * The place where contents are kept did not do what it was asked: a full disk, a right that lacks.
 *
 * @category errors
 * @since 0.1.0
 */
export class AttachmentStoreFailed extends TaggedError<AttachmentStoreFailed>()("AttachmentStoreFailed", {
  operation: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    return `The attachments could not be reached for ${this.operation}: ${this.cause instanceof Error ? this.cause.message : String(this.cause)}`
  }
}

/**
 * Everything that can go wrong with the content of an attachment.
 *
 * @category errors
 * @since 0.1.0
 */
export type AttachmentError =
  | AttachmentTooLarge
  | AttachmentDiffers
  | AttachmentMissing
  | AttachmentDamaged
  | AttachmentRequestInvalid
  | AttachmentStoreFailed
