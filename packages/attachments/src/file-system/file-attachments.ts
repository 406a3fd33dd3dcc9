/** Contents as files: one directory for each owner, one file for each content, named by digests alone. */
import { createHash, randomUUID } from "node:crypto"
import { open, mkdir, readdir, rename, rm, stat, unlink } from "node:fs/promises"
import { join } from "node:path"
import {
  AttachmentDamaged,
  AttachmentDiffers,
  AttachmentMissing,
  type AttachmentOwner,
  AttachmentRequestInvalid,
  type AttachmentStore,
  AttachmentStoreFailed,
  AttachmentTooLarge,
  checkedAttachments,
} from "@fieldcare/core/attachments"
import { sizeMaxByDefault } from "../limits.ts"

/**
 * Makes a store in a directory, which is made when it is not there. Several processes may use one.
 *
 * **Details**
 *
 * What a `put` has answered outlives a power cut: content and directory are synced. An upload is written beside the
 * others under a name of its own, and takes its place, whole, by one renaming. Directories are named by the SHA-256
 * of tenant and subject, files by that of their content: no id can lead out of the directory, and who can list it
 * reads no customer's id.
 *
 * **Gotchas**
 *
 * Of an upload that was cut off by the end of the process a file stays in `incoming`; the first `put` of a process
 * removes those older than a day.
 *
 * @example
 * ```ts
 * const store = fileAttachments({ directory: "attachments" })
 * const bytes = [new TextEncoder().encode("signed")]
 * const { digest, size } = await store.put({ tenant: "acme", subject: "c-wang", bytes })
 * size // => 6
 * await store.erase({ tenant: "acme", subject: "c-wang" }) // => 1
 * ```
 * @category attachments
 * @since 0.1.0
 */
export const fileAttachments = ({
  directory,
  sizeMax = sizeMaxByDefault,
}: {
  readonly directory: string
  /** The largest content that is taken, in bytes. */
  readonly sizeMax?: number
}): AttachmentStore => {
  const incoming = join(directory, "incoming")
  const placeOf = ({ tenant, subject }: AttachmentOwner): string => join(directory, named(tenant), named(subject))
  const fileOf = (key: AttachmentOwner & { readonly digest: string }): string => join(placeOf(key), key.digest)
  let ready: Promise<void> | undefined
  return checkedAttachments({
    name: "file-system",
    sizeMax,
    digest: () => {
      const hash = createHash("sha256")
      return { update: (chunk) => hash.update(chunk), hex: () => hash.digest("hex") }
    },
    write: (owner, bytes, digest) =>
      translated("put", async () => {
        ready ??= tidied(incoming)
        await ready
        const upload = join(incoming, randomUUID())
        try {
          await written(upload, bytes)
          await placed(upload, directory, placeOf(owner), digest())
        } finally {
          await rm(upload, { force: true })
        }
      }),
    read: (key) =>
      translated("get", async () => {
        const found = await unlessMissing(stat(fileOf(key)))
        if (found === undefined) throw new AttachmentMissing({ digest: key.digest })
        return { digest: key.digest, size: found.size, bytes: readFrom(fileOf(key), key.digest) }
      }),
    stat: (key) =>
      translated("stat", async () => {
        const found = await unlessMissing(stat(fileOf(key)))
        return found && { digest: key.digest, size: found.size }
      }),
    delete: (key) =>
      translated("delete", async () => {
        const gone = await unlessMissing(unlink(fileOf(key)).then(() => true))
        if (gone === true) await synced(placeOf(key))
        return gone === true
      }),
    erase: (owner) =>
      translated("erase", async () => {
        const place = placeOf(owner)
        const names = (await unlessMissing(readdir(place))) ?? []
        const gone = await Promise.all(names.map((name) => unlessMissing(unlink(join(place, name)).then(() => 1))))
        if (names.length > 0) await synced(place)
        return gone.filter((one) => one === 1).length
      }),
  })
}

const named = (id: string): string => createHash("sha256").update(id).digest("hex")

const day = 86_400_000

/** Makes the place for uploads, and takes away what processes have left there that ended in the middle. */
const tidied = async (incoming: string): Promise<void> => {
  await mkdir(incoming, { recursive: true })
  for (const name of await readdir(incoming)) {
    const file = join(incoming, name)
    const found = await unlessMissing(stat(file))
    if (found !== undefined && found.mtimeMs < Date.now() - day) await rm(file, { force: true })
  }
}

const written = async (upload: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
  const file = await open(upload, "wx", 0o600)
  try {
    for await (const chunk of bytes) {
      for (let at = 0; at < chunk.length;) at += (await file.write(chunk, at)).bytesWritten
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Opens the file when somebody begins to read: bytes that nobody reads hold nothing open. */
const readFrom = async function* (file: string, digest: string): AsyncGenerator<Uint8Array, void, undefined> {
  const opened = await translated("get", () => unlessMissing(open(file, "r")))
  if (opened === undefined) throw new AttachmentMissing({ digest })
  try {
    yield* opened.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>
  } finally {
    await opened.close()
  }
}

/** One renaming: whoever looks sees nothing, or the whole. */
const placed = async (upload: string, directory: string, place: string, digest: string): Promise<void> => {
  await mkdir(place, { recursive: true })
  await rename(upload, join(place, digest))
  // The file's name is in its directory, the directory's in those above.
  for (const one of [place, join(place, ".."), directory]) await synced(one)
}

const synced = async (place: string): Promise<void> => {
  // Windows opens no directories; there, names are written with the files.
  if (process.platform === "win32") return
  const opened = await open(place, "r")
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown } | undefined)?.code

const unlessMissing = async <A>(work: Promise<A>): Promise<A | undefined> => {
  try {
    return await work
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined
    throw error
  }
}

const own = [AttachmentTooLarge, AttachmentDiffers, AttachmentMissing, AttachmentDamaged, AttachmentRequestInvalid]

/** What the file system says is translated; what our own checks, or the sender's stream, say goes through. */
const translated = async <A>(operation: string, work: () => Promise<A>): Promise<A> => {
  try {
    return await work()
  } catch (error) {
    if (own.some((one) => error instanceof one) || typeof codeOf(error) !== "string") throw error
    throw new AttachmentStoreFailed({ operation, cause: error })
  }
}
