/** What can befall a database, and how a host brings it about. */
import type { StoragePort } from "@fieldcare/core/storage"

/**
 * Begins a fault; answers how it is mended. A fault that mends itself answers a function that does nothing.
 *
 * @category contract
 * @since 0.1.0
 */
export type FaultMeans = () => Promise<() => Promise<void>>

/**
 * A storage with the means to break what lies below it. In place of a means that there is none of stands the
 * reason, which is printed with the list of what was tested.
 *
 * @category contract
 * @since 0.1.0
 */
export interface StorageFaults {
  /** The storage, with no more than four connections of its own. It is asked for once for each case, and may be the same. */
  readonly open: () => Promise<StoragePort>
  /** After so long every verb must have ended, in milliseconds, whatever befell. */
  readonly patienceMilliseconds: number
  /** The next write's connection ends before the database has got the write. */
  readonly breakBeforeCommit: FaultMeans | string
  /** The next write's connection ends after the database has done it, before the answer has come. */
  readonly breakAfterCommit: FaultMeans | string
  /** A transaction's next COMMIT is done by the database, and its answer is lost. */
  readonly breakAfterTransaction: FaultMeans | string
  /** All connections that are open now are ended by the database. */
  readonly endConnections: FaultMeans | string
  /** Nothing comes through any more, and nobody is told: what is sent is swallowed until it is mended. */
  readonly halfOpen: FaultMeans | string
  /** All connections are held by others, until it is mended. */
  readonly exhaustPool: FaultMeans | string
  /** The database refuses to write, until it is mended. */
  readonly readOnly: FaultMeans | string
  /** The database has no room for another journal entry, until it is mended. */
  readonly diskFull: FaultMeans | string
}

/**
 * @category contract
 * @since 0.1.0
 */
export type FaultName = Exclude<keyof StorageFaults, "open" | "patienceMilliseconds">

export const faultNames: ReadonlyArray<FaultName> = [
  "breakBeforeCommit",
  "breakAfterCommit",
  "breakAfterTransaction",
  "endConnections",
  "halfOpen",
  "exhaustPool",
  "readOnly",
  "diskFull",
]
