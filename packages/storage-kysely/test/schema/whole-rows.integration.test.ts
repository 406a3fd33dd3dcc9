// On PostgreSQL, a record of usual size stands in one row with its documents; none of it in the table beside.
import { createHash } from "node:crypto"
import * as Effect from "effect/Effect"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import { type EmptyDatabase, products } from "./databases.ts"
import { writing } from "./writing.ts"

const { runPromise } = Effect

const ticket = { kind: "ticket", columns: [] }

/** A text that no compression makes much shorter. */
const dense = (bytes: number): string => {
  let text = ""
  for (let n = 0; text.length < bytes; n++) text += createHash("sha256").update(String(n)).digest("base64")
  return text.slice(0, bytes)
}

const all = (await products()).filter(({ dialect }) => dialect === "postgres" || dialect === "pglite")
afterAll(async () => {
  for (const { stop } of all) await stop()
})

describe.each(all)("rows on $name", ({ empty }) => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await empty()
  })
  afterEach(() => database.drop())

  const chunksBeside = async () => {
    const [row] = await database.run(
      `select reltoastrelid::regclass::text as "beside" from pg_class where relname = 'fieldcare_ticket'`,
    )
    const [counted] = await database.run(`select count(*)::int as "chunks" from ${String(row!["beside"])}`)
    return counted!["chunks"]
  }

  test("a record of usual size stays in one piece, a large one does not", async () => {
    const storage = database.storage()
    await runPromise(storage.prepare([ticket]))
    for (const from of [0, 1, 2])
      await runPromise(storage.commit(writing({ id: "T-1", from, record: { text: dense(2_300) } })))
    expect(await chunksBeside()).toBe(0)
    await runPromise(storage.commit(writing({ id: "T-2", record: { text: dense(6_000) } })))
    expect(await chunksBeside()).toBeGreaterThan(0)
  })

  test("a table that was made without it is told; one whose owner has chosen a size keeps it", async () => {
    const storage = database.storage()
    const planned = async () => (await runPromise(storage.plan([ticket]))).steps.map(({ sql }) => sql)
    await runPromise(storage.prepare([ticket]))
    await database.run("alter table fieldcare_ticket reset (toast_tuple_target)")
    expect(await planned()).toEqual([`alter table "fieldcare_ticket" set (toast_tuple_target = 2700)`])
    await database.run("alter table fieldcare_ticket set (toast_tuple_target = 4000)")
    expect(await planned()).toEqual([])
  })
})
