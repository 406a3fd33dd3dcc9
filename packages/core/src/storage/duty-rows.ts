/** What a write does to the rows of open duties, said once for every adapter. */
import type { Instant } from "../time/instant.ts"
import type { OpenDuty } from "./open-duty.ts"
import type { Write } from "./unit-of-work.ts"

/**
 * The instant from which a duty can be claimed as its record's write leaves it: what an adapter puts down beside its
 * due. For a duty that is not to be claimed it is one that no claim can reach.
 *
 * @category storage
 * @since 0.1.0
 */
export const freeFrom = ({ due, actAt = due }: OpenDuty): Instant => actAt ?? Number.MAX_SAFE_INTEGER

/**
 * What becomes of the rows of a record's open duties.
 *
 * @category storage
 * @since 0.1.0
 */
export interface DutyRowChanges {
  /** Whether rows may be there that `ended` does not name: all but those of `opened` are to go. */
  readonly replaces: boolean
  /** Rows to write as if nobody had claimed them, over those that are there. */
  readonly opened: ReadonlyArray<OpenDuty>
  /** Rows to remove. */
  readonly ended: ReadonlyArray<Pick<OpenDuty, "duty" | "key">>
}

/**
 * What a write does to the rows of its record's open duties.
 *
 * @example
 * ```ts
 * import { dutyRowChanges } from "@fieldcare/core/storage"
 *
 * const [answer, visit] = [
 *   { duty: "answer", key: "", due: 5 },
 *   { duty: "visit", key: "", due: 9 },
 * ]
 * const later = { ...visit, due: 12 }
 * assert.deepStrictEqual(
 *   dutyRowChanges({ expectedVersion: 3, duties: [later], dutiesBefore: [answer, visit] }),
 *   { replaces: false, opened: [later], ended: [answer] },
 * )
 * ```
 * @category storage
 * @since 0.1.0
 */
export const dutyRowChanges = ({
  expectedVersion,
  duties,
  dutiesBefore,
}: Pick<Write, "expectedVersion" | "duties" | "dutiesBefore">): DutyRowChanges => {
  const before = expectedVersion === 0 ? [] : dutiesBefore
  if (before === undefined) return { replaces: true, opened: duties, ended: [] }
  const same = (one: OpenDuty) => (other: OpenDuty) => one.duty === other.duty && one.key === other.key
  const stays = (one: OpenDuty) => (other: OpenDuty) =>
    same(one)(other) && one.due === other.due && freeFrom(one) === freeFrom(other)
  return {
    replaces: false,
    opened: duties.filter((one) => !before.some(stays(one))),
    ended: before.filter((one) => !duties.some(same(one))),
  }
}
