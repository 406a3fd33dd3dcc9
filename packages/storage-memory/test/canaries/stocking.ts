/** Storages that break the law of stock. */
import type { Balance, Movement } from "@fieldcare/core/ledger"
import type { StoragePort, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import type { Canary } from "./canary.ts"

const withMovements = (
  unit: UnitOfWork,
  change: (movements: ReadonlyArray<Movement>) => ReadonlyArray<Movement>,
): UnitOfWork => ({
  ...unit,
  entries: unit.entries.map((entry) =>
    entry.movements === undefined ? entry : { ...entry, movements: change(entry.movements) },
  ),
})

const withBalances =
  (change: (balance: Balance) => Balance | undefined) =>
  (storage: StoragePort): Partial<StoragePort> => ({
    balances: (request) => Effect.map(storage.balances(request), (all) => all.flatMap((one) => change(one) ?? [])),
  })

/** Lets in from outside what is lacking, as a storage would that does not look. */
const unguarded = (storage: StoragePort, unit: UnitOfWork): ReturnType<StoragePort["commit"]> =>
  Effect.catchIf(
    storage.commit(unit),
    (error) => error.reason._tag === "StockShort",
    () => storage.commit(withMovements(unit, () => [])),
  )

/** Looks at what is there, and writes later. */
const lookingFirst = (storage: StoragePort, unit: UnitOfWork) =>
  Effect.gen(function* () {
    for (const { part, from, quantity } of unit.entries.flatMap(({ movements = [] }) => movements)) {
      const [balance] = yield* storage.balances({ tenant: unit.tenant, part, place: from, limit: 1 })
      if (!from.startsWith("supplier") && (balance?.quantity ?? 0) < quantity) return yield* storage.commit(unit)
    }
    return yield* unguarded(storage, unit)
  })

export const stockCanaries: ReadonlyArray<Canary> = [
  ["without a guard on balances", 12, (storage) => ({ commit: (unit) => unguarded(storage, unit) })],
  [
    "that looks at a balance before it writes, and not while it does",
    12,
    (storage) => ({ commit: (unit) => lookingFirst(storage, unit) }),
  ],
  ["that skips what comes to a place", 12, withBalances((one) => (one.place === "bin:B" ? undefined : one))],
  ["that posts and keeps no balance", 12, withBalances(() => undefined)],
  ["that keeps balances and posts nothing", 12, () => ({ postings: () => Effect.succeed([]) })],
  [
    "that ignores what is reserved",
    12,
    (storage) => ({
      commit: (unit) => storage.commit(withMovements(unit, (all) => all.filter(({ phase }) => phase !== "reserved"))),
    }),
  ],
  [
    "that forgets that a piece is single",
    12,
    (storage) => ({
      commit: (unit) => storage.commit(withMovements(unit, (all) => all.map(({ single: _, ...one }) => one))),
    }),
  ],
  [
    "that numbers postings by the page",
    12,
    (storage) => ({
      postings: (request) =>
        Effect.map(storage.postings(request), (all) => all.map((one, n) => ({ ...one, number: n + 1 }))),
    }),
  ],
  [
    "that answers what is there now whatever the instant",
    12,
    (storage) => ({ balances: ({ at: _, ...request }) => storage.balances(request) }),
  ],
  [
    "whose items do not know small from capital letters",
    12,
    (storage) => ({
      commit: (unit) =>
        storage.commit(withMovements(unit, (all) => all.map((one) => ({ ...one, item: one.item.toLowerCase() })))),
    }),
  ],
  [
    "that tells of stock that is short before a version that has moved on",
    12,
    (storage) => ({
      commit: (unit) =>
        Effect.catchIf(
          storage.commit(unit),
          (error) => error.reason._tag === "VersionConflict",
          (error) =>
            Effect.gen(function* () {
              const writes = unit.writes.map((write) => ({
                ...write,
                expectedVersion: 0,
                row: { ...write.row, id: `${write.row.id}-else`, version: 1 },
              }))
              const asked = { ...unit, writes, reliedOn: [], messages: [], personal: [] }
              yield* storage.transaction((_, inside) => Effect.andThen(inside.commit(asked), Effect.fail(error)))
              return new Map<string, string>()
            }),
        ),
    }),
  ],
]
