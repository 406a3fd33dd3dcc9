/** Holds the stock ledger against the journals: every balance is what the movements of the entries add up to. */
import * as Effect from "effect/Effect"
import type { JournalEntry } from "../engine/journal.ts"
import { accountChanges, accountKey, type Balance, type Posting } from "../ledger/movement.ts"
import type { Shortage } from "../ledger/stock-book.ts"
import type { StorageError } from "../storage/errors.ts"
import { everyRow } from "../storage/every-row.ts"
import type { StoragePort } from "../storage/storage.ts"

/**
 * What is at a place, and how much of it is reserved.
 *
 * @category journal
 * @since 0.1.0
 */
export interface StockFigures {
  readonly quantity: number
  readonly reserved: number
}

/**
 * A balance of the stock ledger that is not what the journals add up to. `item` is the lot or serial number, "" where
 * there is none.
 *
 * @category journal
 * @since 0.1.0
 */
export interface StockFault {
  readonly part: string
  readonly item: string
  readonly place: string
  readonly balance: StockFigures
  readonly journal: StockFigures
}

type Account = Shortage

/** What the entries that were read so far have moved, by account. */
export class JournalledStock {
  readonly #sums = new Map<string, Account & StockFigures & { readonly postings: number }>()
  readonly #kinds = new Set<string>()

  add(entries: ReadonlyArray<JournalEntry>): void {
    for (const { kind, movements = [] } of entries) {
      for (const { part, item, place, quantity, reserved } of accountChanges(movements)) {
        this.#kinds.add(kind)
        const key = accountKey({ part, item, place })
        const sum = this.#sums.get(key) ?? { ...nothing, postings: 0 }
        this.#sums.set(key, { part, item, place, ...plus(sum, { quantity, reserved }), postings: sum.postings + 1 })
      }
    }
  }

  /** The kinds whose entries have moved something. */
  get kinds(): ReadonlyArray<string> {
    return [...this.#kinds]
  }

  /** The accounts whose balance is another. One that is nothing is not there. */
  differing(balances: ReadonlyArray<Balance>): ReadonlyArray<Account> {
    const there = new Map(balances.map((balance) => [accountKey(balance), balance]))
    return [...new Set([...there.keys(), ...this.#sums.keys()])].flatMap((key) => {
      const [balance, sum] = [there.get(key), this.#sums.get(key)]
      if (alike(balance ?? nothing, sum ?? nothing) && (balance?.postings ?? sum?.postings) === sum?.postings) return []
      return [accountOf((balance ?? sum)!)]
    })
  }
}

/**
 * The balances that are not what the journals add up to, given what was read of these. Commands may go on meanwhile:
 * where a balance differs, the journals are read once more, then the balance and then its postings, of which each names
 * its entry. So every entry is known that may have made the balance, and those that were posted after it are left out.
 */
export const stockFaults = (
  storage: StoragePort,
  tenant: string,
  told: JournalledStock,
): Effect.Effect<ReadonlyArray<StockFault>, StorageError> =>
  Effect.gen(function* () {
    const balances = yield* everyRow<Balance>((limit, last) =>
      storage.balances({ tenant, limit, ...(last && { after: accountOf(last) }) }),
    )
    const differing = told.differing(balances)
    if (differing.length === 0) return []
    const entries = yield* movingEntries(storage, tenant, told.kinds, differing)
    const faults: Array<StockFault> = []
    for (const account of differing) {
      const fault = yield* lookedAgain(storage, tenant, account, entries.get(accountKey(account)) ?? new Map())
      if (fault !== undefined) faults.push(fault)
    }
    return faults
  })

/** By entry what it changes of one account. */
type Changes = Map<string, StockFigures>

const lookedAgain = (
  storage: StoragePort,
  tenant: string,
  account: Account,
  changes: Changes,
): Effect.Effect<StockFault | undefined, StorageError> =>
  Effect.gen(function* () {
    const { balance, postings } = yield* balanceAndPostings(storage, tenant, account)
    let journal: StockFigures = nothing
    for (const posting of postings) {
      const change = changes.get(nameOf(posting)) ?? (yield* changeOf(storage, tenant, account, posting))
      changes.delete(nameOf(posting))
      if (posting.number <= balance.postings) journal = plus(journal, change)
    }
    for (const change of changes.values()) journal = plus(journal, change)
    const { quantity, reserved } = balance
    return alike(balance, journal) ? undefined : { ...account, balance: { quantity, reserved }, journal }
  })

/** A balance, and all postings that have made it; there may be later ones. */
const balanceAndPostings = (storage: StoragePort, tenant: string, account: Account) =>
  Effect.gen(function* () {
    for (let attempt = 1; ; attempt++) {
      const [balance] = yield* storage.balances({ tenant, ...account, limit: 1 })
      const postings = yield* everyRow<Posting>((limit, last) =>
        storage.postings({ tenant, ...account, limit, ...(last && { after: behind(last) }) }),
      )
      if (balance !== undefined) return { balance, postings }
      // One that is nothing is not answered, nor how many postings have made it: the last one must have left nothing.
      const { number = 0, quantityAfter = 0, reservedAfter = 0 } = postings.at(-1) ?? {}
      const isLeftSo = quantityAfter === 0 && reservedAfter === 0
      if (isLeftSo || attempt === attemptsMax) return { balance: { ...nothing, postings: number }, postings }
    }
  })

/** Whoever moves the last piece just between two questions does not do so again and again. */
const attemptsMax = 10

/** What an entry changes of an account that was posted since the journals were read. */
const changeOf = (
  storage: StoragePort,
  tenant: string,
  account: Account,
  { kind, id, sequence }: Posting,
): Effect.Effect<StockFigures, StorageError> =>
  Effect.map(
    storage.journal({ tenant, kind, id, after: sequence - 1, limit: 1 }),
    ([entry]) =>
      accountChanges(entry?.sequence === sequence ? (entry.movements ?? []) : []).find(
        (change) => accountKey(change) === accountKey(account),
      ) ?? nothing,
  )

/** By account the entries that move it, of those accounts alone. */
const movingEntries = (
  storage: StoragePort,
  tenant: string,
  kinds: ReadonlyArray<string>,
  accounts: ReadonlyArray<Account>,
): Effect.Effect<ReadonlyMap<string, Changes>, StorageError> =>
  Effect.gen(function* () {
    const found = new Map<string, Changes>(accounts.map((account) => [accountKey(account), new Map()]))
    for (const kind of kinds) {
      let after: { readonly after?: string } = {}
      for (;;) {
        const page = yield* storage.heads({ tenant, kind, limit: headsAtOnce, ...after })
        for (const { id } of page) {
          const entries = yield* everyRow<JournalEntry>((limit, last) =>
            storage.journal({ tenant, kind, id, limit, after: last?.sequence ?? 0 }),
          )
          for (const entry of entries) {
            for (const change of accountChanges(entry.movements ?? []))
              found.get(accountKey(change))?.set(nameOf(entry), change)
          }
        }
        if (page.length < headsAtOnce) break
        after = { after: page.at(-1)!.id }
      }
    }
    return found
  })

const headsAtOnce = 500
const nothing: StockFigures = { quantity: 0, reserved: 0 }

const plus = (one: StockFigures, other: StockFigures): StockFigures => ({
  quantity: one.quantity + other.quantity,
  reserved: one.reserved + other.reserved,
})

const alike = (one: StockFigures, other: StockFigures): boolean =>
  one.quantity === other.quantity && one.reserved === other.reserved

const accountOf = ({ part, place, item }: Account) => ({ part, place, item })
const behind = ({ at, place, item, number }: Posting) => ({ at, place, item, number })
const nameOf = ({ kind, id, sequence }: Pick<Posting, "kind" | "id" | "sequence">): string =>
  `${kind} ${id} ${sequence}`
