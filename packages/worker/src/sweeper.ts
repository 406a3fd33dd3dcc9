/** The sweeper: attends to duties whose time has come, in any number of processes, each duty once. */
import type { Attendance, Desk } from "@fieldcare/core"
import type { DutyRow } from "@fieldcare/core/storage"
import type { Actor } from "@fieldcare/core/trust"
import * as Effect from "effect/Effect"
import { poller, type Running } from "./poller.ts"
import { checkedFigures, listed, newClaim, textOf, type WorkerSettings } from "./setting.ts"

/**
 * What a sweeper is made with. Without more: pages of 100 duties, 4 side by side, a lease of a minute, a round every
 * 5 seconds.
 *
 * @category sweeper
 * @since 0.1.0
 */
export interface SweeperSettings extends WorkerSettings {
  readonly desk: Pick<Desk<never, never>, "attend">
  /** The id that signs what the sweeper does; `system` without it. Its one role is `system`. */
  readonly actorId?: string
  /** Told after each page what was done so far in this round. */
  readonly onProgress?: (counts: SweepCounts) => void
}

/**
 * What one round has done, in duties.
 *
 * @category sweeper
 * @since 0.1.0
 */
export interface SweepCounts {
  /** Duties whose declared command was given. */
  commanded: number
  /** Duties that were noted: reminded, overdue or escalated. */
  reminded: number
  overdue: number
  escalated: number
  /** Duties about which somebody else had done what was to be done. */
  nothing: number
  /** Of those noted, duties whose declared command the desk refused. */
  refused: number
  /** Duties that could not be attended to; they come again when their lease runs out. */
  failed: number
}

/**
 * A sweeper.
 *
 * @category sweeper
 * @since 0.1.0
 */
export interface Sweeper extends Running {
  /**
   * Attends to everything that is due, page by page; with a signal, until that is aborted, settling what is under way.
   * Rejects with a `StorageError` when nothing can be claimed.
   */
  readonly runOnce: (stopping?: AbortSignal) => Promise<SweepCounts>
}

/**
 * Makes a sweeper.
 *
 * **Details**
 *
 * For each duty whose time has come, the desk gives the command that was declared for its deadline, as `system`, or
 * notes in the record's journal that the duty is due before long, late, or goes higher up. A note is made once, and
 * its message leaves with it. What came due while no sweeper ran is attended to by the next: of stages that were
 * missed, the furthest is noted.
 *
 * @example
 * ```ts
 * const begun = (desk, storage) => {
 *   const clock = sweeper({ desk, storage, tenants: ["acme"] })
 *   clock.start()
 *   return clock // whose `stop()` is called before the host ends
 * }
 * ```
 * @category sweeper
 * @since 0.1.0
 */
export const sweeper = (settings: SweeperSettings): Sweeper => {
  const { pollMs = 5_000, leaseMs = 60_000, pageSize = 100, concurrency = 4 } = settings
  const figures = checkedFigures({ pollMs, leaseMs, pageSize, concurrency })
  const failed = (error: unknown) =>
    settings.onProblem?.({ at: "a round of the sweeper", problem: textOf(error), cause: error })
  const round = (stopping?: AbortSignal) => sweep({ ...settings, ...figures }, stopping)
  return { runOnce: round, ...poller({ round, pollMs, failed }) }
}

type Sweeping = SweeperSettings & { readonly leaseMs: number; readonly pageSize: number; readonly concurrency: number }

const sweep = async (sweeping: Sweeping, stopping?: AbortSignal): Promise<SweepCounts> => {
  const counts: SweepCounts = {
    commanded: 0,
    reminded: 0,
    overdue: 0,
    escalated: 0,
    nothing: 0,
    refused: 0,
    failed: 0,
  }
  const { storage, pageSize: limit, leaseMs, clock = Date.now } = sweeping
  for (const tenant of await listed(sweeping.tenants)) {
    for (;;) {
      if (stopping?.aborted === true) break
      const now = clock()
      const duties = await Effect.runPromise(
        storage.claimDuties({ tenant, claim: newClaim(), now, until: now + leaseMs, limit }),
      )
      // What was commanded may be due again at once: a round that missed several goes through them all.
      if (duties.length === 0) break
      await attended(sweeping, duties, now + leaseMs, counts)
      sweeping.onProgress?.({ ...counts })
    }
  }
  return counts
}

// Duties of one record are noted together by the first of them; one after the other they do not race each other.
const attended = (
  sweeping: Sweeping,
  duties: ReadonlyArray<DutyRow>,
  until: number,
  counts: SweepCounts,
): Promise<void> => {
  const records = Map.groupBy(duties, ({ kind, id }) => `${kind} ${id}`)
  return Effect.runPromise(
    Effect.forEach([...records.values()], (rows) => Effect.promise(() => inTurn(sweeping, rows, until, counts)), {
      concurrency: sweeping.concurrency,
      discard: true,
    }),
  )
}

const inTurn = async (
  { desk, actorId = "system", clock = Date.now, onProblem }: Sweeping,
  rows: ReadonlyArray<DutyRow>,
  until: number,
  counts: SweepCounts,
): Promise<void> => {
  for (const row of rows) {
    // Past the lease somebody else may be at it. It would be done once all the same, by twice the work.
    if (clock() >= until) return
    const actor: Actor = { id: actorId, tenant: row.tenant, roles: ["system"] }
    const at = `${row.tenant}/${row.kind}/${row.id} ${row.duty}${row.key === "" ? "" : ` ${row.key}`}`
    try {
      const attendance = await desk.attend(actor, row)
      count(counts, attendance)
      if (attendance.refused !== undefined)
        onProblem?.({ at, problem: textOf(attendance.refused), cause: attendance.refused })
    } catch (error) {
      counts.failed += 1
      onProblem?.({ at, problem: textOf(error), cause: error })
    }
  }
}

const count = (counts: SweepCounts, { done, changes, refused }: Attendance): void => {
  if (done !== "noticed") counts[done] += 1
  for (const change of changes) if (change.type === "noticed") counts[change.stage] += 1
  if (refused !== undefined) counts.refused += 1
}
