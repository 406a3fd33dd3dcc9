/** The checks that every adapter's verbs pass through, and the stream that knows its own digest. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "@noble/hashes/utils.js"
import { isIdentifier } from "../values/identifier.ts"
import {
  AttachmentDamaged,
  AttachmentDiffers,
  AttachmentRequestInvalid,
  AttachmentTooLarge,
} from "./attachment-errors.ts"
import type {
  AttachmentKey,
  AttachmentOwner,
  AttachmentStore,
  Bytes,
  PutRequest,
  StoredContent,
} from "./attachment-store.ts"

/**
 * A digest that is made chunk by chunk.
 *
 * @category attachments
 * @since 0.1.0
 */
export interface RunningDigest {
  readonly update: (chunk: Uint8Array) => unknown
  /** The whole, as 64 hexadecimal digits. */
  readonly hex: () => string
}

const portableDigest = (): RunningDigest => {
  const hash = sha256.create()
  return { update: (chunk) => hash.update(chunk), hex: () => bytesToHex(hash.digest()) }
}

/**
 * What an adapter brings along: the verbs with nothing checked, and its limit.
 *
 * @category attachments
 * @since 0.1.0
 */
export interface AttachmentAdapter extends Omit<AttachmentStore, "put" | "get"> {
  readonly sizeMax: number
  /** A quicker SHA-256 than the portable one, where there is one. */
  readonly digest?: () => RunningDigest
  /**
   * Keeps what `bytes` gives under the digest that `digest` answers behind its end. When `bytes` fails, so does it,
   * and it leaves nothing.
   */
  readonly write: (owner: AttachmentOwner, bytes: AsyncIterable<Uint8Array>, digest: () => string) => Promise<void>
  readonly read: AttachmentStore["get"]
}

/**
 * Makes a store of an adapter: checks ids and digests, counts and digests what streams in and out. Every adapter's
 * constructor ends with it.
 *
 * @category attachments
 * @since 0.1.0
 */
export const checkedAttachments = (adapter: AttachmentAdapter): AttachmentStore => {
  const { digest = portableDigest, sizeMax } = adapter
  return {
    name: adapter.name,
    put: async (request) => {
      checkOwner(request)
      const inflow = new Inflow(request, digest(), sizeMax)
      await adapter.write(request, inflow.bytes(), () => inflow.digest())
      return inflow.stored()
    },
    get: async (key) => {
      checkKey(key)
      const found = await adapter.read(key)
      return { ...found, bytes: verified(found.bytes, key.digest, digest()) }
    },
    stat: async (key) => {
      checkKey(key)
      return adapter.stat(key)
    },
    delete: async (key) => {
      checkKey(key)
      return adapter.delete(key)
    },
    erase: async (owner) => {
      checkOwner(owner)
      return adapter.erase(owner)
    },
  }
}

/** Counts and digests on the way in; its end fails when the content is not the one that was announced. */
class Inflow {
  #size = 0
  #hex: string | undefined
  readonly #request: PutRequest
  readonly #running: RunningDigest
  readonly #sizeMax: number

  constructor(request: PutRequest, running: RunningDigest, sizeMax: number) {
    this.#request = request
    this.#running = running
    this.#sizeMax = sizeMax
    if (!isIterable(request.bytes)) throw invalid("bytes, which are no stream and no list of chunks")
    if (request.digest !== undefined) checkDigest(request.digest)
  }

  async *bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of this.#request.bytes) {
      if (!(chunk instanceof Uint8Array)) throw invalid("a chunk that is no Uint8Array")
      this.#size += chunk.length
      if (this.#size > this.#sizeMax) throw new AttachmentTooLarge({ sizeMax: this.#sizeMax })
      this.#running.update(chunk)
      yield chunk
    }
    this.#hex = this.#running.hex()
    const { digest: expected } = this.#request
    if (expected !== undefined && expected !== this.#hex) throw new AttachmentDiffers({ expected, digest: this.#hex })
  }

  digest(): string {
    if (this.#hex === undefined) throw new Error("the bytes were not read to their end")
    return this.#hex
  }

  stored(): StoredContent {
    return { digest: this.digest(), size: this.#size }
  }
}

const verified = async function* (
  bytes: AsyncIterable<Uint8Array>,
  digest: string,
  running: RunningDigest,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of bytes) {
    running.update(chunk)
    yield chunk
  }
  if (running.hex() !== digest) throw new AttachmentDamaged({ digest })
}

const isIterable = (bytes: unknown): bytes is Bytes =>
  bytes !== null && typeof bytes === "object" && (Symbol.asyncIterator in bytes || Symbol.iterator in bytes)

const invalid = (problem: string): AttachmentRequestInvalid => new AttachmentRequestInvalid({ problem })

const checkOwner = ({ tenant, subject }: AttachmentOwner): void => {
  if (!isIdentifier(tenant)) throw invalid("a tenant that is no id")
  if (!isIdentifier(subject)) throw invalid("a subject that is no id")
}

const checkDigest = (digest: unknown): void => {
  if (typeof digest !== "string" || !/^[0-9a-f]{64}$/.test(digest)) throw invalid("a digest that is none of SHA-256")
}

const checkKey = (key: AttachmentKey): void => {
  checkOwner(key)
  checkDigest(key.digest)
}
