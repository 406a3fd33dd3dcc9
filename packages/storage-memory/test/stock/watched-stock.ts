/** A storage that is looked at after every commit: what it holds is what its journal adds up to, and could be on a shelf. */
import { accountKey, isOutside, type Movement } from "@fieldcare/core/ledger"
import type { StoragePort, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

interface Held {
  readonly part: string
  readonly item: string
  readonly place: string
  readonly quantity: number
  readonly reserved: number
}

/** How much more a movement puts to a place, and how much more of it is reserved there. */
const changes = ({ part, item, from, to, quantity, phase }: Movement): ReadonlyArray<Held> => {
  const at = (place: string, more: number, kept: number) => ({ part, item, place, quantity: more, reserved: kept })
  switch (phase) {
    case "reserved":
      return [at(from, 0, quantity)]
    case "released":
      return [at(from, 0, -quantity)]
    case "posted":
      return [at(from, -quantity, -quantity), at(to, quantity, 0)]
    default:
      return [at(from, -quantity, 0), at(to, quantity, 0)]
  }
}

/**
 * The same storage, whose commits wait for each other, and what was seen after one of them that must not be.
 *
 * `commits` counts those that moved something.
 */
export const watched = (
  storage: StoragePort,
): { readonly storage: StoragePort; readonly seen: Array<string>; readonly watch: { commits: number } } => {
  const [seen, watch] = [new Array<string>(), { commits: 0 }]
  const told = new Map<string, Held>()
  const singles = new Set<string>()

  const look = (unit: UnitOfWork): Effect.Effect<void, unknown> =>
    Effect.gen(function* () {
      for (const { row, expectedVersion } of unit.writes) {
        const own = unit.entries.filter(({ kind, id }) => kind === row.kind && id === row.id)
        const isTold = own.length === row.version - expectedVersion && own.at(-1)?.sequence === row.version
        if (!isTold) seen.push(`${row.kind} ${row.id} was written without an entry for each version`)
      }
      const movements = unit.entries.flatMap(({ movements = [] }) => movements)
      if (movements.length > 0) watch.commits += 1
      const accounts = new Set<string>()
      for (const movement of movements) {
        if (movement.single === true) singles.add(`${movement.part} ${movement.item}`)
        for (const change of changes(movement)) {
          const key = accountKey(change)
          const before = told.get(key) ?? { ...change, quantity: 0, reserved: 0 }
          const [quantity, reserved] = [before.quantity + change.quantity, before.reserved + change.reserved]
          told.set(key, { ...before, quantity, reserved })
          accounts.add(key)
        }
      }
      for (const key of accounts) {
        const { part, item, place, quantity, reserved } = told.get(key)!
        const [there = { quantity: 0, reserved: 0 }, ...more] = yield* storage.balances({
          tenant: unit.tenant,
          part,
          place,
          item,
          limit: 10,
        })
        const isTold = there.quantity === quantity && there.reserved === reserved && more.length === 0
        if (!isTold)
          seen.push(`${key}: ${there.quantity} (${there.reserved}), by the journal ${quantity} (${reserved})`)
        if (!isOutside(place) && (reserved < 0 || quantity < reserved))
          seen.push(`${key}: ${quantity}, of which ${reserved} are reserved`)
        if (!isOutside(place) && singles.has(`${part} ${item}`) && quantity > 1) seen.push(`${key}: ${quantity} pieces`)
      }
    })

  let last: Promise<unknown> = Promise.resolve()
  const commit: StoragePort["commit"] = (unit) =>
    Effect.suspend(() => {
      const before = last
      const { promise, resolve } = Promise.withResolvers<void>()
      last = promise
      return Effect.ensuring(
        Effect.andThen(
          Effect.promise(() => before),
          Effect.tap(storage.commit(unit), () => Effect.orDie(look(unit))),
        ),
        Effect.sync(resolve),
      )
    })
  return { storage: { ...storage, commit }, seen, watch }
}
