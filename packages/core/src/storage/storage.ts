/**
 * The storage port: the few verbs that the engine asks of a database, and the laws that every adapter keeps.
 * The contract suite of `@fieldcare/testkit` tests each law on each adapter, races and failures included.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { JournalEntry } from "../engine/journal.ts"
import type { Balance, Posting } from "../ledger/movement.ts"
import type { AccountFilter } from "../ledger/stock-book.ts"
import type { Instant } from "../time/instant.ts"
import type { StorageError } from "./errors.ts"
import type { KindDeclaration, Scalar, Stored, StoredRow } from "./record.ts"

/**
 * Where a condition takes its value from: given here, or from a declared column of the record that is loaded
 * in the same request. An operand whose column is `null`, or whose record does not exist, matches nothing.
 *
 * @category storage
 * @since 0.1.0
 */
export type Operand = { readonly value: Scalar } | { readonly column: string }

/**
 * A record, or the few records, that a command needs beside its own.
 *
 * **Details**
 *
 * `where` conditions are equalities over declared columns, `status` and `category`, all of which must hold.
 * Answers come in ascending order of id, at most `limit` (1 to 100). Of `ids` (at most 500) those that are there
 * are answered, each once. `stock` asks for the balances of parts: at one place or at all, of one item or of all;
 * at most 100 such questions, and the
 * first 500 balances of each.
 *
 * @category storage
 * @since 0.1.0
 */
export type NeedRequest =
  | { readonly name: string; readonly kind: string; readonly id: Operand }
  | { readonly name: string; readonly kind: string; readonly ids: ReadonlyArray<string> }
  | { readonly name: string; readonly stock: ReadonlyArray<StockQuestion> }
  | {
      readonly name: string
      readonly kind: string
      readonly where: Readonly<Record<string, Operand>>
      readonly limit: number
    }

/**
 * Asks for balances: of a part, of a place, or of both. One of the two is given.
 *
 * @category storage
 * @since 0.1.0
 */
export type StockQuestion = AccountFilter

/**
 * @category storage
 * @since 0.1.0
 */
export interface LoadRequest {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  readonly needs: ReadonlyArray<NeedRequest>
  /** The caller's idempotency key, when there is one. */
  readonly key?: { readonly actor: string; readonly key: string }
}

/**
 * What an idempotency key stands for: the digest of command and input, and the record and version that the
 * accepted command led to.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Remembered {
  readonly digest: string
  readonly kind: string
  readonly id: string
  readonly version: number
}

/**
 * @category storage
 * @since 0.1.0
 */
export interface Loaded {
  readonly record: Stored | undefined
  /** For every need its records: none or one for a need by id. */
  readonly facts: Readonly<Record<string, ReadonlyArray<Stored>>>
  /** For every need of stock the balances that are not nothing, each once, in the order of part, place and item. */
  readonly stock: Readonly<Record<string, ReadonlyArray<Balance>>>
  readonly remembered: Remembered | undefined
  /** Personal texts of the record, by their references; erased ones are missing. */
  readonly personal: ReadonlyMap<string, string>
}

/**
 * A personal text of one record, kept apart from it under its subject.
 *
 * @category storage
 * @since 0.1.0
 */
export interface PersonalText {
  readonly reference: string
  readonly subject: string
  readonly kind: string
  readonly id: string
  readonly text: string
}

/**
 * An open duty as people and sweepers look for it: a projection of the record's trail.
 *
 * @category storage
 * @since 0.1.0
 */
export interface DutyRow {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  readonly duty: string
  /** Tells several duties of one name on one record apart, for example the number of a remark; else "". At most 190 characters, as the name. */
  readonly key: string
  /** `null` while a pause without a limit lasts. */
  readonly due: Instant | null
}

/**
 * An open duty as a record's write leaves it.
 *
 * @category storage
 * @since 0.1.0
 */
export interface OpenDuty extends Omit<DutyRow, "tenant" | "kind" | "id"> {
  /**
   * From when on the duty can be claimed; `null`: not before the record's next version. Without it, from its due on,
   * and while it is paused never.
   */
  readonly actAt?: Instant | null
}

/**
 * One record's part in a unit of work.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Write {
  /** The version that was read; 0 for a record that must not exist yet. */
  readonly expectedVersion: number
  readonly row: StoredRow
  /** The open duties of this record after the unit; they replace those that were open before. */
  readonly duties: ReadonlyArray<OpenDuty>
  /**
   * Those that the version read left open, exactly as it was written: of them, what stays as it is is left alone, with
   * its claim. Without it nothing is known of them, and all are written anew; a new record has none.
   */
  readonly dutiesBefore?: ReadonlyArray<OpenDuty>
}

/**
 * Everything that one command writes, together or not at all.
 *
 * @category storage
 * @since 0.1.0
 */
export interface UnitOfWork {
  readonly tenant: string
  readonly writes: ReadonlyArray<Write>
  /** Records that the decision relied on without writing them, with the versions that were read. */
  readonly reliedOn: ReadonlyArray<{ readonly kind: string; readonly id: string; readonly version: number }>
  /** What they move is posted to the stock ledger with them. */
  readonly entries: ReadonlyArray<JournalEntry>
  /** Entries of this unit that are to be delivered to other systems, each once it is committed. */
  readonly messages: ReadonlyArray<EntryReference>
  readonly personal: ReadonlyArray<PersonalText>
  readonly key?: { readonly actor: string; readonly key: string; readonly remembered: Remembered }
  /** Whether `commit` is to answer the personal texts of the first record written. */
  readonly textsWanted?: boolean
}

/**
 * Which entry of the journal is meant.
 *
 * @category storage
 * @since 0.1.0
 */
export interface EntryReference {
  readonly kind: string
  readonly id: string
  readonly sequence: number
}

/**
 * An entry on its way to other systems. Its tenant, kind, id and sequence name it for ever: a receiver tells
 * repeats by them.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Message extends EntryReference {
  /** How often it was claimed, this time included. */
  readonly attempts: number
  readonly entry: JournalEntry
}

/**
 * Asks for rows to work on, for one worker and for a while.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Claim {
  readonly tenant: string
  /** A name that no other claim has: what is said of a row counts only under the name it is claimed by. */
  readonly claim: string
  readonly now: Instant
  /** When the claim runs out and others may have the rows; later than `now`. */
  readonly until: Instant
  /** 1 to 500. */
  readonly limit: number
}

/**
 * What became of claimed messages.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Settlement {
  readonly tenant: string
  readonly claim: string
  /** Delivered: they leave the outbox. */
  readonly sent: ReadonlyArray<EntryReference>
  /** Not delivered: to be claimed again from that instant on, or parked when it is `null`. */
  readonly failed: ReadonlyArray<FailedMessage>
}

/**
 * A message that was not delivered, and why.
 *
 * @category storage
 * @since 0.1.0
 */
export interface FailedMessage extends EntryReference {
  readonly again: Instant | null
  /** For people who look at it later. */
  readonly problem?: string
  /** `false`: nobody was there to take it, so the attempt is not counted. */
  readonly counts?: boolean
}

/**
 * A message that is not delivered until somebody asks for it.
 *
 * @category storage
 * @since 0.1.0
 */
export interface ParkedMessage extends Message {
  readonly problem: string | null
}

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
 * What outlives what: `"power"` – an acknowledged commit outlives a power cut; `"process"` – it outlives the
 * process; `"none"` – it is gone with the process.
 *
 * @category storage
 * @since 0.1.0
 */
export type Durability = "power" | "process" | "none"

/**
 * A page of a listing, in ascending or descending order of id, beginning after the id `after`.
 *
 * @category storage
 * @since 0.1.0
 */
export interface FindRequest {
  readonly tenant: string
  readonly kind: string
  /** Equalities, or lists of which one must match, over `status`, `category` and declared columns. An empty list matches nothing. */
  readonly where: Readonly<Record<string, Scalar | ReadonlyArray<Scalar>>>
  readonly order: "ascending" | "descending"
  readonly after?: string
  /** 1 to 500. */
  readonly limit: number
}

/**
 * Asks for records in which words occur.
 *
 * @category storage
 * @since 0.1.0
 */
export interface SearchRequest {
  readonly tenant: string
  readonly kind: string
  /** 2 to 200 characters that are not blank, in at most 8 words; blanks part the words. */
  readonly text: string
  /** The declared columns that are looked into, all of them texts. */
  readonly columns: ReadonlyArray<string>
  /** The last hit of the page before. */
  readonly after?: { readonly exact: boolean; readonly id: string }
  /** 1 to 100. */
  readonly limit: number
}

/**
 * Asks for balances of a part, of a place, or of both, that are not nothing; at an instant, where one is given.
 *
 * @category storage
 * @since 0.1.0
 */
export interface BalancesRequest extends AccountFilter {
  readonly tenant: string
  readonly at?: Instant
  /** The last balance of the page before. */
  readonly after?: { readonly part: string; readonly place: string; readonly item: string }
  /** 1 to 500. */
  readonly limit: number
}

/**
 * Asks for the postings of a part, in the order in which they were recorded and, within one instant, by place, item and
 * number.
 *
 * @category storage
 * @since 0.1.0
 */
export interface PostingsRequest extends Omit<AccountFilter, "part"> {
  readonly tenant: string
  readonly part: string
  /** The last posting of the page before. */
  readonly after?: Pick<Posting, "at" | "place" | "item" | "number">
  /** 1 to 500. */
  readonly limit: number
}

/**
 * A record that was found. `exact`: its id or one of the columns is the text, and not only holds its words.
 *
 * @category storage
 * @since 0.1.0
 */
export interface Hit {
  readonly stored: Stored
  readonly exact: boolean
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
