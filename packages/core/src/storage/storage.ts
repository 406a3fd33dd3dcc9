/**
 * The storage port: the few verbs that the engine asks of a database, and the laws that every adapter keeps.
 * The contract suite of `@fieldcare/testkit` tests each law on each adapter, races and failures included.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { JournalEntry } from "../engine/journal.ts"
import type { Balance, Posting } from "../ledger/movement.ts"
import type { Instant } from "../time/instant.ts"
import type { Claim } from "./claim.ts"
import type { StorageError } from "./errors.ts"
import type { Loaded, LoadRequest } from "./load.ts"
import type { DutyRow } from "./open-duty.ts"
import type { EntryReference, Message, ParkedMessage, Settlement } from "./outbox.ts"
import type { BalancesRequest, FindRequest, Hit, PostingsRequest, SearchRequest } from "./page-requests.ts"
import type { KindDeclaration, Stored } from "./record.ts"
import type { UnitOfWork } from "./unit-of-work.ts"

/**
 * What outlives what: `"power"` – an acknowledged commit outlives a power cut; `"process"` – it outlives the
 * process; `"none"` – it is gone with the process.
 *
 * @category storage
 * @since 0.1.0
 */
export type Durability = "power" | "process" | "none"

/**
 * The newest hash of one record's chain.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Head {
  readonly id: string
  readonly version: number
  readonly head: string
}

/**
 * A transaction that a host has opened with another library. It sends a statement with its parameters, in the
 * database's own notation (`$1` on PostgreSQL, `?` elsewhere), inside that transaction, and answers its rows:
 * as a list, an object with `rows`, or a pair with the list first, as the drivers do.
 *
 * @category storage
 * @since 0.1.0
 */
export interface HostTransaction {
  readonly execute: (sql: string, parameters: ReadonlyArray<unknown>) => Promise<unknown>
}

/**
 * The storage port.
 *
 * **Laws**
 *
 * 1. *Atomic.* `commit` writes all of a unit or nothing: records, entries, duties, personal texts, key. A
 *    failure at any point leaves the state from before; a success is seen whole by every later call.
 * 2. *Guarded.* `commit` fails with `VersionConflict` when a written record is not at its expected version, or
 *    a record relied on is not at the version read. Of two units that write one record from one version,
 *    exactly one succeeds. The guard is in the writing itself; isolation levels are only a second wall.
 * 3. *Once.* A key is unique within tenant and actor. Of two units with one key exactly one succeeds, the
 *    other fails with `KeyTaken` and has written nothing. A taken key comes before a version conflict.
 *    Refusals and failures are never remembered.
 * 4. *Read together.* `load` answers record, facts, key and texts from one consistent moment.
 * 5. *Ordered.* Entries of one record are read back in their sequence, each exactly as it was written. There
 *    is no order between records. Pages are in order of id by code point and never repeat or skip a record
 *    that was there throughout.
 * 6. *Apart.* No verb returns, counts or changes a row of another tenant than the one it was asked for.
 * 7. *Exact.* What is read equals what was written: every text, every whole number to 2^53 - 1, key order of
 *    JSON objects excepted.
 * 8. *Typed.* Failures are `StorageError`s, translated from the driver's; ids and scalars are checked when
 *    they are used, and `undefined` is refused before anything is sent. Nothing is retried inside: the engine
 *    retries a whole command when `isRetryable` says so.
 * 9. *Transactions.* Inside `transaction` or `within`, verbs take part in that transaction: they see its
 *    writes, and its end decides over theirs. A refused `commit` (`VersionConflict`, `KeyTaken`, `StockShort`) leaves the
 *    transaction usable, and so does a `RequestInvalid`, of which nothing was sent; any other failure poisons
 *    it: later verbs fail, and `transaction` rolls back and fails whatever its callback answers. A
 *    `transaction` inside another is undone alone, and kept only if the outer one is.
 * 10. *Claimed.* Of any number of claims at once, each row goes to one, until that claim runs out. No message
 *    is lost: what was committed can be claimed until it is settled as sent, whichever transaction ended first.
 *    Messages of one record come in the order of their sequence, the next one only when the one before is
 *    settled as sent; a parked one holds back those behind it. What is said under a claim that ran out and was
 *    given to another changes nothing.
 * 11. *Found.* `search` answers the records in which every word of the text occurs: in the id, in one of the
 *    columns asked for, or in a personal text, as any part of it and in any script. A to Z are found in either
 *    case; whether other letters are is the database's. No character stands for another: `%`, `_` and `\\` are
 *    themselves. Exact hits come first, then the greatest id; pages go on behind the last hit. A text that is
 *    committed is found by the next search, one that is erased by none. A personal text that begins with `data:`,
 *    a picture, is not looked into.
 * 12. *Conserved.* What an entry moves is posted in the unit that writes the entry, and by nothing else. A unit after
 *    which a place that is not outside would hold less than is reserved there, or more than one of a single piece,
 *    fails with `StockShort`, after taken keys and version conflicts, whatever others do meanwhile; of one part and
 *    item the sum over all places is nothing. A balance is what the postings of its account add up to, numbered from 1
 *    without gaps, and at an instant what those recorded until then do. Accounts are locked in the order of part,
 *    place and item.
 *
 * @category storage
 * @since 0.1.0
 */
export interface StoragePort<Handle = unknown> {
  /** The adapter's name, for messages: "memory", "pglite". */
  readonly name: string
  readonly durability: Durability
  /**
   * Makes the storage ready for these kinds; running it again changes nothing. Records that are there already
   * are found by a column that is new, when the kind says how it is worked out (`project`).
   */
  readonly prepare: (kinds: ReadonlyArray<KindDeclaration>) => Effect.Effect<void, StorageError>
  readonly load: (request: LoadRequest) => Effect.Effect<Loaded, StorageError>
  /** Writes a unit. Answers the personal texts of its first record with the unit, none unless they are wanted. */
  readonly commit: (unit: UnitOfWork) => Effect.Effect<ReadonlyMap<string, string>, StorageError>
  readonly find: (request: FindRequest) => Effect.Effect<ReadonlyArray<Stored>, StorageError>
  readonly search: (request: SearchRequest) => Effect.Effect<ReadonlyArray<Hit>, StorageError>
  /** Balances in the order of part, place and item. */
  readonly balances: (request: BalancesRequest) => Effect.Effect<ReadonlyArray<Balance>, StorageError>
  readonly postings: (request: PostingsRequest) => Effect.Effect<ReadonlyArray<Posting>, StorageError>
  /** Personal texts of several records of one kind, by reference; erased ones are missing. */
  readonly personal: (request: {
    readonly tenant: string
    readonly kind: string
    readonly ids: ReadonlyArray<string>
  }) => Effect.Effect<ReadonlyMap<string, string>, StorageError>
  /** Entries of one record after a sequence (0 for the first), at most `limit` (1 to 1,000), in order. */
  readonly journal: (request: {
    readonly tenant: string
    readonly kind: string
    readonly id: string
    readonly after: number
    readonly limit: number
  }) => Effect.Effect<ReadonlyArray<JournalEntry>, StorageError>
  /** Open duties due at or before an instant, the earliest first; at most `limit` (1 to 500). */
  readonly due: (request: {
    readonly tenant: string
    readonly by: Instant
    readonly limit: number
  }) => Effect.Effect<ReadonlyArray<DutyRow>, StorageError>
  /** Chain heads of one kind, by id from after `after` on; at most `limit` (1 to 1,000). */
  readonly heads: (request: {
    readonly tenant: string
    readonly kind: string
    readonly after?: string
    readonly limit: number
  }) => Effect.Effect<ReadonlyArray<Head>, StorageError>
  /**
   * Claims open duties whose `actAt` has come, the earliest first. A record's next commit ends the claims of its
   * duties, but for those that it leaves alone.
   */
  readonly claimDuties: (request: Claim) => Effect.Effect<ReadonlyArray<DutyRow>, StorageError>
  /** Claims messages: of each record only the earliest that is not delivered yet. */
  readonly claimMessages: (request: Claim) => Effect.Effect<ReadonlyArray<Message>, StorageError>
  /** Says what became of claimed messages; answers how many were still held by that claim. */
  readonly settleMessages: (settlement: Settlement) => Effect.Effect<number, StorageError>
  /** Parked messages by kind, id and sequence, from after `after` on; at most `limit` (1 to 500). */
  readonly parkedMessages: (request: {
    readonly tenant: string
    readonly after?: EntryReference
    readonly limit: number
  }) => Effect.Effect<ReadonlyArray<ParkedMessage>, StorageError>
  /** Lets parked messages be claimed again, their attempts counted afresh; answers how many of them were parked. */
  readonly replayMessages: (request: {
    readonly tenant: string
    readonly messages: ReadonlyArray<EntryReference>
  }) => Effect.Effect<number, StorageError>
  /** Forgets every personal text of a subject; answers how many there were. Running it again answers 0. */
  readonly erase: (request: {
    readonly tenant: string
    readonly subject: string
  }) => Effect.Effect<number, StorageError>
  /** Runs a callback in one transaction with the storage's own handle and a port that takes part in it. */
  readonly transaction: <A, E>(
    use: (handle: Handle, inside: StoragePort<Handle>) => Effect.Effect<A, E>,
  ) => Effect.Effect<A, E | StorageError>
  /**
   * A port that takes part in a transaction which the host has opened itself, with the storage's own kind of
   * handle or with another library.
   */
  readonly within: (handle: Handle | HostTransaction) => StoragePort<Handle>
}

/**
 * The storage as an Effect service, for those who build their application from layers.
 *
 * @category storage
 * @since 0.1.0
 */
export class Storage extends Context.Service<Storage, StoragePort>()("@fieldcare/core/storage/Storage") {}
