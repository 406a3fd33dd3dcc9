/** What media type a content is of, by its first bytes and not by what its sender says. */
import { fileTypeFromBuffer } from "file-type"
import type { Bytes } from "@fieldcare/core/attachments"

/** So many bytes tell every type that can be told. */
const enough = 4100

/**
 * Looks at the first bytes of a content, and hands all of them on: put the `bytes` that it answers. The media type is
 * absent where the bytes do not tell: plain text has no mark.
 *
 * **Gotchas**
 *
 * A content can be a picture and a program at once. Whoever serves it to a browser says `Content-Disposition:
 * attachment` and `X-Content-Type-Options: nosniff`.
 *
 * @example
 * ```ts
 * const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52)
 * const { mediaType } = await sniffed([png])
 * mediaType // => "image/png"
 * ```
 * @category attachments
 * @since 0.1.0
 */
export const sniffed = async (
  bytes: Bytes,
): Promise<{ readonly mediaType?: string; readonly bytes: AsyncIterable<Uint8Array> }> => {
  const iterator = Symbol.asyncIterator in bytes ? bytes[Symbol.asyncIterator]() : bytes[Symbol.iterator]()
  const seen: Array<Uint8Array> = []
  let size = 0
  while (size < enough) {
    const next = await iterator.next()
    if (next.done === true) break
    seen.push(next.value)
    size += next.value.length
  }
  const type = await fileTypeFromBuffer(startOf(seen, Math.min(size, enough)))
  return { ...(type === undefined ? {} : { mediaType: type.mime }), bytes: all(seen, iterator) }
}

const startOf = (chunks: ReadonlyArray<Uint8Array>, size: number): Uint8Array => {
  const start = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    start.set(chunk.subarray(0, size - at), at)
    at = Math.min(size, at + chunk.length)
  }
  return start
}

const all = async function* (
  seen: ReadonlyArray<Uint8Array>,
  rest: AsyncIterator<Uint8Array> | Iterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* seen
    for (;;) {
      const next = await rest.next()
      if (next.done === true) return
      yield next.value
    }
  } finally {
    await rest.return?.()
  }
}
