import { join } from "node:path"
import { gzipSync } from "node:zlib"
import type { Words } from "@fieldcare/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LogUnreadable, readLog } from "../src/log-reader.ts"
import { folder } from "./folder.ts"
import { zipOf } from "./zip-of.ts"

const read = async (content: string | Uint8Array, name = "log.csv", entry?: string) => {
  const path = join(await folder({ [name]: content }), name)
  const rows: Array<ReadonlyArray<string>> = []
  const lines: Array<number> = []
  const problems: Array<number> = []
  const said: Array<string> = []
  let header: ReadonlyArray<string> = []
  let told = { read: 0, size: -1 }
  const handler = {
    columns: ["id", "who.name", "n"],
    header: (columns: ReadonlyArray<string>) => (header = columns),
    row: (cells: ReadonlyArray<string>, line: number) => {
      rows.push(cells)
      lines.push(line)
    },
    problem: (line: number, { en }: Words) => {
      problems.push(line)
      said.push(en)
    },
    progress: (read: number, size: number) => (told = { read, size }),
  }
  await readLog(path, handler, entry)
  return { header, rows, lines, problems, said, told }
}

const nobody = { columns: [], header: () => {}, row: () => {}, problem: () => {} }

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
    const text = `case,text\n${lines.join("\n")}`
    for (const content of [text, gzipSync(text), zipOf({ "log.csv": text })]) {
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
    ["is empty", "", "log.csv is empty"],
    ["is but a byte order mark", "\uFEFF", "log.csv is empty"],
    ["is a broken gzip", gzipSync("a,b\n".repeat(1000)).subarray(0, 20), "broken gzip"],
    ["is packed twice", gzipSync(gzipSync("a,b\n")), "packed twice"],
    ["is written in UTF-16", Buffer.from("\uFEFFa,b\n", "utf16le"), "iconv -f UTF-16 "],
    ["is written in UTF-16", Buffer.from("配件,库位\n", "utf16le"), "iconv -f UTF-16LE"],
    ["is not written in UTF-8", Buffer.from("a,b\n1,2\n3,\xE9\n", "latin1"), "line 3 is not written in UTF-8"],
    ["ends within a character", Buffer.from("a,b\n1,\xE5\xAE", "latin1"), "line 2 is not written in UTF-8"],
    ["is one JSON array", '[\n{"id": 1}]', "jq -c"],
    ["has no end", `{"id": "${"x".repeat(5_000_000)}`, "Line 1 is longer"],
  ])("that %s is told as unreadable", async (_name, content, words) => {
    const reading = read(content)
    await expect(reading).rejects.toThrow(LogUnreadable)
    await expect(reading).rejects.toThrow(words)
  })

  it("that is not there is told as unreadable", async () => {
    await expect(readLog("/nowhere/log.csv", nobody)).rejects.toThrow(LogUnreadable)
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

describe("a log of objects, one a line", () => {
  it("is read by the fields that are asked for, also inner ones, with the line each stands on", async () => {
    const { header, rows, lines } = await read(
      '\uFEFF{"id":"A","who":{"name":"安"},"n":7}\r\n\n{"id":true,"who.name":"b","n":null}\n{"n":[1]}',
    )
    expect(header).toEqual(["id", "who.name", "n"])
    expect(rows).toEqual([
      ["A", "安", "7"],
      ["true", "b", ""],
      ["", "", "[1]"],
    ])
    expect(lines).toEqual([1, 3, 4])
  })

  it("goes on after a line that is no object, and tells it", async () => {
    const { rows, problems, said } = await read('{"id":1,"who":{"name":"a"},"n":1}\n{"id":\n[2]\n"x"\n{"id":2}\n')
    expect(rows.map(([id]) => id)).toEqual(["1", "2"])
    expect(problems).toEqual([2, 3, 4])
    expect(said[0]).toBe("It is no JSON object.")
  })

  it("tells a field that none of its objects has", async () => {
    expect((await read('{"id":1,"n":2}\n')).said).toEqual(["No object of this log has the field who.name."])
  })

  it("takes no field from what every object has", async () => {
    const rows: Array<ReadonlyArray<string>> = []
    const path = join(await folder({ log: '{"a":1}\n' }), "log")
    const handler = { ...nobody, columns: ["constructor", "__proto__", "a.length"] }
    await readLog(path, { ...handler, row: (cells) => rows.push(cells) })
    expect(rows).toEqual([["", "", ""]])
  })

  it("is the same over many chunks, packed or not", async () => {
    const text = Array.from({ length: 40_000 }, (_, id) => JSON.stringify({ id, who: { name: "客户" }, n: 0 })).join(
      "\n",
    )
    for (const content of [text, gzipSync(text), zipOf({ "log.ndjson": text })]) {
      const { rows, told } = await read(content)
      expect(rows.length).toBe(40_000)
      expect(rows[39_999]).toEqual(["39999", "客户", "0"])
      expect(told.read).toBe(told.size)
    }
  })
})

describe("a log in a zip archive", () => {
  const log = "a,b\n1,2\n"

  it("is found beside what macOS adds and folders, and its share is told in packed bytes", async () => {
    const { rows, told } = await read(zipOf({ "folder/": "", "folder/log.csv": log, "__MACOSX/._log.csv": "x" }))
    expect(rows).toEqual([["1", "2"]])
    expect(told.read).toBe(told.size)
  })

  it("may be stored as it is", async () => {
    expect((await read(zipOf({ "log.csv": log }, { packed: false }))).rows).toEqual([["1", "2"]])
  })

  it("is named where there are several", async () => {
    const both = zipOf({ "one.csv": log, "two.csv": "a,b\n3,4\n" })
    await expect(read(both)).rejects.toThrow("has 2 files: one.csv, two.csv. Say which one is the log: --entry <name>.")
    expect((await read(both, "log.zip", "two.csv")).rows).toEqual([["3", "4"]])
    await expect(read(both, "log.zip", "three.csv")).rejects.toThrow("has no file three.csv; it has one.csv, two.csv.")
    await expect(read(log, "log.csv", "two.csv")).rejects.toThrow("leave out --entry")
  })

  it.each([
    ["has no file", zipOf({ "folder/": "" }), "without a file in it"],
    ["is cut off", zipOf({ "log.csv": log }).subarray(0, -30), "broken zip archive"],
    ["is nothing but its first letters", Buffer.from("PK\u0003\u0004"), "broken zip archive"],
    ["is not what was packed", zipOf({ "log.csv": log }, { sum: 1 }), "is not what was packed"],
    ["is encrypted", zipOf({ "log.csv": log }, { flags: 1 }), "is encrypted"],
    ["is packed by a rare method", zipOf({ "log.csv": log }, { method: 12 }), "is packed by method 12"],
  ])("that %s is told as unreadable", async (_name, content, words) => {
    const reading = read(content)
    await expect(reading).rejects.toThrow(LogUnreadable)
    await expect(reading).rejects.toThrow(words)
  })
})
