/** The bytes of a log, unpacked as they are read: by what the file is, not by its name. */
import { createReadStream } from "node:fs"
import { open } from "node:fs/promises"
import { pipeline, type Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import { chunkBytes, type LogBytes, packingOf } from "./log-packing.ts"
import { LogUnreadable } from "./log-unreadable.ts"

/** Opens a file. `entry` names the file in a zip archive that has several. */
export const logBytes = async (path: string, entry: string | undefined): Promise<LogBytes> => {
  const { size, packing } = await looked(path)
  if (packing === "zip") {
    const { zipBytes } = await import("./log-zip.ts")
    return zipBytes(path, entry)
  }
  if (entry !== undefined) throw new LogUnreadable(`${path} is no zip archive: leave out --entry.`)
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  return {
    size,
    read: () => file.bytesRead,
    bytes: told(path, packing === "gzip" ? unzipped(file) : file),
    close: () => file.destroy(),
  }
}

// A fault of the file reaches the unzipping stream, and through it whoever reads.
const unzipped = (file: Readable): Readable => pipeline(file, createGunzip({ chunkSize: chunkBytes }), () => {})

async function* told(path: string, bytes: Readable): AsyncGenerator<Buffer> {
  try {
    yield* bytes as AsyncIterable<Buffer>
  } catch (error) {
    throw unreadable(path, error)
  }
}

const unreadable = (path: string, error: unknown): LogUnreadable => {
  const { code = "", message } = error as NodeJS.ErrnoException
  return new LogUnreadable(
    code.startsWith("Z_")
      ? `${path} is a broken gzip file: ${message}. Fetch or pack it again.`
      : `${path} cannot be read: ${message}`,
  )
}

const looked = async (path: string): Promise<{ readonly size: number; readonly packing?: "gzip" | "zip" }> => {
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
      return { size, ...packingOf(buffer) }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw unreadable(path, error)
  }
}
