/** Attachments: photos, signatures and documents, by reference on records, with their contents in a store. */
export {
  AttachmentDamaged,
  AttachmentDiffers,
  type AttachmentError,
  AttachmentMissing,
  AttachmentRequestInvalid,
  AttachmentStoreFailed,
  AttachmentTooLarge,
} from "./attachment-errors.ts"
export type {
  AttachmentKey,
  AttachmentOwner,
  AttachmentStore,
  Bytes,
  PutRequest,
  StoredContent,
} from "./attachment-store.ts"
export { type AttachmentAdapter, checkedAttachments, type RunningDigest } from "./checked-attachments.ts"
export {
  type Attachment,
  type AttachmentsDefinition,
  defaultMediaTypes,
  type WithAttachments,
  withAttachments,
  wordsWithAttachments,
} from "./with-attachments.ts"
export type { RecordAttachments } from "./record-attachments.ts"
