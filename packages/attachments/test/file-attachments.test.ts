import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { fileAttachments } from "../src/file-system/index.ts"

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "fieldcare-files-"))
})
afterEach(() => rmSync(directory, { recursive: true }))

const owner = { tenant: "acme", subject: "c-wang" }
const signed = [new TextEncoder().encode("signed")]

const files = () =>
  readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(join(directory, file)).isFile(),
  )

describe("contents in a directory", () => {
  test("outlive their store, and another process's store has them", async () => {
    const { digest } = await fileAttachments({ directory }).put({ ...owner, bytes: signed })
    expect(await fileAttachments({ directory }).stat({ ...owner, digest })).toEqual({ digest, size: 6 })
  })

  test("lie under names that tell nothing of their owner, for their user alone", async () => {
    const { digest } = await fileAttachments({ directory }).put({ ...owner, bytes: signed })
    const [file, ...others] = files()
    expect(others).toEqual([])
    expect(file).toMatch(new RegExp(`^[0-9a-f]{64}/[0-9a-f]{64}/${digest}$`))
    expect(statSync(join(directory, file!)).mode & 0o077).toBe(0)
  })

  test("of uploads that failed leave no file", async () => {
    const store = fileAttachments({ directory, sizeMax: 3 })
    await expect(store.put({ ...owner, bytes: signed })).rejects.toMatchObject({ _tag: "AttachmentTooLarge" })
    expect(files()).toEqual([])
  })

  test("of uploads that ended with their process are removed when they are a day old, and no others", async () => {
    await fileAttachments({ directory }).put({ ...owner, bytes: [] })
    const [old, young] = ["old", "young"].map((name) => join(directory, "incoming", name)) as [string, string]
    for (const file of [old, young]) writeFileSync(file, "half")
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000)
    utimesSync(old, twoDaysAgo, twoDaysAgo)
    await fileAttachments({ directory }).put({ ...owner, bytes: signed })
    expect([existsSync(old), existsSync(young)]).toEqual([false, true])
  })

  test("that nobody reads hold no file open", async () => {
    const store = fileAttachments({ directory })
    const { digest } = await store.put({ ...owner, bytes: signed })
    const before = readdirSync("/proc/self/fd").length
    for (let n = 0; n < 20; n++) await store.get({ ...owner, digest })
    expect(readdirSync("/proc/self/fd").length).toBeLessThan(before + 10)
  })

  test("that were erased between getting and reading are missing", async () => {
    const store = fileAttachments({ directory })
    const { digest } = await store.put({ ...owner, bytes: signed })
    const { bytes } = await store.get({ ...owner, digest })
    await store.erase(owner)
    await expect(bytes[Symbol.asyncIterator]().next()).rejects.toMatchObject({ _tag: "AttachmentMissing" })
  })

  test("in a place that is no directory are told as such, with what the system says", async () => {
    const place = join(directory, "file")
    writeFileSync(place, "")
    chmodSync(place, 0o400)
    await expect(fileAttachments({ directory: place }).put({ ...owner, bytes: signed })).rejects.toMatchObject({
      _tag: "AttachmentStoreFailed",
      operation: "put",
    })
  })
})
