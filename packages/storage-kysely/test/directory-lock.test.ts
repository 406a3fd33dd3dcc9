import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { DirectoryInUse, lockDirectory } from "../src/pglite/directory-lock.ts"

const root = mkdtempSync(join(tmpdir(), "fieldcare-lock-"))
afterAll(() => rmSync(root, { recursive: true }))

describe("the lock of a PGlite directory", () => {
  test("holds the pid, keeps a second one out, and goes when it is given back", () => {
    const directory = join(root, "a")
    const unlock = lockDirectory(directory)
    expect(readFileSync(`${directory}.lock`, "utf8")).toBe(String(process.pid))
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse)
    unlock()
    expect(existsSync(`${directory}.lock`)).toBe(false)
    lockDirectory(directory)()
  })

  test("of another living process is respected", () => {
    const directory = join(root, "b")
    writeFileSync(`${directory}.lock`, String(process.ppid))
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse)
  })

  test("of a dead process is taken over", () => {
    const directory = join(root, "c")
    writeFileSync(`${directory}.lock`, "4194303")
    const unlock = lockDirectory(directory)
    expect(readFileSync(`${directory}.lock`, "utf8")).toBe(String(process.pid))
    unlock()
  })
})
