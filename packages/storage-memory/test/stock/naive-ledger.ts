/** A stock ledger of another make beside a storage in memory, with a fault where it is asked for. */
import {
  type Account,
  accountKey,
  answered,
  canTake,
  emptyBook,
  type Movement,
  type StockBook,
  unitPostings,
} from "@fieldcare/core/ledger"
import { type JournalEntry, StockShort, StorageError, type StoragePort, type UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import * as HashMap from "effect/HashMap"
import * as Option from "effect/Option"
import { memoryStorage } from "../../src/index.ts"
import { balancesPage, postingsPage } from "../../src/stock-pages.ts"

/** What can be wrong with it. */
export interface LedgerFaults {
  /** Takes from a place whatever is asked of it. */
  readonly unguarded?: true
  /** Leaves out, once in a while, what comes to a place. */
  readonly oneLegged?: true
  /** Does not count what is reserved. */
  readonly unreserved?: true
  /** Writes a posting, once in a while, and leaves the balance as it was. */
  readonly unbooked?: true
  /** Writes a balance, once in a while, and forgets the posting. */
  readonly unposted?: true
  /** Loses, once in a while, a movement from the journal. */
  readonly forgetful?: true
  /** Posts a unit of work, once in a while, twice. */
  readonly stuttering?: true
  /** Leaves a piece's record, once in a while, at the place where it was. */
  readonly rooted?: true
  /** Writes, once in a while, another lot number than it was told. */
  readonly misnaming?: true
  /** Counts, once in a while, one more received than passed. */
  readonly miscounting?: true
  /** Leaves, once in a while, a number out when it numbers postings. */
  readonly skipping?: true
  /** Leaves a piece, once in a while, also where it came from. */
  readonly doubling?: true
  /** Counts what was used of a requisition twice. */
  readonly overusing?: true
}

const often = 15

/** A storage whose stock is kept by this ledger. It is for one tenant. */
export const naiveLedger = (faults: LedgerFaults = {}): StoragePort => {
  const memory = memoryStorage() as StoragePort
  const movements = new Map<string, ReadonlyArray<Movement>>()
  let book: StockBook = emptyBook
  let count = 0
  const onceInAWhile = () => ++count % often === 0

  const changes = (unit: UnitOfWork) => {
    const { accounts, postings } = unitPostings(unit.entries)
    if (faults.unreserved !== true) return { accounts, postings }
    return {
      accounts: accounts.map((sum) => ({ ...sum, reserved: 0 })),
      postings: postings.map((posting) => ({ ...posting, reserved: 0 })),
    }
  }

  const shortage = (unit: UnitOfWork): StorageError | undefined => {
    const short = changes(unit).accounts.find((sum) => !canTake(accountOf(book, accountKey(sum)) ?? nothing, sum))
    if (short === undefined || faults.unguarded === true) return undefined
    const { part, item, place } = short
    return new StorageError({ reason: new StockShort({ part, item, place }) })
  }

  const post = (unit: UnitOfWork): void => {
    for (const { before, single: _, ...change } of changes(unit).postings) {
      if (faults.oneLegged === true && change.quantity > 0 && onceInAWhile()) continue
      const isPiece = before.item.startsWith("SN-") && before.place.includes(":")
      if (faults.doubling === true && isPiece && change.quantity < 0 && ++count % 2 === 0) continue
      const key = accountKey(change)
      const { part, item, place } = before
      const account = accountOf(book, key) ?? { part, item, place, ...nothing, postings: [] }
      const quantity = account.quantity + change.quantity
      const reserved = account.reserved + change.reserved
      const isSkipped = faults.skipping === true && onceInAWhile()
      const number = (account.postings.at(-1)?.number ?? 0) + (isSkipped ? 2 : 1)
      const at = Math.max(change.at, account.postings.at(-1)?.at ?? change.at)
      const posting = { ...change, at, number, quantityAfter: quantity, reservedAfter: reserved }
      const isUnbooked = faults.unbooked === true && onceInAWhile()
      const isUnposted = faults.unposted === true && onceInAWhile()
      book = HashMap.set(book, key, {
        ...account,
        ...(isUnbooked ? {} : { quantity, reserved }),
        postings: isUnposted ? account.postings : [...account.postings, posting],
      })
    }
  }

  // The journal goes into the storage without its movements, which are put back when it is read.
  const stripped = (unit: UnitOfWork): UnitOfWork => ({
    ...unit,
    entries: unit.entries.map(({ movements: _, ...entry }) => entry),
    writes: unit.writes.map((write) => bent(faults.rooted === true ? rooted(write) : write)),
  })

  const places = new Map<string, unknown>()
  const rooted = (write: UnitOfWork["writes"][number]): UnitOfWork["writes"][number] => {
    const { kind, id, record } = write.row
    if (kind !== "partUnit") return write
    const [before, place] = [places.get(id), (record as { readonly place?: unknown }).place]
    if (before === undefined || before === place || !onceInAWhile()) {
      places.set(id, place)
      return write
    }
    return { ...write, row: { ...write.row, record: { ...(record as object), place: before } } }
  }

  const bent = (write: UnitOfWork["writes"][number]): UnitOfWork["writes"][number] => {
    const record = write.row.record as { readonly lines?: ReadonlyArray<{ readonly received: number }> }
    const { kind } = write.row
    if (faults.misnaming === true && kind === "lot")
      return { ...write, row: { ...write.row, record: { ...record, item: "L-OTHER" } } }
    if (
      faults.miscounting === true &&
      kind === "purchaseOrder" &&
      ["partlyReceived", "received"].includes(write.row.status) &&
      ++count % 2 === 0
    ) {
      const lines = record.lines!.map((line) => ({ ...line, received: line.received + 1 }))
      return { ...write, row: { ...write.row, record: { ...record, lines } } }
    }
    if (faults.overusing === true && kind === "requisition") {
      const lines = (write.row.record as UsedLines).lines.map((line) => ({ ...line, used: 2 * line.used }))
      return { ...write, row: { ...write.row, record: { ...record, lines } } }
    }
    return write
  }

  const keep = ({ entries }: UnitOfWork): void => {
    for (const entry of entries) {
      if (entry.movements === undefined) continue
      const isForgotten = faults.forgetful === true && onceInAWhile()
      movements.set(entryKey(entry), isForgotten ? entry.movements.slice(1) : entry.movements)
    }
  }

  const whole = (entry: JournalEntry): JournalEntry => {
    const moved = movements.get(entryKey(entry))
    return moved === undefined ? entry : { ...entry, movements: moved }
  }

  // One commit after the other: what was looked at must still be so when it is written.
  let last = Promise.resolve()
  const inTurn = <A, E>(commit: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.suspend(() => {
      const before = last
      const { promise, resolve } = Promise.withResolvers<void>()
      last = promise
      return Effect.ensuring(
        Effect.andThen(
          Effect.promise(() => before),
          commit,
        ),
        Effect.sync(resolve),
      )
    })

  return {
    ...memory,
    load: (request) =>
      Effect.map(memory.load(request), (loaded) => ({
        ...loaded,
        stock: Object.fromEntries(
          request.needs.flatMap((need) => ("stock" in need ? [[need.name, answered(book, need.stock)]] : [])),
        ),
      })),
    commit: (unit) =>
      inTurn(
        Effect.suspend(() => {
          const short = shortage(unit)
          if (short !== undefined) return Effect.fail(short)
          return Effect.tap(memory.commit(stripped(unit)), () =>
            Effect.sync(() => {
              keep(unit)
              post(unit)
              if (faults.stuttering === true && onceInAWhile()) post(unit)
            }),
          )
        }),
      ),
    journal: (request) => Effect.map(memory.journal(request), (entries) => entries.map(whole)),
    balances: (request) => Effect.sync(() => balancesPage(book, request)),
    postings: (request) => Effect.sync(() => postingsPage(book, request)),
  }
}

interface UsedLines {
  readonly lines: ReadonlyArray<{ readonly used: number }>
}

const nothing = { quantity: 0, reserved: 0 }

const accountOf = (book: StockBook, key: string): Account | undefined => Option.getOrUndefined(HashMap.get(book, key))

const entryKey = ({ kind, id, sequence }: Pick<JournalEntry, "kind" | "id" | "sequence">): string =>
  `${kind} ${id} ${sequence}`
