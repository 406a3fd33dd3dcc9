/** The log of incidents as it is on disk, unzipped and parsed as a stream, and nothing else. */

import { existsSync } from "node:fs"
import { join } from "node:path"
import { pipeline, type Readable } from "node:stream"
import { createInflateRaw } from "node:zlib"
import Papa from "papaparse"
import yauzl from "yauzl"

const chunkBytes = 64 * 1024
const data = process.env["FIELDCARE_DATA"] ?? join(import.meta.dirname, "../../../../shared/data")

/** The file; `undefined` where it is not. */
export const incidents = ((file) => (existsSync(file) ? file : undefined))(
  join(data, "event-logs/servicenow-incidents.csv.zip"),
)

/** Hands on every record of the first file in the archive, the header among them. */
export const parseZip = async (file: string, row: (cells: ReadonlyArray<string>, line: number) => void) => {
  const archive = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false })
  const entry = (await archive.eachEntry().next()).value!
  const packed = await archive.openReadStreamPromise(entry, { decodeFileData: false })
  const text = pipeline(packed, createInflateRaw({ chunkSize: chunkBytes }), () => {}).setEncoding("utf8")
  let line = 0
  await new Promise<void>((resolve, reject) => {
    Papa.parse<ReadonlyArray<string>, Readable>(text, {
      skipEmptyLines: true,
      chunk: ({ data }) => {
        for (const cells of data) row(cells, ++line)
      },
      complete: () => resolve(),
      error: reject,
    })
  })
  archive.close()
}
