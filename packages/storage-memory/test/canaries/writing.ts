/** Storages that break the laws of writing: atomic, guarded, once, transactions. */
import type { StoragePort, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { type Canary, conflict, keyTaken, versionsOf } from "./canary.ts"

const rowsOf = (unit: UnitOfWork) => unit.writes.map(({ row }) => row)

/** Tries a unit again at whatever version it finds, as a storage without a guard would take it. */
const unguarded = (storage: StoragePort, unit: UnitOfWork) =>
  Effect.gen(function* () {
    const versions = yield* versionsOf(storage, unit.tenant, rowsOf(unit))
    const writes = unit.writes.map((write, n) => {
      const expectedVersion = versions[n]!
      return { ...write, expectedVersion, row: { ...write.row, version: expectedVersion + 1 } }
    })
    return yield* storage.commit({ ...unit, writes, reliedOn: [] })
  })

const versionsChecked = (storage: StoragePort, unit: UnitOfWork) =>
  Effect.gen(function* () {
    const versions = yield* versionsOf(storage, unit.tenant, rowsOf(unit))
    for (const [n, { row, expectedVersion }] of unit.writes.entries())
      if (versions[n] !== expectedVersion) yield* conflict(row.kind, row.id, expectedVersion)
  })

const reliedOnChecked = (storage: StoragePort, { tenant, reliedOn }: UnitOfWork) =>
  Effect.gen(function* () {
    const versions = yield* versionsOf(storage, tenant, reliedOn)
    for (const [n, { kind, id, version }] of reliedOn.entries())
      if (versions[n] !== version) yield* conflict(kind, id, version)
  })

/** Keeps keys beside the storage, as a cache in front of it would. */
const keysBeside = (storage: StoragePort, remember: "before" | "when done") => {
  const taken = new Set<string>()
  return (unit: UnitOfWork) =>
    Effect.gen(function* () {
      const { key, ...rest } = unit
      if (key === undefined) return yield* storage.commit(unit)
      const name = JSON.stringify([unit.tenant, key.actor, key.key])
      if (taken.has(name)) return yield* keyTaken(key.key)
      if (remember === "before") taken.add(name)
      const texts = yield* storage.commit(remember === "before" ? unit : rest)
      taken.add(name)
      return texts
    })
}

export const writingCanaries: ReadonlyArray<Canary> = [
  ["without a version guard", 2, (storage) => ({ commit: (unit) => unguarded(storage, unit) })],
  ["without relied-on checks", 2, (storage) => ({ commit: (unit) => storage.commit({ ...unit, reliedOn: [] }) })],
  [
    "that looks at what was relied on before it writes, and not while it does",
    2,
    (storage) => ({
      commit: (unit) => Effect.andThen(reliedOnChecked(storage, unit), storage.commit({ ...unit, reliedOn: [] })),
    }),
  ],
  [
    "that compares versions before it writes, and not while it does",
    2,
    (storage) => ({ commit: (unit) => Effect.andThen(versionsChecked(storage, unit), unguarded(storage, unit)) }),
  ],
  ["without keys", 3, (storage) => ({ commit: ({ key: _, ...unit }) => storage.commit(unit) })],
  [
    "whose keys forget the actor",
    3,
    (storage) => ({
      commit: (unit) => storage.commit(unit.key === undefined ? unit : { ...unit, key: { ...unit.key, actor: "all" } }),
    }),
  ],
  [
    "whose keys do not know small from capital letters",
    3,
    (storage) => ({
      commit: (unit) =>
        storage.commit(
          unit.key === undefined ? unit : { ...unit, key: { ...unit.key, key: unit.key.key.toLowerCase() } },
        ),
    }),
  ],
  ["that remembers keys of what failed", 3, (storage) => ({ commit: keysBeside(storage, "before") })],
  ["that looks a key up and writes it later", 3, (storage) => ({ commit: keysBeside(storage, "when done") })],
  [
    "that tells of a conflict before a taken key",
    3,
    (storage) => ({ commit: (unit) => Effect.andThen(versionsChecked(storage, unit), storage.commit(unit)) }),
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
  [
    "that writes the journal after the records",
    1,
    (storage) => ({
      commit: (unit) =>
        Effect.tap(storage.commit({ ...unit, entries: [], messages: [] }), () =>
          Effect.gen(function* () {
            const [first] = unit.writes
            const version = first!.row.version
            const row = { ...first!.row, version: version + 1 }
            yield* storage.commit({ ...unit, writes: [{ ...first!, expectedVersion: version, row }], personal: [] })
          }),
        ),
    }),
  ],
  ["without transactions", 9, (storage) => ({ transaction: (use) => use(undefined, storage) })],
  [
    "whose inner transactions are not undone alone",
    9,
    (storage) => ({
      transaction: (use) =>
        storage.transaction((handle, inside) => {
          const flat: StoragePort = { ...inside, transaction: (inner) => inner(handle, flat) }
          return use(handle, flat)
        }),
    }),
  ],
  [
    "whose transactions forget a failed statement",
    9,
    (storage) => ({
      transaction: (use) =>
        storage.transaction((handle, inside) =>
          use(handle, {
            ...inside,
            commit: (unit) => {
              const references = unit.personal.map(({ reference }) => reference)
              const twice = new Set(references).size < references.length
              return twice ? storage.commit(unit) : inside.commit(unit)
            },
          }),
        ),
    }),
  ],
  [
    "whose claims do not take part in transactions",
    9,
    (storage) => ({
      transaction: (use) =>
        storage.transaction((handle, inside) => use(handle, { ...inside, claimMessages: storage.claimMessages })),
    }),
  ],
]
