import { Storage, type StorageError, type UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import { layer, memoryStorage } from "../src/index.ts"

const unit = (id: string, expectedVersion: number, record: unknown = { n: 1 }): UnitOfWork => ({
  tenant: "acme",
  writes: [
    {
      expectedVersion,
      row: {
        tenant: "acme",
        kind: "ticket",
        id,
        version: expectedVersion + 1,
        status: "open",
        category: "open",
        head: "0",
        record,
        trail: { stays: [], duties: [], acts: [] },
        columns: {},
      },
      duties: [],
    },
  ],
  reliedOn: [],
  entries: [],
  messages: [],
  personal: [],
})

const prepared = async () => {
  const storage = memoryStorage()
  await Effect.runPromise(storage.prepare([{ kind: "ticket", columns: [] }]))
  return storage
}

const recordOf = async (storage: Awaited<ReturnType<typeof prepared>>, id: string) =>
  (await Effect.runPromise(storage.load({ tenant: "acme", kind: "ticket", id, needs: [] }))).record

describe("the storage in memory", () => {
  test("keeps what was written, whatever becomes of the caller's value", async () => {
    const storage = await prepared()
    const record = { n: 1 }
    await Effect.runPromise(storage.commit(unit("T-1", 0, record)))
    record.n = 2
    expect((await recordOf(storage, "T-1"))?.record).toEqual({ n: 1 })
  })

  test("hands out frozen values", async () => {
    const storage = await prepared()
    await Effect.runPromise(storage.commit(unit("T-1", 0, { deep: { n: 1 } })))
    const stored = await recordOf(storage, "T-1")
    expect(() => ((stored!.record as { deep: { n: number } }).deep.n = 2)).toThrow(TypeError)
  })

  test("a transaction fails with TransactionAborted when its tenant changed meanwhile", async () => {
    const storage = await prepared()
    const racing = storage.transaction((_, inside) =>
      Effect.gen(function* () {
        yield* inside.commit(unit("T-1", 0))
        yield* storage.commit(unit("T-2", 0))
      }),
    )
    const error: StorageError = await Effect.runPromise(Effect.flip(racing))
    expect(error.reason._tag).toBe("TransactionAborted")
    expect(error.isRetryable).toBe(true)
    expect(await recordOf(storage, "T-1")).toBeUndefined()
    expect(await recordOf(storage, "T-2")).toBeDefined()
  })

  test("a record whose columns do not follow from it is named, and nothing is changed", async () => {
    const storage = await prepared()
    await Effect.runPromise(storage.commit(unit("T-1", 0)))
    const project = () => {
      throw new Error("no city")
    }
    const columns = [{ name: "city", type: "text", indexed: true }] as const
    const error = await Effect.runPromise(Effect.flip(storage.prepare([{ kind: "ticket", columns, project }])))
    expect(error.message).toContain("ticket T-1 of tenant acme: its columns do not follow from its record: no city")
  })

  test("transactions of different tenants do not hinder each other", async () => {
    const storage = await prepared()
    const other = { ...unit("T-2", 0), tenant: "beta" }
    const beta = {
      ...other,
      writes: other.writes.map((write) => ({ ...write, row: { ...write.row, tenant: "beta" } })),
    }
    await Effect.runPromise(
      storage.transaction((_, inside) => Effect.andThen(inside.commit(unit("T-1", 0)), storage.commit(beta))),
    )
    expect(await recordOf(storage, "T-1")).toBeDefined()
  })

  test("a transaction inside another is undone alone", async () => {
    const storage = await prepared()
    await Effect.runPromise(
      storage.transaction((_, inside) =>
        Effect.gen(function* () {
          yield* inside.commit(unit("T-1", 0))
          yield* Effect.ignore(
            inside.transaction((_, innermost) => Effect.andThen(innermost.commit(unit("T-2", 0)), Effect.fail("no"))),
          )
        }),
      ),
    )
    expect(await recordOf(storage, "T-1")).toBeDefined()
    expect(await recordOf(storage, "T-2")).toBeUndefined()
  })

  test("is there as a service", async () => {
    const named = Effect.map(Effect.service(Storage), (storage) => storage.name)
    expect(await Effect.runPromise(Effect.provide(named, layer))).toBe("memory")
  })
})
