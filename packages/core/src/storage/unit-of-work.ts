/** What `commit` writes, together or not at all. */
import type { JournalEntry } from "../engine/journal.ts"
import type { EntryReference } from "./outbox.ts"
import type { OpenDuty } from "./open-duty.ts"
import type { StoredRow } from "./record.ts"

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
