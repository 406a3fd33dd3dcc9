/** The contents of records' attachments, for one actor: nobody gets at a content but through a record of the tenant. */
import * as Effect from "effect/Effect"
import { NotFound } from "../desk/errors.ts"
import type { Executor } from "../desk/executor.ts"
import type { Actor } from "../trust/actor.ts"
import { isIdentifier } from "../values/identifier.ts"
import { AttachmentRequestInvalid } from "./attachment-errors.ts"
import type { AttachmentOwner, AttachmentStore, Bytes, StoredContent } from "./attachment-store.ts"
import type { Attachment } from "./with-attachments.ts"

/**
 * The contents of attachments, as one actor puts and gets them.
 *
 * @category attachments
 * @since 0.1.0
 */
export interface RecordAttachments {
  /**
   * Keeps a content for a record, under the record's subject; `attach` then refers to it by its digest. Rejects with
   * `NotFound`, `AttachmentTooLarge`, `AttachmentDiffers`.
   */
  readonly put: (
    kind: string,
    id: string,
    content: { readonly bytes: Bytes; readonly digest?: string },
  ) => Promise<StoredContent>
  /**
   * The content of an attachment that a record refers to, by the attachment's number. Rejects with `NotFound`, and
   * with `AttachmentMissing` where the subject was erased.
   */
  readonly get: (
    kind: string,
    id: string,
    attachment: number,
  ) => Promise<StoredContent & { readonly mediaType: string; readonly bytes: AsyncIterable<Uint8Array> }>
}

/** Throws `AttachmentRequestInvalid` where the desk was opened without a store. */
export const recordAttachments = (
  executor: Executor,
  { tenant }: Actor,
  store: AttachmentStore | undefined,
): RecordAttachments => {
  if (store === undefined)
    throw new AttachmentRequestInvalid({ problem: "a desk that was opened without `attachments`" })
  const owned = async (
    kind: string,
    id: string,
  ): Promise<{ owner: AttachmentOwner; attachments: ReadonlyArray<Attachment> }> => {
    const lifecycle = executor.lifecycles.get(kind)?.lifecycle
    if (lifecycle === undefined || !isIdentifier(id)) throw new NotFound({ kind, id })
    const { record } = await Effect.runPromise(executor.storage.load({ tenant, kind, id, needs: [] }))
    if (record === undefined) throw new NotFound({ kind, id })
    const { attachments = [] } = record.record as { readonly attachments?: ReadonlyArray<Attachment> }
    return { owner: { tenant, subject: lifecycle.subject(record.record, {}) ?? id }, attachments }
  }
  return {
    put: async (kind, id, content) => {
      const { owner } = await owned(kind, id)
      return store.put({ ...owner, ...content })
    },
    get: async (kind, id, number) => {
      const { owner, attachments } = await owned(kind, id)
      const attachment = attachments.find((one) => one.number === number)
      if (attachment === undefined) throw new NotFound({ kind: `attachment of ${kind} ${id}`, id: String(number) })
      const { digest, mediaType } = attachment
      return { ...(await store.get({ ...owner, digest })), mediaType }
    },
  }
}
