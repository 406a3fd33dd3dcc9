/** Replaying a journal: the record is what its events say, whatever today's machine and policy are. */
import type { ChainHead } from "./anchor.ts"
import { digestOf, chainFaults, type ChainFault, type JournalEntry, noticeCommand } from "./journal.ts"
import { type Compiled, wholeRecord } from "./compile.ts"
import { evolve } from "./decide.ts"
import { adoptCommand } from "./engine-events.ts"
import type { Shape } from "./shape.ts"
import type { Stored } from "../storage/record.ts"

/**
 * The record that entries lead to, from the first on. Statuses are taken from the entries; today's machine is
 * not asked. An event of a type that the lifecycle does not know stops the replay with a `RangeError`.
 *
 * @category journal
 * @since 0.1.0
 */
export const replay = <S extends Shape>(
  compiled: Compiled<S>,
  id: string,
  entries: ReadonlyArray<JournalEntry>,
): S["record"] =>
  entries.reduce<S["record"]>(
    (record, entry) =>
      evolve(compiled, record, entry.events, entry.to, { occurredAt: entry.occurredAt, by: entry.actor.id }),
    { ...compiled.lifecycle.blank, id },
  )

/**
 * What a verification of one record found. `faults` mean that something was changed or lost. `notes` tell where
 * today's machine would lead elsewhere than the journal says: history stands, it was only decided otherwise.
 *
 * @category journal
 * @since 0.1.0
 */
export interface Verification {
  readonly entries: number
  /** `cut`: the entry that an anchor knows is not there, or is another. */
  readonly faults: ReadonlyArray<
    ChainFault | { readonly sequence: number; readonly fault: "head" | "version" | "record" | "cut" }
  >
  readonly notes: ReadonlyArray<{
    readonly sequence: number
    readonly from: string
    readonly command: string
    readonly to: string
  }>
}

/**
 * Verifies a record against its journal: chain unbroken, head and version those of the last entry, record equal
 * to the replay; and, where the record's head in an anchor is given, that entry still in its place.
 *
 * @category journal
 * @since 0.1.0
 */
export const verify = (
  compiled: Compiled,
  stored: Stored,
  entries: ReadonlyArray<JournalEntry>,
  anchored?: ChainHead,
): Verification => {
  const faults: Array<Verification["faults"][number]> = [...chainFaults(entries)]
  const last = entries.at(-1)
  const sequence = last?.sequence ?? 0
  if (last?.hash !== stored.head) faults.push({ sequence, fault: "head" })
  if (sequence !== stored.version) faults.push({ sequence, fault: "version" })
  if (digestOf(replay(compiled, stored.id, entries)) !== digestOf(wholeRecord(compiled, stored.record)))
    faults.push({ sequence, fault: "record" })
  if (anchored !== undefined && entries[anchored.version - 1]?.hash !== anchored.head)
    faults.push({ sequence: anchored.version, fault: "cut" })
  const notes = entries.flatMap(({ sequence, from, command, to }) =>
    leadsTo(compiled, from, command, to) ? [] : [{ sequence, from, command, to }],
  )
  return { entries: entries.length, faults, notes }
}

const leadsTo = (compiled: Compiled, from: string, command: string, to: string): boolean => {
  if (command === noticeCommand) return from === to
  if (command === adoptCommand) return compiled.table.statuses.has(to)
  const step = compiled.table.steps.get(command)?.get(from)
  return step !== undefined && (step.otherwise === to || step.branches.some((branch) => branch.target === to))
}
