/** Attachments: photos, signatures and documents of records, and where their contents are kept. */
export { memoryAttachments, sizeMaxByDefault, sniffed } from "@fieldcare/attachments"
export { fileAttachments } from "@fieldcare/attachments/file-system"
export {
  type Attachment,
  AttachmentDamaged,
  AttachmentDiffers,
  type AttachmentError,
  AttachmentMissing,
  AttachmentRequestInvalid,
  type AttachmentsDefinition,
  type AttachmentStore,
  AttachmentStoreFailed,
  AttachmentTooLarge,
  defaultMediaTypes,
  type RecordAttachments,
  withAttachments,
  wordsWithAttachments,
} from "@fieldcare/core/attachments"
