import { inspect } from "node:util"
import { aroundTheClock, type Calendar } from "@fieldcare/core/time"
import { openDesk, OptionUnknown } from "@fieldcare/core"
import { describe, expect, test } from "vitest"
import { sqlStorage } from "../src/index.ts"
import { mariaDbStorage } from "../src/mariadb/index.ts"
import { DirectoryInUse, pgliteStorage } from "../src/pglite/index.ts"
import { postgresStorage } from "../src/postgres/index.ts"
import { SettingRefused, sqliteStorage } from "../src/sqlite/index.ts"

const misspelt = { dbFile: "./service.sqlite" } as never
const refused = (open: () => unknown): OptionUnknown => {
  try {
    open()
  } catch (error) {
    if (error instanceof OptionUnknown) return error
    throw error
  }
  throw new Error("nothing was refused")
}

describe("an option that there is not", () => {
  test.each([
    ["sqliteStorage", () => sqliteStorage(misspelt), "file"],
    ["pgliteStorage", () => pgliteStorage(misspelt), "dataDir"],
    ["mariaDbStorage", () => mariaDbStorage(misspelt), "url"],
    ["postgresStorage", () => postgresStorage(misspelt), "connectionString"],
    ["sqlStorage", () => sqlStorage(misspelt), "dialect"],
  ])("is refused by %s, which names those that there are", (to, open, known) => {
    const error = refused(open)
    expect(error).toMatchObject({ _tag: "OptionUnknown", to, option: "dbFile" })
    expect(error.known).toContain(known)
    expect(error.message).toContain(`${to} has no option dbFile. It has: `)
  })

  test("is refused where it would open a database in memory without a word", () => {
    expect(refused(() => sqliteStorage({ db: "./service.sqlite" } as never)).option).toBe("db")
  })

  test("that is undefined counts as not given", async () => {
    const storage = sqliteStorage({ dbFile: undefined } as never)
    await storage.close()
  })

  test("is refused by the desk", async () => {
    const storage = sqliteStorage()
    const calendar: Calendar = aroundTheClock
    const opened = openDesk({ storage, chapters: [], calendar, idempotency: true } as never)
    await expect(opened).rejects.toMatchObject({ _tag: "OptionUnknown", to: "openDesk", option: "idempotency" })
    await storage.close()
  })

  test("are told apart from what are no options", () => {
    expect(() => sqliteStorage("./service.sqlite" as never)).toThrow(
      new TypeError("sqliteStorage: expected an object with options"),
    )
  })
})

describe("an error of a storage in a log", () => {
  test.each([
    new SettingRefused({ database: "service.sqlite", setting: "journal_mode", wanted: "wal", found: "delete" }),
    new DirectoryInUse({ directory: "/data", pid: 1 }),
  ])("of the kind $_tag is shown with its message, where it came from, and its fields", (error) => {
    const shown = inspect(error)
    expect(shown).toContain(error.message)
    expect(shown).toMatch(/\n +at .*options\.test\.ts/)
    expect(shown).toContain(`_tag: '${error._tag}'`)
  })
})
