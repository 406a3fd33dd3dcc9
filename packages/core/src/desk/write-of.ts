/** What of a record is written: the record, its columns, and its open duties with their deadlines as things stand. */
import { columnsOf, type Compiled } from "../engine/compile.ts"
import type { Calendars } from "../engine/duty-changes.ts"
import { dutyTimes } from "../engine/notice.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Stored } from "../storage/record.ts"
import type { Write } from "../storage/storage.ts"
import type { Duty } from "../time/duty.ts"

/** A record's part in a unit of work. */
export const writeOf = (
  compiled: Compiled,
  expectedVersion: number,
  stored: Stored,
  { calendars, policyOf }: { readonly calendars: Calendars; readonly policyOf: (duty: Duty) => Policy },
): Write => {
  const { stays, duties } = stored.trail
  return {
    expectedVersion,
    row: { ...stored, columns: columnsOf(compiled.lifecycle, stored.record as never) },
    duties: duties
      .filter((duty) => duty.outcome === undefined)
      .map((duty) => ({ duty: duty.id, key: duty.key, ...dutyTimes(compiled, duty, { stays, policyOf, calendars }) })),
  }
}
