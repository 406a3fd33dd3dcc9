import type { KindDeclaration, Scalar } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import type { SqlStorage } from "../../src/index.ts"
import { changes, type EmptyDatabase, products } from "./databases.ts"
import { writing } from "./writing.ts"

const { runPromise } = Effect

interface Ticket {
  readonly city?: string
  readonly pieces: number
}

/** Tickets as the regulation declares them, and as a host has extended them. */
const before: KindDeclaration = { kind: "ticket", columns: [{ name: "pieces", type: "integer", indexed: true }] }

const valuesOf = (record: unknown): Readonly<Record<string, Scalar | null>> => {
  const { city, pieces } = record as Ticket
  return { pieces, city: city ?? null, many: pieces > 5 }
}

const after: KindDeclaration = {
  kind: "ticket",
  columns: [
    ...before.columns,
    { name: "city", type: "text", indexed: true },
    { name: "many", type: "boolean", indexed: false },
  ],
  project: valuesOf,
}

const tenants = ["acme", "bolt", "core"] as const
const ticketsEach = 250
const idOf = (number: number): string => `T-${String(number).padStart(4, "0")}`
const recordOf = (number: number): Ticket => ({
  pieces: number % 10,
  ...(number % 3 === 0 ? { city: number % 2 === 0 ? "Graz" : "成都" } : {}),
})

const all = await products()
afterAll(async () => {
  for (const { stop } of all) await stop()
})

describe.each(all)("columns filled from the records on $name", ({ quoted, empty }) => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await empty()
  })
  afterEach(() => database.drop())

  const filled = async (each = ticketsEach): Promise<SqlStorage> => {
    const storage = database.storage()
    await runPromise(storage.prepare([before]))
    const units = tenants.flatMap((tenant) =>
      Array.from({ length: each }, (_, number) =>
        writing({ tenant, id: idOf(number), record: recordOf(number), columns: { pieces: number % 10 } }),
      ),
    )
    await runPromise(
      Effect.all(
        units.map((unit) => storage.commit(unit)),
        { concurrency: 50 },
      ),
    )
    return storage
  }

  const found = async (storage: SqlStorage, where: Readonly<Record<string, Scalar>>) =>
    Promise.all(
      tenants.map(async (tenant) => {
        const asked = { tenant, kind: "ticket", where, order: "ascending", limit: 500 } as const
        return (await runPromise(storage.find(asked))).length
      }),
    )

  /** How many rows hold another value than their record's, seen past the storage. */
  const astray = async (): Promise<number> => {
    const rows = await database.run(`select * from ${quoted("fieldcare_ticket")}`)
    return rows.filter((row) => {
      const record: unknown = typeof row["record"] === "string" ? JSON.parse(row["record"]) : row["record"]
      const { pieces, city, many } = valuesOf(record)
      return Number(row["pieces"]) !== pieces || row["city"] !== city || Boolean(row["many"]) !== many
    }).length
  }

  const pending = async () => database.run(`select * from ${quoted("fieldcare_column_refill")}`)

  test("old records of every tenant are found by a new column", async () => {
    await filled()
    const storage = database.storage()
    await runPromise(storage.prepare([after]))
    const graz = Array.from({ length: ticketsEach }, (_, number) => recordOf(number)).filter(
      ({ city }) => city === "Graz",
    ).length
    expect(await found(storage, { city: "Graz" })).toEqual([graz, graz, graz])
    expect(await found(storage, { many: true, pieces: 9 })).toEqual([25, 25, 25])
    expect([await astray(), await pending()]).toEqual([0, []])
    expect((await runPromise(storage.plan([after]))).notes).toEqual([])
  })

  test("commits go on meanwhile, and none is overwritten", async () => {
    const old = await filled()
    const versions = new Map<string, number>()
    const preparing = new AbortController()
    // Other processes know the new column; this one was told of it before it began.
    await runPromise(database.storage().apply([after]))
    const writer = database.storage()
    await runPromise(writer.prepare([{ kind: "ticket", columns: after.columns }]))
    const changing = (async () => {
      for (let count = 0; !preparing.signal.aborted || count < 100; count++) {
        const [tenant, id] = [tenants[count % 3]!, idOf((count * 37) % ticketsEach)]
        const version = versions.get(`${tenant} ${id}`) ?? 1
        const record = { pieces: count % 10, city: `city ${count}` }
        const columns = valuesOf(record)
        await runPromise(writer.commit(writing({ tenant, id, from: version, record, columns })))
        versions.set(`${tenant} ${id}`, version + 1)
        // In one process with SQLite, whose work is done at once, the others would never have a turn.
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    })()
    await runPromise(database.storage().prepare([after])).finally(() => preparing.abort())
    await changing
    expect(versions.size).toBeGreaterThan(30)
    expect([await astray(), await pending()]).toEqual([0, []])
    for (const [key, version] of versions) {
      const [tenant, id] = key.split(" ") as [string, string]
      const { record } = await runPromise(old.load({ tenant, kind: "ticket", id, needs: [] }))
      expect(record?.version).toBe(version)
    }
  })

  test("a record that is committed between reading and writing keeps what was committed", async () => {
    await filled(3)
    await runPromise(database.storage().apply([after]))
    const other = database.storage()
    await runPromise(other.prepare([{ kind: "ticket", columns: after.columns }]))
    const record = { pieces: 8, city: "Linz" }
    let committed = 0
    const filling = database.storage({}, async (sql) => {
      // The first reading, and those again of what was overtaken.
      const reads =
        /^select .tenant., .id., .version., .record./.test(sql) && (committed === 0 || sql.includes(" in ("))
      if (!reads) return
      committed += 1
      const unit = writing({ id: idOf(0), from: committed, record, columns: valuesOf(record) })
      await runPromise(other.commit(unit))
    })
    await runPromise(filling.prepare([after]))
    expect(committed).toBe(2)
    expect([await astray(), await pending()]).toEqual([0, []])
    const { record: found } = await runPromise(other.load({ tenant: "acme", kind: "ticket", id: idOf(0), needs: [] }))
    expect([found?.version, found?.record]).toEqual([3, record])
  })

  test("cut off in the middle, filling goes on where it was", async () => {
    await filled()
    let batches = 0
    const cutOff = database.storage({}, (sql) => {
      if (/^update .fieldcare_column_refill/.test(sql)) batches += 1
      if (batches === 3) throw new Error("cut off")
    })
    await runPromise(Effect.flip(cutOff.prepare([after])))
    const left = await astray()
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(tenants.length * ticketsEach - 250)
    expect((await pending()).map((row) => [row["name"], row["tenant"]])).toEqual([
      ["city", "acme"],
      ["many", "acme"],
    ])
    const reads: Array<string> = []
    const next = database.storage({}, (sql) => void (changes(sql) ? undefined : reads.push(sql)))
    await runPromise(next.prepare([after]))
    expect([await astray(), await pending()]).toEqual([0, []])
    // What was filled already is not read again: two full batches for each of the other two tenants, and the rest.
    const batchesRead = reads.filter((sql) => /^select .tenant., .id., .version./.test(sql)).length
    expect(batchesRead).toBeLessThanOrEqual(8)
  })

  test("without a projection the column waits for somebody who has one", async () => {
    await filled(3)
    const silent = { kind: "ticket", columns: after.columns }
    const storage = database.storage()
    await runPromise(storage.prepare([silent]))
    expect((await runPromise(storage.plan([after]))).notes).toHaveLength(2)
    await runPromise(database.storage({ schemaChanges: "refuse" }).prepare([after]))
    expect([await astray(), await pending()]).toEqual([0, []])
  })

  test("all columns can be worked out again at any time", async () => {
    await filled(3)
    const storage = database.storage()
    await runPromise(storage.prepare([after]))
    expect(await runPromise(storage.refill([after]))).toBe(0)
    await database.run(
      `update ${quoted("fieldcare_ticket")} set ${quoted("city")} = 'nowhere', ${quoted("pieces")} = null`,
    )
    expect(await runPromise(storage.refill([after]))).toBe(9)
    expect(await astray()).toBe(0)
    const silent = { kind: "ticket", columns: after.columns }
    expect((await runPromise(Effect.flip(storage.refill([silent])))).reason._tag).toBe("RequestInvalid")
  })

  test("a record whose columns can not be worked out is named, and filling goes on when that is mended", async () => {
    await filled(3)
    const project = (record: unknown) => {
      if ((record as Ticket).pieces === 1) throw new Error("the record has no city")
      return valuesOf(record)
    }
    const error = await runPromise(Effect.flip(database.storage().prepare([{ ...after, project }])))
    expect(error.reason).toMatchObject({
      _tag: "SchemaRefused",
      problems: [{ where: "ticket T-0001 of tenant acme", problem: expect.stringContaining("has no city") }],
    })
    const wrong = (record: unknown) => ({ ...valuesOf(record), city: 7 })
    const other = await runPromise(Effect.flip(database.storage().prepare([{ ...after, project: wrong }])))
    expect(other.message).toContain("city would be 7, which is no text")
    await runPromise(database.storage().prepare([after]))
    expect([await astray(), await pending()]).toEqual([0, []])
  })
})
