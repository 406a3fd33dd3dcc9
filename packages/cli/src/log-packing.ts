/** How logs are packed. */

/** A log that is being read. `size` and `read` count the bytes of the file as it is, so that a share can be told. */
export interface LogBytes {
  readonly size: number
  readonly read: () => number
  readonly bytes: AsyncIterable<Buffer>
  readonly close: () => void
}

export const chunkBytes = 64 * 1024

/** How something is packed, by its first two bytes. */
export const packingOf = (first: Buffer): { readonly packing?: "gzip" | "zip" } => {
  if (first[0] === 0x1f && first[1] === 0x8b) return { packing: "gzip" }
  return first[0] === 0x50 && first[1] === 0x4b && first.length > 1 ? { packing: "zip" } : {}
}
