// The wrapper of the test kit, on the storage that every test can have: it fails where it is told, and nowhere else.
import { StorageError, type StoragePort } from "@fieldcare/core/storage"
import { failingStorage, runStorageContract } from "@fieldcare/testkit"
import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import { memoryStorage } from "../src/index.ts"
import { failure, intake, openScene } from "./desk/scene.ts"

runStorageContract("memory that could fail", async () => failingStorage(memoryStorage() as StoragePort).storage, {
  describe,
  test,
})

const read = { tenant: "acme", kind: "ticket", id: "T-1", needs: [] } as const

const reasonOf = async (effect: Effect.Effect<unknown, unknown>): Promise<string> => {
  const error = await Effect.runPromise(Effect.flip(effect))
  if (!(error instanceof StorageError)) throw error
  return error.reason._tag
}

const prepared = async () => {
  const failing = failingStorage(memoryStorage())
  await Effect.runPromise(failing.storage.prepare([{ kind: "ticket", columns: [] }]))
  return failing
}

describe("a storage that fails where it is told", () => {
  test("fails the call of that number once, and counts from there on", async () => {
    const { storage, arm, calls } = await prepared()
    arm({ call: 2, when: "before" })
    await Effect.runPromise(storage.load(read))
    expect(await reasonOf(storage.due({ tenant: "acme", by: 1, limit: 1 }))).toBe("StorageUnavailable")
    await Effect.runPromise(storage.load(read))
    expect(calls()).toEqual(["load", "due", "load"])
    arm()
    expect(calls()).toEqual([])
  })

  test("has erased when it fails afterwards, and has not when it failed before", async () => {
    for (const when of ["before", "after"] as const) {
      const failing = failingStorage(memoryStorage())
      const { desk, clerk } = await openScene(failing.storage)
      await clerk.ticket.receive(intake, { id: "T-1" })
      failing.arm({ call: 1, when })
      await failure(desk.erase({ id: "olga", tenant: "acme", roles: ["personnel"] }, "c-wang"))
      const { personal } = await Effect.runPromise(failing.storage.load(read))
      expect({ when, erased: personal.size === 0 }).toEqual({ when, erased: when === "after" })
    }
  })

  test("leaves nothing of a transaction whose callback swallows the failure", async () => {
    const { storage, arm } = await prepared()
    arm({ call: 2, when: "after" })
    const swallowing = storage.transaction((_, inside) =>
      Effect.andThen(Effect.ignore(inside.load(read)), Effect.flip(inside.load(read))),
    )
    expect(await reasonOf(swallowing)).toBe("TransactionPoisoned")
  })

  test("whichever call of a host's transaction fails, both of its commands are there, or neither is", async () => {
    const failing = failingStorage(memoryStorage())
    const { desk, clerk } = await openScene(failing.storage)
    const clara = { id: "clara", tenant: "acme", roles: ["clerk"] }
    const both = (id: string) =>
      desk.transaction(async (handle) => {
        const inside = desk.within(handle).as(clara)
        await inside.ticket.receive(intake, { id, key: `${id}-receive` })
        await inside.ticket.takeInCharge(id, {}, { key: `${id}-take` })
      })
    failing.arm()
    await both("T-0")
    const calls = failing.calls().length
    expect(calls).toBeGreaterThanOrEqual(5)
    for (let call = 1; call <= calls; call++)
      for (const when of ["before", "after"] as const) {
        const id = `T-${call}-${when}`
        failing.arm({ call, when })
        expect((await failure(both(id)))._tag).toBe("StorageError")
        failing.arm()
        const wholeTransaction = call === 1 && when === "after"
        const seen = await clerk.ticket.get(id).then(
          ({ version }) => version,
          () => 0,
        )
        expect({ call, when, seen }).toEqual({ call, when, seen: wholeTransaction ? 2 : 0 })
        await both(id)
        expect((await clerk.ticket.get(id)).version).toBe(2)
        expect((await clerk.ticket.verify(id)).faults).toEqual([])
      }
  })
})
