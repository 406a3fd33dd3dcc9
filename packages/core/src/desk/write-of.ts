/** What of a record is written: the record, its columns, and its open duties with their deadlines as things stand. */
import { columnsOf, type Compiled } from "../engine/compile.ts"
import type { Calendars } from "../engine/duty-changes.ts"
import { dutyTimes } from "../engine/notice.ts"
import type { Trail } from "../engine/trail.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Stored } from "../storage/record.ts"
import type { OpenDuty } from "../storage/open-duty.ts"
import type { Write } from "../storage/unit-of-work.ts"
import type { Duty } from "../time/duty.ts"

/** A record's part in a unit of work, beside the version of it that was read. */
export const writeOf = (
  compiled: Compiled,
  before: Stored | undefined,
  stored: Stored,
  { calendars, policyOf }: { readonly calendars: Calendars; readonly policyOf: (duty: Duty) => Policy },
): Write => {
  const { stays } = stored.trail
  const duties = openDuties(stored.trail).map((duty) => ({
    duty: duty.id,
    key: duty.key,
    ...dutyTimes(compiled, duty, { stays, policyOf, calendars }),
  }))
  const dutiesBefore = before && asWritten(before.trail)
  return {
    expectedVersion: before?.version ?? 0,
    row: {
      ...stored,
      trail: { ...stored.trail, dutyTimes: duties.map(({ due, actAt }) => [due, actAt]) },
      columns: columnsOf(compiled.lifecycle, stored.record as never),
    },
    duties,
    ...(dutiesBefore === undefined ? {} : { dutiesBefore }),
  }
}

const openDuties = ({ duties }: Trail): ReadonlyArray<Duty> => duties.filter(({ outcome }) => outcome === undefined)

// Calendars may have changed since: worked out anew, the times could be others than those that stand in the rows.
const asWritten = (trail: Trail): ReadonlyArray<OpenDuty> | undefined =>
  trail.dutyTimes &&
  openDuties(trail).map(({ id, key }, at) => {
    const [due, actAt] = trail.dutyTimes![at]!
    return { duty: id, key, due, actAt }
  })
