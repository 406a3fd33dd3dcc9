/** Contents of attachments as files of a directory. */
export { fileAttachments } from "./file-attachments.ts"
