// What a host does with the Kysely transaction that it is handed.
import type { StorageError, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { pgliteStorage } from "../src/pglite/index.ts"

const storage = pgliteStorage()
const columns = [{ name: "serial", type: "text", indexed: true }] as const

beforeAll(async () => {
  await Effect.runPromise(storage.prepare([{ kind: "ticket", columns }]))
  await sql`create table host_order (id text primary key)`.execute(storage.db)
})
afterAll(() => storage.close())

const unit = (id: string): UnitOfWork => {
  const row = { tenant: "acme", kind: "ticket", id, version: 1, status: "open", category: "open", head: "h" } as const
  const trail = { stays: [], duties: [], acts: [] }
  return {
    tenant: "acme",
    writes: [{ expectedVersion: 0, row: { ...row, record: {}, trail, columns: { serial: "S" } }, duties: [] }],
    reliedOn: [],
    entries: [],
    messages: [],
    personal: [],
  }
}

const isThere = async (id: string) =>
  (await Effect.runPromise(storage.load({ tenant: "acme", kind: "ticket", id, needs: [] }))).record !== undefined

const orders = async () => (await storage.db.selectFrom("host_order").select("id").execute()).map((row) => row["id"])

describe("a host's transaction", () => {
  test("its own rows and ours stand or fall together", async () => {
    const failing = storage.transaction((transaction, inside) =>
      Effect.gen(function* () {
        yield* Effect.promise(() => transaction.insertInto("host_order").values({ id: "O-1" }).execute())
        yield* inside.commit(unit("T-1"))
        return yield* Effect.fail("no")
      }),
    )
    expect(await Effect.runPromise(Effect.flip(failing))).toBe("no")
    expect([await isThere("T-1"), await orders()]).toEqual([false, []])
  })

  test("fails although the host swallows the error of its own statement", async () => {
    const swallowing = storage.transaction((transaction, inside) =>
      Effect.gen(function* () {
        yield* inside.commit(unit("T-2"))
        yield* Effect.promise(() => sql`select * from nowhere`.execute(transaction).catch(() => undefined))
        return "done"
      }),
    )
    const error: StorageError = await Effect.runPromise(Effect.flip(swallowing))
    expect(error.reason._tag).toBe("TransactionPoisoned")
    expect(await isThere("T-2")).toBe(false)
  })

  test("takes part in a transaction that the host has opened with Kysely", async () => {
    await expect(
      storage.db.transaction().execute(async (transaction) => {
        await Effect.runPromise(storage.within(transaction).commit(unit("T-3")))
        throw new Error("the host changes its mind")
      }),
    ).rejects.toThrow("changes its mind")
    expect(await isThere("T-3")).toBe(false)
    await storage.db
      .transaction()
      .execute((transaction) => Effect.runPromise(storage.within(transaction).commit(unit("T-3"))))
    expect(await isThere("T-3")).toBe(true)
  })

  test("a query from outside waits until the transaction is over and sees nothing of it before", async () => {
    const seen: Array<boolean> = []
    let outside: Promise<void> = Promise.resolve()
    await Effect.runPromise(
      storage.transaction((_, inside) =>
        Effect.gen(function* () {
          outside = isThere("T-4").then((there) => void seen.push(there))
          yield* inside.commit(unit("T-4"))
          expect(seen).toEqual([])
        }),
      ),
    )
    await outside
    expect(seen).toEqual([true])
  })

  test("a transaction inside another is undone alone", async () => {
    await Effect.runPromise(
      storage.transaction((_, inside) =>
        Effect.gen(function* () {
          yield* inside.commit(unit("T-5"))
          yield* Effect.ignore(
            inside.transaction((_, inner) => Effect.andThen(inner.commit(unit("T-6")), Effect.fail("no"))),
          )
        }),
      ),
    )
    expect([await isThere("T-5"), await isThere("T-6")]).toEqual([true, false])
  })

  test("texts and ids compare by code point, and the declared columns are there for a host's queries", async () => {
    const { rows } = await sql<{ name: string }>`
      select collation_name as name from information_schema.columns
      where table_name = 'fieldcare_ticket' and column_name in ('id', 'status', 'serial')`.execute(storage.db)
    expect(rows.map((row) => row.name)).toEqual(["C", "C", "C"])
  })

  test("a closed database is StorageUnavailable", async () => {
    const closed = pgliteStorage()
    await Effect.runPromise(closed.prepare([{ kind: "ticket", columns }]))
    await closed.close()
    const error = await Effect.runPromise(Effect.flip(closed.commit(unit("T-1"))))
    expect(error.reason._tag).toBe("StorageUnavailable")
  })
})
