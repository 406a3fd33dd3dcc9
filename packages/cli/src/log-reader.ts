/** Reading an event log as a stream: CSV or NDJSON, as it is, or packed by gzip or zip. */
import { logBytes } from "./log-bytes.ts"
import { csvRecords } from "./log-csv.ts"
import type { LogHandler } from "./log-handler.ts"
import { ndjsonRecords } from "./log-ndjson.ts"
import { logText } from "./log-text.ts"
import { LogUnreadable } from "./log-unreadable.ts"

export { LogUnreadable }

/**
 * Reads a log from beginning to end. The file is never held as a whole: chunks are parsed as they come, and none
 * is read while another is parsed. `entry` names the log in a zip archive of several files.
 */
export const readLog = async (path: string, handler: LogHandler, entry?: string): Promise<void> => {
  const file = await logBytes(path, entry)
  try {
    const chunks = logText(path, file.bytes)
    const first = await firstOf(chunks)
    if (first === undefined)
      throw new LogUnreadable({
        en: `${path} is empty.`,
        "zh-Hans": `${path} 是空文件。`,
      })
    const records = /^\s*\{/.test(first) ? ndjsonRecords : csvRecords
    if (/^\s*\[\s*\{/.test(first))
      throw new LogUnreadable({
        en: `${path} is one JSON array. Give one object a line, as jq -c '.[]' writes them.`,
        "zh-Hans": `${path} 是一个 JSON 数组。请改为每行一个对象，例如用 jq -c '.[]' 输出。`,
      })
    await records(following(first, chunks, handler.settle), handler, () => handler.progress?.(file.read(), file.size))
  } finally {
    file.close()
  }
}

const firstOf = async (chunks: AsyncGenerator<string>): Promise<string | undefined> => {
  for (;;) {
    const { done, value } = await chunks.next()
    if (done === true) return undefined
    if (value !== "") return value
  }
}

async function* following(
  first: string,
  chunks: AsyncGenerator<string>,
  settle: LogHandler["settle"],
): AsyncGenerator<string> {
  yield first
  for await (const chunk of chunks) {
    await settle?.()
    yield chunk
  }
}
