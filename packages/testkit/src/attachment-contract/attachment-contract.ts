/** The attachment contract: every law of the port as cases that any test runner can run on any store. */
import type { AttachmentKey, AttachmentStore } from "@fieldcare/core/attachments"
import type { TestRunner } from "../storage-contract/storage-contract.ts"
import { attachmentCases } from "./attachment-cases.ts"
import { contractSizeMax } from "./attachment-stage.ts"

/**
 * What the contract needs of a store: to open one that takes contents of so many bytes, and, where it can be done, to
 * change a byte of a content behind its back.
 *
 * @category contract
 * @since 0.1.0
 */
export interface AttachmentMeans {
  readonly open: (sizeMax: number) => Promise<AttachmentStore>
  readonly damage?: (key: AttachmentKey) => Promise<void>
}

/**
 * Registers every case with a test runner. `open` may answer the same store every time: each case has a tenant of its
 * own.
 *
 * @category contract
 * @since 0.1.0
 */
export const runAttachmentContract = (
  name: string,
  { open, damage }: AttachmentMeans,
  { describe, test }: TestRunner,
): void => {
  describe(`the attachment contract on ${name}`, () => {
    for (const one of attachmentCases(damage))
      test(`law ${one.law}: ${one.name}`, async () => one.run(await open(contractSizeMax)))
  })
}
