import type { StorageError } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { afterAll, describe, expect, test } from "vitest"
import { type EmptyDatabase, type Product, products } from "./databases.ts"
import { allRows, cutOffAt, cutOffEverywhere, makeOld, newest, rowsIn } from "./old-database.ts"
import { writing } from "./writing.ts"

const { runPromise } = Effect

/** What ends a process in the middle, without the database being told. */
class CutOff extends Error {}

const cutOff = () => {
  throw new CutOff()
}

const all = await products()
afterAll(async () => {
  for (const { stop } of all) await stop()
})

const withOld = async (product: Product, version: number, story: (database: EmptyDatabase) => Promise<void>) => {
  const database = await product.empty()
  try {
    await makeOld(database, product, version)
    await story(database)
  } finally {
    await database.drop()
  }
}

/** From version 1 with tickets to what is declared today; where the server can, records are made quicker to write. */
const statementsOn = async (product: Product): Promise<number> => {
  let quickening = 0
  await withOld(product, 1, async (database) => {
    const { steps } = await runPromise(database.storage().plan(newest))
    quickening = steps.filter(({ sql }) => / set (compression|\()/.test(sql)).length
  })
  return 21 + quickening
}

describe.each(all)("migrating $name", (product) => {
  test.each([1, 2, 3, 4, 5])("from version %i, and every row is as it was", (version) =>
    withOld(product, version, async (database) => {
      const storage = database.storage()
      await runPromise(storage.prepare(newest))
      expect(await rowsIn(storage)).toEqual(allRows)
      await runPromise(storage.commit(writing({ id: "T-2", columns: { serial: "S-2", city: "Graz" } })))
      expect((await runPromise(storage.plan(newest))).steps).toEqual([])
    }),
  )

  test("cut off after any of its statements, the next one goes on from there", async () => {
    const statements = await statementsOn(product)
    expect(await cutOffEverywhere(product, cutOff)).toEqual(Array.from({ length: statements }, () => true))
  })
})

const servers = all.filter(({ dialect }) => dialect === "postgres" || dialect === "mariadb")

describe.each(servers)("migrating $name while the server kills connections", (product) => {
  test("after any of its statements, the next one goes on from there", async () => {
    const statements = await statementsOn(product)
    const fails = await cutOffEverywhere(product, (database) => database.cut!())
    // After the last one MariaDB has nothing left to do that could fail; on PostgreSQL there is the commit.
    const last = product.dialect === "postgres"
    expect(fails).toEqual(Array.from({ length: statements }, (_, index) => index < statements - 1 || last))
  })
})

describe.each(all.filter(({ dialect }) => dialect !== "mariadb"))("a migration of $name", (product) => {
  test("that is cut off is undone", () =>
    withOld(product, 1, async (database) => {
      const statements = await statementsOn(product)
      const before = await runPromise(database.storage().plan(newest))
      expect(before.steps).toHaveLength(statements)
      await cutOffAt(database, statements - 1, cutOff)
      expect(await runPromise(database.storage().plan(newest))).toEqual(before)
    }))
})

describe.each(all.filter(({ dialect }) => dialect === "mariadb"))("a migration of $name", (product) => {
  test("does not commit a host's transaction", () =>
    withOld(product, 1, async (database) => {
      const storage = database.storage()
      const changing = storage.transaction((_, inside) => inside.prepare(newest))
      const error: StorageError = await runPromise(Effect.flip(changing))
      expect(error.reason).toMatchObject({ _tag: "RequestInvalid", operation: "prepare" })
      await runPromise(storage.prepare(newest))
      await runPromise(storage.transaction((_, inside) => inside.prepare(newest)))
    }))
})

describe.each(all.filter(({ dialect }) => dialect !== "pglite"))("several processes on $name at once", (product) => {
  test("one migrates, and the others find it done", () =>
    withOld(product, 1, async (database) => {
      const { steps } = await runPromise(database.storage().plan(newest))
      const ran: Array<string> = []
      const processes = [1, 2, 3].map(() => database.storage({}, (sql) => void ran.push(sql)))
      await Promise.all(processes.map((storage) => runPromise(storage.prepare(newest))))
      expect(ran.filter((sql) => steps.some((step) => step.sql === sql))).toEqual(steps.map(({ sql }) => sql))
      for (const storage of processes) {
        const { record } = await runPromise(storage.load({ tenant: "acme", kind: "ticket", id: "T-1", needs: [] }))
        expect(record?.version).toBe(1)
      }
    }))

  test("one that looks while another migrates does not take what it sees for a loss", async () => {
    let reads = 0
    await withOld(product, 1, async (database) => {
      await runPromise(database.storage({}, () => void (reads += 1)).plan(newest))
    })
    expect(reads).toBeGreaterThan(2)
    for (let n = 1; n <= reads; n++) {
      await withOld(product, 1, async (database) => {
        let looked = 0
        const looking = database.storage({}, async () => {
          looked += 1
          if (looked === n) await runPromise(database.storage().prepare(newest))
        })
        await runPromise(looking.apply(newest))
        expect((await runPromise(looking.plan(newest))).steps).toEqual([])
      })
    }
  })
})
