/** The text of a log: UTF-8, decoded chunk by chunk without cutting a character, and refused where it is none. */
import { isAscii, isUtf8 } from "node:buffer"
import { packingOf } from "./log-packing.ts"
import { LogUnreadable } from "./log-unreadable.ts"

const lineFeed = 10
const mark = Buffer.from("\uFEFF")
const beginningBytes = 16

/** Decodes bytes; a byte order mark is left out. Throws `LogUnreadable` with the line that is no UTF-8. */
export async function* logText(path: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  let begun = false
  let line = 1
  for await (const chunk of bytes) {
    let joined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (!begun && joined.length < mark.length) {
      rest = joined
      continue
    }
    if (!begun) joined = beginning(path, joined)
    begun = true
    const whole = joined.subarray(0, wholeCharacters(joined))
    rest = joined.subarray(whole.length)
    yield decoded(path, whole, line)
    line += linesIn(whole)
  }
  if (rest.length > 0) yield decoded(path, begun ? rest : beginning(path, rest), line)
}

const beginning = (path: string, bytes: Buffer): Buffer => {
  const { packing } = packingOf(bytes)
  if (packing !== undefined)
    throw new LogUnreadable({
      en: `${path} is packed twice: unpack it once.`,
      "zh-Hans": `${path} 被压缩了两次：请先解压一次。`,
    })
  const [first, second] = bytes
  const utf16 = utf16In(first, second, bytes)
  if (utf16 !== undefined)
    throw new LogUnreadable({
      en: `${path} is written in UTF-16. Turn it into UTF-8: iconv -f ${utf16} -t UTF-8, or save it as “CSV UTF-8” in Excel.`,
      "zh-Hans": `${path} 为 UTF-16 编码。请转换为 UTF-8：iconv -f ${utf16} -t UTF-8，或在 Excel 中另存为“CSV UTF-8”。`,
    })
  return bytes.subarray(0, mark.length).equals(mark) ? bytes.subarray(mark.length) : bytes
}

/** The name of the encoding that a text begins in, where it is UTF-16: by its mark, or by the NUL beside a Latin letter. */
const utf16In = (first: number | undefined, second: number | undefined, bytes: Buffer): string | undefined => {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return "UTF-16"
  const nul = bytes.subarray(0, beginningBytes).indexOf(0)
  return nul < 0 ? undefined : nul % 2 === 1 ? "UTF-16LE" : "UTF-16BE"
}

const decoded = (path: string, bytes: Buffer, line: number): string => {
  if (isAscii(bytes)) return bytes.toString("latin1")
  if (isUtf8(bytes)) return bytes.toString("utf8")
  const bad = firstBadLine(bytes)
  throw new LogUnreadable({
    en:
      `${path}: line ${line + bad} is not written in UTF-8. ` +
      `Turn the file into UTF-8, as with iconv -f GB18030 -t UTF-8 or iconv -f WINDOWS-1252 -t UTF-8, or save it as “CSV UTF-8” in Excel.`,
    "zh-Hans":
      `${path}：第 ${line + bad} 行不是 UTF-8 编码。` +
      `请将文件转换为 UTF-8，例如 iconv -f GB18030 -t UTF-8 或 iconv -f WINDOWS-1252 -t UTF-8，或在 Excel 中另存为“CSV UTF-8”。`,
  })
}

const firstBadLine = (bytes: Buffer): number => {
  let lines = 0
  for (let from = 0; ; lines++) {
    const end = bytes.indexOf(lineFeed, from)
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) return lines
    from = end + 1
  }
}

const linesIn = (bytes: Buffer): number => {
  let lines = 0
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) lines++
  return lines
}

/** Up to where the bytes are whole characters: a character of several bytes may go on in the next chunk. */
const wholeCharacters = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes.length
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
