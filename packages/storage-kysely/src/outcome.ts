/** What became of one unit of work. */
import type { Shortage } from "@fieldcare/core/ledger"
import { KeyTaken, StockShort, StorageError, type UnitOfWork, VersionConflict } from "@fieldcare/core/storage"

export type Outcome =
  | { readonly type: "done"; readonly texts: ReadonlyMap<string, string> }
  | { readonly type: "keyTaken" }
  | { readonly type: "conflict"; readonly kind: string; readonly id: string; readonly expected: number }
  | { readonly type: "short"; readonly account: Shortage }
  /** It counted on another unit that it was written with, and that was not done: nothing is known of it. */
  | { readonly type: "undecided" }

/** A record whose version a unit depends on, because it writes it or because it relied on it. */
export interface Guard {
  readonly kind: string
  readonly id: string
  readonly version: number
  /** Whether it can not hold, because the unit itself contradicts it. */
  readonly contradicted: boolean
}

const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind} ${id}`

/**
 * A unit's guards by kind and id: the order in which refusals are told, and in which locks are taken, so that
 * two units always meet in the same order and none holds what the other waits for.
 */
export const guardsOf = (unit: UnitOfWork): ReadonlyArray<Guard> => {
  const written = new Map(unit.writes.map((write) => [keyOf(write.row), write.expectedVersion]))
  const guards = [
    ...unit.writes.map(({ row: { kind, id }, expectedVersion }) => ({
      kind,
      id,
      version: expectedVersion,
      contradicted: false,
    })),
    ...unit.reliedOn
      .filter((relied) => written.get(keyOf(relied)) !== relied.version)
      .map((relied) => ({ ...relied, contradicted: written.has(keyOf(relied)) })),
  ]
  return guards.length === 1 ? guards : guards.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

export const conflictOf = ({ kind, id, version }: Guard): Outcome => ({
  type: "conflict",
  kind,
  id,
  expected: version,
})

export const shortageOf = ({ part, item, place }: Shortage): Outcome => ({
  type: "short",
  account: { part, item, place },
})

/** The refusal that an outcome stands for, if it is one. */
export const refusalOf = (outcome: Outcome, unit: UnitOfWork): StorageError | undefined => {
  if (outcome.type === "done") return undefined
  if (outcome.type === "keyTaken") return new StorageError({ reason: new KeyTaken({ key: unit.key!.key }) })
  if (outcome.type === "short") return new StorageError({ reason: new StockShort(outcome.account) })
  // Only units that are written with others are left so, and these are tried again.
  if (outcome.type === "undecided") throw new Error("a unit was written alone, and is undecided")
  const { kind, id, expected } = outcome
  return new StorageError({ reason: new VersionConflict({ kind, id, expected }) })
}
