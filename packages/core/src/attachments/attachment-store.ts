/**
 * The port to where the contents of attachments are kept: photos, signatures, documents. Records hold a reference,
 * the content's digest; the bytes are here. Laws every adapter keeps, tested by the contract of `@fieldcare/testkit`.
 */

/**
 * Bytes as they come: a Node stream, a web stream and a list of chunks all fit.
 *
 * @category attachments
 * @since 0.1.0
 */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Whose content it is. What is kept for a subject goes with the subject.
 *
 * @category attachments
 * @since 0.1.0
 */
export interface AttachmentOwner {
  readonly tenant: string
  /** A customer's or a person's id; the record's own where it is about nobody. */
  readonly subject: string
}

/**
 * One content of an owner.
 *
 * @category attachments
 * @since 0.1.0
 */
export interface AttachmentKey extends AttachmentOwner {
  /** SHA-256 of the content, 64 hexadecimal digits. */
  readonly digest: string
}

/**
 * @category attachments
 * @since 0.1.0
 */
export interface PutRequest extends AttachmentOwner {
  readonly bytes: Bytes
  /** Where the digest is known before: any other content is refused. */
  readonly digest?: string
}

/**
 * What is known of a content without looking into it.
 *
 * @category attachments
 * @since 0.1.0
 */
export interface StoredContent {
  readonly digest: string
  /** Bytes; 0 for an empty content. */
  readonly size: number
}

/**
 * The port.
 *
 * **Laws**
 *
 * 1. *Addressed by content.* `put` answers the digest of exactly the bytes that it was given, and `get` of that
 *    digest answers exactly these bytes. The same content put again, also at once by several, is there once.
 * 2. *Whole.* A content is there wholly or not at all: nobody ever sees a part of one. A `put` that fails, whose
 *    bytes fail, that is too large or is not of the digest expected has left nothing.
 * 3. *Kept.* A `put` that was answered outlives what the adapter says that it outlives.
 * 4. *Apart.* No verb returns, counts or changes what is another tenant's or another subject's.
 * 5. *Gone.* After `delete` and `erase`, no later `get` and `stat` finds the content. Of one content kept for two
 *    subjects, erasing one leaves the other's. Running them again answers `false` and 0.
 * 6. *Checked.* `get` fails with `AttachmentDamaged`, at the latest at its end, when the bytes are not those of the
 *    digest any more.
 * 7. *Typed.* Failures are `AttachmentError`s. Ids and digests are checked when they are used: none can name a
 *    place of another's.
 *
 * @category attachments
 * @since 0.1.0
 */
export interface AttachmentStore {
  /** The adapter's name, for messages: "memory", "file-system". */
  readonly name: string
  /** The bytes are read to their end, or not further than `sizeMax`. */
  readonly put: (request: PutRequest) => Promise<StoredContent>
  /** Fails with `AttachmentMissing`. The bytes can be read once. */
  readonly get: (key: AttachmentKey) => Promise<StoredContent & { readonly bytes: AsyncIterable<Uint8Array> }>
  readonly stat: (key: AttachmentKey) => Promise<StoredContent | undefined>
  /** Whether it was there. */
  readonly delete: (key: AttachmentKey) => Promise<boolean>
  /** Forgets everything of a subject; answers how many contents there were. */
  readonly erase: (owner: AttachmentOwner) => Promise<number>
}
