import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import { Kysely, sql } from "kysely"
import { afterAll, describe, expect, test } from "vitest"
import { SqliteConnection } from "../../src/sqlite/connection.ts"
import { kyselyOver } from "../../src/sqlite/driver.ts"
import { kyselySqlite, SettingRefused, sqliteStorage } from "../../src/sqlite/index.ts"
import { unitOf } from "../unit.ts"

const folder = mkdtempSync(join(tmpdir(), "fieldcare-sqlite-"))
afterAll(() => rmSync(folder, { recursive: true }))

const opened = (file: string) => {
  const database = new DatabaseSync(file)
  // oxlint-disable-next-line typescript/no-explicit-any
  return { database, db: new Kysely<any>({ dialect: kyselySqlite(database) }) }
}

const run = (program: string, ...args: ReadonlyArray<string>): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      "--conditions=@fieldcare/source",
      join(import.meta.dirname, program),
      ...args,
    ])
    let [answer, problems] = ["", ""]
    child.stdout.on("data", (chunk: Buffer) => (answer += chunk.toString()))
    child.stderr.on("data", (chunk: Buffer) => (problems += chunk.toString()))
    child.on("exit", (status) => (status === 0 ? resolve(answer) : reject(new Error(problems))))
  })

describe("SQLite's connection", () => {
  test("syncs every commit and writes ahead", async () => {
    const { db, database } = opened(join(folder, "settings.sqlite"))
    expect({ ...database.prepare("pragma synchronous").get() }).toEqual({ synchronous: 2 })
    expect({ ...database.prepare("pragma journal_mode").get() }).toEqual({ journal_mode: "wal" })
    expect({ ...database.prepare("pragma foreign_keys").get() }).toEqual({ foreign_keys: 1 })
    await db.destroy()
  })

  test("refuses a database that does not take the settings", () => {
    const file = join(folder, "refused.sqlite")
    const holder = new DatabaseSync(file)
    holder.exec("create table t (a); begin immediate")
    const readOnly = new DatabaseSync(file, { readOnly: true })
    holder.exec("commit")
    expect(() => kyselySqlite(readOnly)).toThrow(SettingRefused)
    readOnly.close()
    holder.close()
  })

  test("keeps whole numbers to 2^53 - 1, and does not round greater ones", async () => {
    const { db } = opened(":memory:")
    await sql`create table t (a integer)`.execute(db)
    const numbers = [0, -1, 2 ** 51 + 1, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]
    for (const a of numbers) await db.insertInto("t").values({ a }).execute()
    const { rows } = await sql`select a, typeof(a) as type from t order by rowid`.execute(db)
    expect(rows).toEqual(numbers.map((a) => ({ a, type: "integer" })))
    await expect(sql`select 9007199254740993 as a`.execute(db)).rejects.toThrow(/too large/)
    await db.destroy()
  })

  test("takes truth as 1 and 0, and answers plain objects", async () => {
    const { db } = opened(":memory:")
    const { rows } = await sql`select ${true} as yes, ${false} as no, ${null} as missing`.execute(db)
    expect(rows).toEqual([{ yes: 1, no: 0, missing: null }])
    expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype)
    await db.destroy()
  })

  test("makes queries from outside wait until a transaction ends", async () => {
    const { db } = opened(":memory:")
    await sql`create table t (a integer)`.execute(db)
    const transaction = await db.startTransaction().execute()
    const outside = sql`select count(*) as n from t`.execute(db)
    await transaction.insertInto("t").values({ a: 1 }).execute()
    await transaction.rollback().execute()
    expect((await outside).rows).toEqual([{ n: 0 }])
    await db.destroy()
  })

  test("is one connection for all who have the same database", async () => {
    const { db, database } = opened(":memory:")
    const storage = sqliteStorage({ database })
    await Effect.runPromise(
      storage.prepare([{ kind: "ticket", columns: [{ name: "serial", type: "text", indexed: true }] }]),
    )
    const transaction = await db.startTransaction().execute()
    const outside = Effect.runPromise(storage.commit(unitOf({ id: "T-1" })))
    await new Promise((resolve) => setTimeout(resolve, 20))
    await transaction.rollback().execute()
    await outside
    expect((await sql`select id from fieldcare_ticket`.execute(db)).rows).toEqual([{ id: "T-1" }])
    await db.destroy()
  })

  test("lets timers and sockets have their turn while queries follow each other", async () => {
    const { db } = opened(":memory:")
    const timer = { fired: false }
    setTimeout(() => (timer.fired = true), 1)
    const end = performance.now() + 5000
    while (!timer.fired && performance.now() < end) await sql`select 1 as n`.execute(db)
    expect(timer.fired).toBe(true)
    await db.destroy()
  })

  test("keeps more texts than it keeps prepared", async () => {
    const { db } = opened(":memory:")
    for (let text = 0; text < 600; text++) {
      expect((await sql.raw(`select ${text} as n`).execute(db)).rows).toEqual([{ n: text }])
    }
    await db.destroy()
  })

  test("lets two processes write a thousand times each without one busy error", async () => {
    const file = join(folder, "two.sqlite")
    const { db } = opened(file)
    await sql`create table counter (id integer primary key, value integer)`.execute(db)
    await sql`create table act (writer text, number integer)`.execute(db)
    await sql`insert into counter values (1, 0)`.execute(db)
    await Promise.all([
      run("two-writers.program.ts", file, "a", "1000"),
      run("two-writers.program.ts", file, "b", "1000"),
    ])
    const { rows } = await sql`select value, (select count(*) from act) as acts from counter`.execute(db)
    expect(rows).toEqual([{ value: 2000, acts: 2000 }])
    await db.destroy()
  })

  test("gives up on a file that another process never lets go, with SQLite's own error", async () => {
    const file = join(folder, "held.sqlite")
    const database = new DatabaseSync(file)
    const db = new Kysely({ dialect: kyselyOver(new SqliteConnection(database, { busyMillisecondsMax: 500 })) })
    await sql`create table t (a integer)`.execute(db)
    const other = new DatabaseSync(file)
    other.exec("begin immediate")
    const started = performance.now()
    let ticks = 0
    const ticking = setInterval(() => (ticks += 1), 10)
    await expect(sql`insert into t values (1)`.execute(db)).rejects.toMatchObject({ errcode: 5 })
    clearInterval(ticking)
    expect(performance.now() - started).toBeGreaterThan(490)
    expect(ticks).toBeGreaterThan(0)
    other.exec("rollback")
    other.close()
    database.close()
  })
})
