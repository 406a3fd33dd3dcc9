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
  if (entry !== undefined)
    throw new LogUnreadable({
      en: `${path} is no zip archive: leave out --entry.`,
      "zh-Hans": `${path} 不是 zip 文件：请去掉 --entry。`,
    })
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
  if (code === "EISDIR")
    return new LogUnreadable({
      en: `${path} is a folder. Name a file in it.`,
      "zh-Hans": `${path} 是目录。请指定其中的文件。`,
    })
  if (code === "ENOENT")
    return new LogUnreadable({ en: `There is no file ${path}.`, "zh-Hans": `文件 ${path} 不存在。` })
  return new LogUnreadable(
    code.startsWith("Z_")
      ? {
          en: `${path} is a broken gzip file: ${message}. Fetch or pack it again.`,
          "zh-Hans": `${path} 是损坏的 gzip 文件：${message}。请重新获取或压缩。`,
        }
      : { en: `${path} cannot be read: ${message}`, "zh-Hans": `${path} 无法读取：${message}` },
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
