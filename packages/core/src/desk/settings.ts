/** What a desk is opened with, and its defaults. */
import type { AttachmentStore } from "../attachments/attachment-store.ts"
import type { Chapter } from "../engine/chapter.ts"
import type { Policy } from "../regulation/policy.ts"
import type { JournalEntry } from "../engine/journal.ts"
import type { StoragePort } from "../storage/storage.ts"
import type { Calendar } from "../time/calendar.ts"
import type { Instant } from "../time/instant.ts"
import type { InputLimits } from "./decode.ts"
import type { Numbering } from "./numbering.ts"
import { knownOptions } from "../values/known-options.ts"

/**
 * The handle of some storage's transactions.
 *
 * @category desk
 * @since 0.1.0
 */
// oxlint-disable-next-line typescript/no-explicit-any -- a port takes its handle and gives it; only `any` stands for every one
export type AnyHandle = any

/**
 * What a desk is opened with.
 *
 * @category desk
 * @since 0.1.0
 */
export interface DeskSettings<Handle, Chapters extends ReadonlyArray<Chapter>> {
  readonly storage: StoragePort<Handle>
  readonly chapters: Chapters
  /** The company's working calendar. */
  readonly calendar: Calendar
  /** The calendar of customers' sites, where it is another. */
  readonly siteCalendar?: Calendar
  /**
   * The versions of the policy, for all tenants or for each: the one in force decides, running duties keep
   * theirs. Without it, the documented defaults.
   */
  readonly policy?: Policy | ReadonlyArray<Policy> | ((tenant: string) => ReadonlyArray<Policy>)
  /**
   * Which journal entries leave a message for other systems in the same commit: all of them, or those that a
   * function picks. Without it none, since messages that nobody fetches only pile up.
   */
  readonly outbox?: boolean | ((entry: JournalEntry) => boolean)
  /** How records are numbered, by their kind; those of kinds that are not named get no number. Needs the chapter `registry`. */
  readonly numbering?: Numbering
  /** Without it, Effect's clock, which is the system's. */
  readonly clock?: () => Instant
  /** Makes ids for records and references. Without it, UUIDs of version 7: unique, in order of time. */
  readonly ids?: () => string
  readonly inputLimits?: InputLimits
  /** Where the contents of attachments are kept; without it, `desk.attachments` throws. */
  readonly attachments?: AttachmentStore
  /** How often a command is tried in all when others are faster; 10 without it. */
  readonly attemptsMax?: number
  /**
   * How many records are kept in memory as they were last seen, so that a command on one of them needs no
   * reading before its commit; 1,000 without it, 0 for none. Their versions are checked with every commit.
   */
  readonly recentRecordsMax?: number
  /**
   * Compiles the schemas of inputs: 2 to 3.5 times as fast, by `new Function`, which some hosts forbid. It
   * switches the compiler on for every Effect schema of the process.
   */
  readonly compileSchemas?: boolean
}

/**
 * The settings as they were given. Throws `OptionUnknown` for one that there is not.
 *
 * @category desk
 * @since 0.1.0
 */
export const checkedSettings = <Handle, Chapters extends ReadonlyArray<Chapter>>(
  settings: DeskSettings<Handle, Chapters>,
): DeskSettings<Handle, Chapters> =>
  knownOptions("openDesk", settings, {
    storage: true,
    chapters: true,
    calendar: true,
    siteCalendar: true,
    policy: true,
    outbox: true,
    numbering: true,
    clock: true,
    ids: true,
    inputLimits: true,
    attachments: true,
    attemptsMax: true,
    recentRecordsMax: true,
    compileSchemas: true,
  })

/**
 * Options of one command.
 *
 * @category desk
 * @since 0.1.0
 */
export interface CommandOptions {
  /** Idempotency key: the same key with the same command and input answers the same result again. */
  readonly key?: string
  /** When it happened, where that is not now; bounded by the policy. Epoch milliseconds. */
  readonly occurredAt?: Instant
}
