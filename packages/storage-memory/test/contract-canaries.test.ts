// A contract that a broken storage passes is no contract: each storage here breaks one law, and must be found out.
import type { StoragePort, UnitOfWork } from "@fieldcare/core/storage"
import { runStorageContract, storageContract } from "@fieldcare/testkit"
import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import { memoryStorage } from "../src/index.ts"

type Break = (storage: StoragePort) => Partial<StoragePort>

const brokenLaws = async (broken: Break): Promise<ReadonlyArray<number>> => {
  const laws = new Set<number>()
  for (const one of storageContract) {
    const open = async () => {
      const storage = memoryStorage() as StoragePort
      return { ...storage, ...broken(storage) }
    }
    await one.run(open).catch(() => laws.add(one.law))
  }
  return [...laws].toSorted((a, b) => a - b)
}

/** Tries a unit again at whatever version it finds, as a storage without a guard would take it. */
const unguarded = (storage: StoragePort, unit: UnitOfWork) =>
  Effect.gen(function* () {
    const writes = []
    for (const write of unit.writes) {
      const { tenant, kind, id } = write.row
      const { record } = yield* storage.load({ tenant, kind, id, needs: [] })
      const expectedVersion = record?.version ?? 0
      writes.push({ ...write, expectedVersion, row: { ...write.row, version: expectedVersion + 1 } })
    }
    return yield* storage.commit({ ...unit, writes, reliedOn: [] })
  })

const withoutTenant = <A extends { readonly tenant: string }>(request: A): A => ({
  ...request,
  tenant: typeof request.tenant === "string" ? request.tenant.replace(/-b$/, "") : request.tenant,
})

const canaries: ReadonlyArray<readonly [string, number, Break]> = [
  ["without a version guard", 2, (storage) => ({ commit: (unit) => unguarded(storage, unit) })],
  ["without relied-on checks", 2, (storage) => ({ commit: (unit) => storage.commit({ ...unit, reliedOn: [] }) })],
  ["without keys", 3, (storage) => ({ commit: ({ key: _, ...unit }) => storage.commit(unit) })],
  [
    "whose keys forget the actor",
    3,
    (storage) => ({
      commit: (unit) => storage.commit(unit.key === undefined ? unit : { ...unit, key: { ...unit.key, actor: "all" } }),
    }),
  ],
  [
    "that writes a unit in two halves",
    1,
    (storage) => ({
      commit: (unit) =>
        Effect.map(
          Effect.forEach(unit.writes, (write) => storage.commit({ ...unit, writes: [write] })),
          ([texts]) => texts!,
        ),
    }),
  ],
  ["without a tenant predicate in load", 6, (storage) => ({ load: (request) => storage.load(withoutTenant(request)) })],
  ["without a tenant predicate in find", 6, (storage) => ({ find: (request) => storage.find(withoutTenant(request)) })],
  [
    "without a tenant predicate in erase",
    6,
    (storage) => ({ erase: (request) => storage.erase(withoutTenant(request)) }),
  ],
  ["without a tenant predicate in due", 6, (storage) => ({ due: (request) => storage.due(withoutTenant(request)) })],
  [
    "that reads the journal backwards",
    5,
    (storage) => ({
      journal: (request) => Effect.map(storage.journal(request), (entries) => [...entries].toReversed()),
    }),
  ],
  [
    "that lets an empty list match all",
    5,
    (storage) => ({
      find: (request) => {
        const where = Object.fromEntries(
          Object.entries(request.where).filter(([, value]) => !Array.isArray(value) || value.length > 0),
        )
        return storage.find({ ...request, where })
      },
    }),
  ],
  ["without transactions", 9, (storage) => ({ transaction: (use) => use(undefined, storage) })],
]

describe("the storage contract", () => {
  test.each(canaries)("finds out a storage %s", async (_, law, broken) => {
    expect(await brokenLaws(broken)).toContain(law)
  })

  test("has at least sixty cases, a quarter of them concurrent or failing, each with a name of its own", () => {
    expect(storageContract.length).toBeGreaterThanOrEqual(60)
    expect(storageContract.filter((one) => one.concurrent === true).length).toBeGreaterThanOrEqual(15)
    expect(new Set(storageContract.map((one) => one.name)).size).toBe(storageContract.length)
  })

  test("runs a known gap as an expected failure, and says when it is closed", async () => {
    const gap = storageContract[0]!.name
    const registered = new Map<string, () => Promise<void>>()
    const runner = {
      describe: (_: string, body: () => void) => body(),
      test: (name: string, body: () => Promise<void>) => registered.set(name, body),
    }
    runStorageContract("memory", async () => memoryStorage() as StoragePort, runner, { knownGaps: [gap] })
    await expect(registered.get(`law 1: known gap: ${gap}`)!()).rejects.toThrow("no gap any more")
    expect(() =>
      runStorageContract("memory", async () => memoryStorage() as StoragePort, runner, { knownGaps: ["?"] }),
    ).toThrow("no case")
  })
})
