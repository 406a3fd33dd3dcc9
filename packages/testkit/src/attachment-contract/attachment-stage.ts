/** What the stories of the attachment contract are told with. */
import type { AttachmentStore, Bytes, StoredContent } from "@fieldcare/core/attachments"

/** So large is the largest content that a store under test takes. */
export const contractSizeMax = 1024 * 1024

/** Tells this run's owners from those that an earlier run has left. */
const run = globalThis.crypto.randomUUID().slice(0, 8)

let stages = 0

/** An owner that nobody used before, and short words for the verbs. */
export class AttachmentStage {
  readonly store: AttachmentStore
  readonly tenant: string
  readonly subject: string

  constructor(store: AttachmentStore, tenant: string, subject: string) {
    this.store = store
    this.tenant = tenant
    this.subject = subject
  }

  static on(store: AttachmentStore): AttachmentStage {
    stages += 1
    return new AttachmentStage(store, `tenant-${run}-${stages}`, "person-1")
  }

  /** Another owner of the same store. */
  beside(more: { readonly tenant?: string; readonly subject?: string }): AttachmentStage {
    return new AttachmentStage(this.store, more.tenant ?? this.tenant, more.subject ?? this.subject)
  }

  get owner() {
    return { tenant: this.tenant, subject: this.subject }
  }

  put(bytes: Bytes, digest?: string): Promise<StoredContent> {
    return this.store.put({ ...this.owner, bytes, ...(digest === undefined ? {} : { digest }) })
  }

  async get(digest: string): Promise<string> {
    const { bytes } = await this.store.get({ ...this.owner, digest })
    return textOf(bytes)
  }

  stat(digest: string) {
    return this.store.stat({ ...this.owner, digest })
  }

  delete(digest: string) {
    return this.store.delete({ ...this.owner, digest })
  }

  erase() {
    return this.store.erase(this.owner)
  }
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export const textOf = async (bytes: Bytes): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ""
  for await (const chunk of bytes) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

export const digestOf = async (bytes: Uint8Array): Promise<string> =>
  Array.from(new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", bytes.slice())), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("")

/** Chunks of a text, each a while after the one before; ends in an error where one is given. */
export const slowly = async function* (
  chunks: ReadonlyArray<string>,
  ending?: Error,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (const chunk of chunks) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    yield bytesOf(chunk)
  }
  if (ending !== undefined) throw ending
}

/** The tag, or the message, of what a Promise rejects with; "ok" where it does not. */
export const failureOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "ok",
    (error: unknown) => (error as { readonly _tag?: string })._tag ?? (error as Error).message,
  )
