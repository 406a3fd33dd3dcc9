/** Verifying all records of a tenant, and the anchor that makes a cut tail show. */
import * as Effect from "effect/Effect"
import { type Anchor, anchorOf, type ChainHead, isUnaltered } from "../engine/anchor.ts"
import { verify, type Verification } from "../engine/replay.ts"
import type { StorageError } from "../storage/errors.ts"
import type { Stored } from "../storage/record.ts"
import { InputInvalid } from "./errors.ts"
import type { Executor } from "./executor.ts"
import { JournalledStock, type StockFault, stockFaults } from "./stock-verification.ts"

/**
 * @category journal
 * @since 0.1.0
 */
export interface VerifyOptions {
  readonly anchor?: Anchor
  /** Told after every page how many records were verified so far. */
  readonly onProgress?: (records: number) => void
}

/**
 * A fault of one record. `missing`: an anchor knows the record, and it is not there any more.
 *
 * @category journal
 * @since 0.1.0
 */
export interface RecordFault {
  readonly kind: string
  readonly id: string
  readonly sequence: number
  readonly fault: Verification["faults"][number]["fault"] | "missing"
}

/**
 * What a verification of all records of a tenant found; `notes` as in `Verification`.
 *
 * @category journal
 * @since 0.1.0
 */
export interface TenantVerification {
  readonly records: number
  readonly entries: number
  readonly faults: ReadonlyArray<RecordFault>
  /** Balances of the stock ledger that are not what the journals add up to. */
  readonly stock: ReadonlyArray<StockFault>
  readonly notes: number
}

/** Reads the heads of every kind, page by page. */
export const takeAnchor = (executor: Executor, tenant: string): Effect.Effect<Anchor, StorageError> =>
  Effect.gen(function* () {
    const takenAt = yield* executor.now
    const chains: Array<ChainHead> = []
    for (const kind of [...executor.lifecycles.keys()].toSorted()) {
      let after: { readonly after?: string } = {}
      for (;;) {
        const page = yield* executor.storage.heads({ tenant, kind, limit: pageLimit, ...after })
        for (const { id, version, head } of page) chains.push({ kind, id, version, head })
        if (page.length < pageLimit) break
        after = { after: page.at(-1)!.id }
      }
    }
    return anchorOf(tenant, takenAt, chains)
  })

const pageLimit = 500

/** Fails with `InputInvalid` when the anchor is another tenant's or is not as it was taken. */
export const verifyTenant = (
  executor: Executor,
  tenant: string,
  { anchor, onProgress }: VerifyOptions,
): Effect.Effect<TenantVerification, StorageError | InputInvalid> =>
  Effect.gen(function* () {
    if (anchor !== undefined && (anchor.tenant !== tenant || !isUnaltered(anchor))) {
      const problem = "Expected an anchor of this tenant, as it was taken"
      return yield* Effect.fail(new InputInvalid({ command: "verify", problems: [{ path: "anchor", problem }] }))
    }
    const anchored = new Map(anchor?.chains.map((chain) => [keyOf(chain), chain]))
    const found = new Findings()
    for (const kind of executor.lifecycles.keys()) {
      let after: { readonly after?: string } = {}
      for (;;) {
        const page = yield* executor.storage.find({ tenant, kind, where: {}, order: "ascending", limit: 100, ...after })
        for (const stored of page) {
          // Entries that came after the record was read belong to a later version of it.
          const entries = yield* executor.entries(tenant, kind, stored.id, stored.version)
          found.stock.add(entries)
          found.add(stored, verify(executor.ready(kind).compiled, stored, entries, anchored.get(keyOf(stored))))
          anchored.delete(keyOf(stored))
        }
        onProgress?.(found.records)
        if (page.length < 100) break
        after = { after: page.at(-1)!.id }
      }
    }
    for (const { kind, id, version } of anchored.values())
      found.faults.push({ kind, id, sequence: version, fault: "missing" })
    const { records, entries, faults, notes } = found
    return { records, entries, faults, stock: yield* stockFaults(executor.storage, tenant, found.stock), notes }
  })

const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind} ${id}`

class Findings {
  records = 0
  entries = 0
  notes = 0
  readonly faults: Array<RecordFault> = []
  readonly stock = new JournalledStock()

  add({ kind, id }: Stored, { entries, faults, notes }: Verification): void {
    this.records += 1
    this.entries += entries
    this.notes += notes.length
    for (const { sequence, fault } of faults) this.faults.push({ kind, id, sequence, fault })
  }
}
