/** Where the contents of attachments are kept, and what media type they are of. */
export { sizeMaxByDefault } from "./limits.ts"
export { sniffed } from "./media-type.ts"
export { memoryAttachments } from "./memory-attachments.ts"
