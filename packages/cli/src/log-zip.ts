/** The one log in a zip archive, unpacked as a stream. */
import { pipeline } from "node:stream"
import { crc32, createInflateRaw } from "node:zlib"
import yauzl, { type Entry, type ZipFile } from "yauzl"
import { chunkBytes, type LogBytes } from "./log-packing.ts"
import { LogUnreadable } from "./log-unreadable.ts"

const stored = 0
const deflated = 8
const namesShown = 5

/** Opens the entry of an archive: the only file in it, or the one that is named. */
export const zipBytes = async (path: string, name: string | undefined): Promise<LogBytes> => {
  const archive = await opened(path)
  try {
    const entry = chosen(path, await filesOf(path, archive), name)
    const packed = await archive.openReadStreamPromise(entry, { decodeFileData: false })
    const counted = new Counted(packed as AsyncIterable<Buffer>)
    return {
      size: entry.compressedSize,
      read: () => counted.read,
      bytes: checked(path, entry, unpacked(counted, entry)),
      close: () => {
        packed.destroy()
        archive.close()
      },
    }
  } catch (error) {
    archive.close()
    throw error instanceof LogUnreadable ? error : broken(path, error)
  }
}

const broken = (path: string, error: unknown): LogUnreadable =>
  new LogUnreadable({
    en: `${path} is a broken zip archive: ${(error as Error).message}. Fetch or pack it again.`,
    "zh-Hans": `${path} 是损坏的 zip 文件：${(error as Error).message}。请重新获取或压缩。`,
  })

const opened = async (path: string): Promise<ZipFile> => {
  try {
    return await yauzl.openPromise(path, { lazyEntries: true, autoClose: false })
  } catch (error) {
    throw broken(path, error)
  }
}

const filesOf = async (path: string, archive: ZipFile): Promise<ReadonlyArray<Entry>> => {
  const files: Array<Entry> = []
  try {
    for await (const entry of archive.eachEntry()) if (!isBesides(entry.fileName)) files.push(entry)
  } catch (error) {
    throw broken(path, error)
  }
  return files
}

// Folders, and what macOS puts beside the files.
const isBesides = (name: string): boolean => name.endsWith("/") || /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$)/.test(name)

const chosen = (path: string, files: ReadonlyArray<Entry>, name: string | undefined): Entry => {
  const names = files.map(({ fileName }) => fileName)
  const list = [...names.slice(0, namesShown), ...(names.length > namesShown ? ["…"] : [])].join(", ")
  const fitting = name === undefined ? files : files.filter(({ fileName }) => fileName === name)
  const [entry, ...others] = fitting
  if (files.length === 0)
    throw new LogUnreadable({
      en: `${path} is a zip archive without a file in it.`,
      "zh-Hans": `zip 文件 ${path} 中没有文件。`,
    })
  if (entry === undefined)
    throw new LogUnreadable({
      en: `${path} has no file ${name}; it has ${list}.`,
      "zh-Hans": `${path} 中没有文件 ${name}；有 ${list}。`,
    })
  if (others.length > 0)
    throw new LogUnreadable({
      en: `${path} has ${files.length} files: ${list}. Say which one is the log: --entry <name>.`,
      "zh-Hans": `${path} 中有 ${files.length} 个文件：${list}。请指定其一：--entry <名称>。`,
    })
  if (entry.isEncrypted())
    throw new LogUnreadable({
      en: `${entry.fileName} in ${path} is encrypted: unpack it first.`,
      "zh-Hans": `${path} 中的 ${entry.fileName} 已加密：请先解压。`,
    })
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
    throw new LogUnreadable({
      en: `${entry.fileName} in ${path} is packed by method ${entry.compressionMethod}; pack it by deflate, the usual one.`,
      "zh-Hans": `${path} 中的 ${entry.fileName} 使用压缩方法 ${entry.compressionMethod}；请改用常用的 deflate。`,
    })
  return entry
}

class Counted {
  read = 0
  readonly #bytes: AsyncIterable<Buffer>

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#bytes = bytes
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for await (const chunk of this.#bytes) {
      this.read += chunk.length
      yield chunk
    }
  }
}

const unpacked = (packed: Counted, { compressionMethod }: Entry): AsyncIterable<Buffer> =>
  compressionMethod === stored ? packed : pipeline(packed, createInflateRaw({ chunkSize: chunkBytes }), () => {})

async function* checked(path: string, entry: Entry, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  let sum = 0
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    throw broken(path, error)
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32)
    throw broken(path, new Error(`${entry.fileName} is not what was packed`))
}
