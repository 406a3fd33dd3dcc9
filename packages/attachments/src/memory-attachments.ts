/** Contents in memory: the same laws as a directory, and nothing left when the process ends. */
import {
  AttachmentMissing,
  type AttachmentOwner,
  type AttachmentStore,
  checkedAttachments,
} from "@fieldcare/core/attachments"
import { sizeMaxByDefault } from "./limits.ts"

/**
 * Makes an empty store in memory, for tests and trials.
 *
 * @example
 * ```ts
 * const store = memoryAttachments()
 * const bytes = [new TextEncoder().encode("signed")]
 * const { digest } = await store.put({ tenant: "acme", subject: "c-wang", bytes })
 * await store.stat({ tenant: "acme", subject: "c-wang", digest }) // => { digest, size: 6 }
 * ```
 * @category attachments
 * @since 0.1.0
 */
export const memoryAttachments = ({
  sizeMax = sizeMaxByDefault,
}: { readonly sizeMax?: number } = {}): AttachmentStore => {
  const owners = new Map<string, Map<string, Uint8Array>>()
  const contentsOf = (owner: AttachmentOwner) => owners.get(keyOf(owner))
  return checkedAttachments({
    name: "memory",
    sizeMax,
    write: async (owner, bytes, digest) => {
      const chunks: Array<Uint8Array> = []
      // What is handed over may be changed by its owner afterwards.
      for await (const chunk of bytes) chunks.push(chunk.slice())
      const contents = contentsOf(owner) ?? new Map<string, Uint8Array>()
      owners.set(keyOf(owner), contents.set(digest(), joined(chunks)))
    },
    read: async ({ digest, ...owner }) => {
      const content = contentsOf(owner)?.get(digest)
      if (content === undefined) throw new AttachmentMissing({ digest })
      return { digest, size: content.length, bytes: once(content.slice()) }
    },
    stat: async ({ digest, ...owner }) => {
      const content = contentsOf(owner)?.get(digest)
      return content && { digest, size: content.length }
    },
    delete: async ({ digest, ...owner }) => contentsOf(owner)?.delete(digest) ?? false,
    erase: async (owner) => {
      const count = contentsOf(owner)?.size ?? 0
      owners.delete(keyOf(owner))
      return count
    },
  })
}

/** Ids hold no blanks, so a blank keeps them apart. */
const keyOf = ({ tenant, subject }: AttachmentOwner): string => `${tenant} ${subject}`

const joined = (chunks: ReadonlyArray<Uint8Array>): Uint8Array => {
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

const once = async function* (content: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield content
}
