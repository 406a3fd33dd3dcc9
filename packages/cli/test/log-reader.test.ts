import { join } from "node:path"
import { gzipSync } from "node:zlib"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LogUnreadable, readLog } from "../src/log-reader.ts"
import { folder } from "./folder.ts"

const read = async (content: string | Uint8Array, name = "log.csv") => {
  const path = join(await folder({ [name]: content }), name)
  const rows: Array<ReadonlyArray<string>> = []
  const lines: Array<number> = []
  const problems: Array<number> = []
  let header: ReadonlyArray<string> = []
  let told = { read: 0, size: -1 }
  await readLog(path, {
    header: (columns) => (header = columns),
    row: (cells, line) => {
      rows.push(cells)
      lines.push(line)
    },
    problem: (line) => problems.push(line),
    progress: (read, size) => (told = { read, size }),
  })
  return { header, rows, lines, problems, told }
}

describe("a log", () => {
  it("is read with quotes, line breaks in cells, a byte order mark, CRLF and empty lines", async () => {
    const { header, rows, lines } = await read(
      '\uFEFFcase,what\r\n1,"a, b"\r\n\r\n2,"two\r\nlines ""here"""\r\n3,客户\r\n',
    )
    expect(header).toEqual(["case", "what"])
    expect(rows).toEqual([
      ["1", "a, b"],
      ["2", 'two\r\nlines "here"'],
      ["3", "客户"],
    ])
    expect(lines).toEqual([2, 4, 5])
  })

  it("may be separated by semicolons or tabs", async () => {
    expect((await read("a;b\n1;2\n")).rows).toEqual([["1", "2"]])
    expect((await read("a\tb\n1\t2,3;4\n")).rows).toEqual([["1", "2,3;4"]])
  })

  it("is unzipped by what it is, not by its name", async () => {
    const { rows, told } = await read(gzipSync("a,b\n1,2\n"), "log.csv")
    expect(rows).toEqual([["1", "2"]])
    expect(told.read).toBe(told.size)
  })

  it("keeps characters that lie across chunks whole, over many chunks", async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index},客户 ${"é".repeat(index % 7)}`)
    for (const content of [`case,text\n${lines.join("\n")}`, gzipSync(`case,text\n${lines.join("\n")}`)]) {
      const { rows } = await read(content)
      expect(rows.map((cells) => cells.join(","))).toEqual(lines)
    }
  })

  it("goes on after a row with a broken quote", async () => {
    const { rows, problems } = await read('a,b\n1,"x" y\n2,fine\n')
    expect(problems.length).toBeGreaterThan(0)
    expect(rows.length + problems.length).toBeLessThanOrEqual(2)
  })

  it("whose quote is never closed is refused before it fills the memory", async () => {
    await expect(read(`a,b\n1,"${"x,y\n".repeat(2_000_000)}`)).rejects.toThrow(LogUnreadable)
  })

  it.each([
    ["is empty", ""],
    ["is a zip archive", "PK\u0003\u0004"],
    ["is a broken gzip", gzipSync("a,b\n".repeat(1000)).subarray(0, 20)],
  ])("that %s is told as unreadable", async (_name, content) => {
    await expect(read(content)).rejects.toThrow(LogUnreadable)
  })

  it("that is not there is told as unreadable", async () => {
    await expect(readLog("/nowhere/log.csv", { header: () => {}, row: () => {}, problem: () => {} })).rejects.toThrow(
      LogUnreadable,
    )
  })

  it("comes back as it was written, whatever its cells are", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "1", " ", ",", '"', "\n", "客", ";") })
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 10 }), async (rows) => {
        const content = `a,b\n${rows.map((cells) => cells.map(quoted).join(",")).join("\n")}\n`
        expect((await read(content)).rows).toEqual(rows)
      }),
      { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 4) },
    )
  })
})
