import type { StoragePort } from "@fieldcare/core/storage"
import { memoryStorage } from "@fieldcare/storage-memory"
import { Chance, failingStorage } from "@fieldcare/testkit"
import * as Effect from "effect/Effect"
import { expect, test } from "vitest"
import { concurrentClients, preparedFor, unguarded } from "./concurrent-clients.ts"

const memory = async (): Promise<StoragePort> => {
  const storage = memoryStorage() as StoragePort
  await preparedFor(storage)
  return storage
}

/** Loses one answer in fifty, before or after what it answers. */
const unreliable = (storage: StoragePort): StoragePort => {
  const random = new Chance(5)
  const losing = <A, E>(call: (port: StoragePort) => Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.suspend(() => {
      const { storage: port, arm } = failingStorage(storage)
      if (random.next() < 0.02) arm({ call: 1, when: random.next() < 0.5 ? "before" : "after" })
      return call(port)
    })
  return {
    ...storage,
    load: (request) => losing((port) => port.load(request)),
    commit: (unit) => losing((port) => port.commit(unit)),
  }
}

test("what eight clients see on memory can be told as one story, lost answers included", async () => {
  const storage = unreliable(await memory())
  const { history, ends } = await concurrentClients([storage], { clients: 8, calls: 10_000, seed: 1 })
  expect(history.faults()).toEqual([])
  expect(history.counts().operations).toBeGreaterThan(10_000)
  expect(history.counts().unanswered).toBeGreaterThan(20)
  expect(ends["ok"]! / 10_000).toBeGreaterThan(0.6)
  expect(ends["VersionConflict"]).toBeGreaterThan(100)
})

test("without a guard of versions it can not", async () => {
  const storage = unguarded(await memory())
  const { history } = await concurrentClients([storage], { clients: 8, calls: 1_000, seed: 1 })
  expect(history.faults().length).toBeGreaterThan(0)
})

test("when answers come before commits it can not", async () => {
  const storage = await memory()
  const early: StoragePort = {
    ...storage,
    commit: (unit) => Effect.as(Effect.forkDetach(Effect.delay(storage.commit(unit), 2)), new Map()),
  }
  const { history } = await concurrentClients([early], { clients: 8, calls: 1_000, seed: 1 })
  expect(history.faults().length).toBeGreaterThan(0)
})

test("when reads come from a moment ago it can not", async () => {
  const storage = await memory()
  const seen = new Map<string, Effect.Success<ReturnType<StoragePort["load"]>>>()
  const stale: StoragePort = {
    ...storage,
    load: (request) =>
      Effect.map(storage.load(request), (loaded) => {
        const old = seen.get(request.id)
        seen.set(request.id, loaded)
        return request.needs.length === 0 ? (old ?? loaded) : loaded
      }),
  }
  const { history } = await concurrentClients([stale], { clients: 8, calls: 1_000, seed: 1 })
  expect(history.faults().length).toBeGreaterThan(0)
})
