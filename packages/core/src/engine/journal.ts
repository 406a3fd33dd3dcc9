/** What is written down of an accepted command, and how entries are chained so that a later change shows. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import type { Instant } from "../time/instant.ts"
import type { DutyChange } from "../time/duty.ts"
import type { Movement } from "../ledger/movement.ts"
import { canonicalJson } from "./canonical-json.ts"

/**
 * A fact: what an accepted command made true. `data` carries everything that is needed to rebuild the record,
 * so that a later change of policy rewrites nothing.
 *
 * @category journal
 * @since 0.1.0
 */
export interface Event<Type extends string = string, Data = unknown> {
  readonly type: Type
  readonly data: Data
}

/**
 * One accepted command, as the journal keeps it.
 *
 * @category journal
 * @since 0.1.0
 */
export interface JournalEntry {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  /** Position in the record's own journal, from 1 without gaps; equals the record's version after the command. */
  readonly sequence: number
  readonly command: string
  /** Who asked, and for whom when acting as a delegate. */
  readonly actor: { readonly id: string; readonly roles: ReadonlyArray<string>; readonly delegateOf?: string }
  /** The command, `kind.command`, that this one followed from; absent when it was asked for itself. */
  readonly via?: string
  /** When it happened, by the word of the actor, within the bounds of the policy. Duties go by it. */
  readonly occurredAt: Instant
  /** When it was recorded, by the desk's clock. */
  readonly recordedAt: Instant
  readonly from: string
  readonly to: string
  readonly events: ReadonlyArray<Event>
  /** Duties that this command started, settled or noted, each settled once and for good. */
  readonly duties: ReadonlyArray<DutyChange>
  /** What this command moved in the stock ledger; absent where it moved nothing. */
  readonly movements?: ReadonlyArray<Movement>
  /** The versions that the decision was taken under (clause 1.1). */
  readonly decidedUnder: { readonly policy: string; readonly lifecycle: number }
  /** Hash of the entry before, or 64 zeros for the first. */
  readonly previous: string
  /** SHA-256, in hexadecimal, of this entry without this field. */
  readonly hash: string
}

/**
 * The command's name in the journal. No lifecycle may have one of that name.
 *
 * @category duties
 * @since 0.1.0
 */
export const noticeCommand = "noticeDuty"

/**
 * The head of a chain that has no entry yet.
 *
 * @category journal
 * @since 0.1.0
 */
export const emptyHead = "0".repeat(64)

/**
 * SHA-256 of a value's canonical JSON, in hexadecimal.
 *
 * @example
 * ```ts
 * digestOf({ b: 1, a: 2 }) === digestOf({ a: 2, b: 1 }) // => true
 * ```
 * @category journal
 * @since 0.1.0
 */
export const digestOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))

/**
 * Chains an entry to the one before it.
 *
 * @category journal
 * @since 0.1.0
 */
export const seal = (entry: Omit<JournalEntry, "previous" | "hash">, previous: string): JournalEntry => {
  const chained = { ...entry, previous }
  return { ...chained, hash: digestOf(chained) }
}

/**
 * A place where a record's journal does not hold together.
 *
 * @category journal
 * @since 0.1.0
 */
export interface ChainFault {
  readonly sequence: number
  readonly fault: "gap" | "broken link" | "altered" | "foreign"
}

/**
 * Checks the chain of one record's entries, given in their order: no gap, every entry unaltered and linked to
 * the one before. Answers every fault it finds; an empty list means that the entries hold together.
 *
 * **Gotchas**
 *
 * A chain can not see that its own tail was cut. Compare the last hash with the record's head, and the heads
 * with an anchor that is kept elsewhere.
 *
 * @category journal
 * @since 0.1.0
 */
export const chainFaults = (entries: ReadonlyArray<JournalEntry>): ReadonlyArray<ChainFault> => {
  const faults: Array<ChainFault> = []
  let previous = emptyHead
  let sequence = 0
  for (const entry of entries) {
    const { hash, ...chained } = entry
    if (entry.sequence !== sequence + 1) faults.push({ sequence: entry.sequence, fault: "gap" })
    if (entry.previous !== previous) faults.push({ sequence: entry.sequence, fault: "broken link" })
    if (digestOf(chained) !== hash) faults.push({ sequence: entry.sequence, fault: "altered" })
    const first = entries[0]!
    if (entry.id !== first.id || entry.kind !== first.kind || entry.tenant !== first.tenant) {
      faults.push({ sequence: entry.sequence, fault: "foreign" })
    }
    previous = hash
    sequence = entry.sequence
  }
  return faults
}
