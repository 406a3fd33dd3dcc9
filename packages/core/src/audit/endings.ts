/** How the cases of a log stand at its end: their statuses, the months they began in, what is still owed. */
import type { Compiled } from "../engine/compile.ts"
import { formatCivilDay, monthsAfter } from "../time/civil-day.ts"
import type { Instant } from "../time/instant.ts"
import { localDay, startOfDay, type TimeZone, timeZone } from "../time/time-zone.ts"
import type { OpenDuties } from "./duty-tally.ts"
import type { AuditMonth, AuditStatus } from "./report.ts"

/** How one case ended. */
export interface Ending {
  readonly status: string
  readonly beganAt: Instant
  readonly breached: boolean
  readonly late: boolean
}

export class Endings {
  readonly #zone: string
  #month: MonthSpan = { month: "", from: 0, to: 0 }
  #spans: ReadonlyArray<MonthSpan> = []
  readonly #statuses = new Map<string, number>()
  readonly #months = new Map<string, Counts>()
  readonly open: ReadonlyArray<OpenDuties>

  constructor(zone: string, open: ReadonlyArray<OpenDuties>) {
    this.#zone = zone
    this.open = open
  }

  copy(): Endings {
    const copy = new Endings(
      this.#zone,
      this.open.map((one) => one.copy()),
    )
    for (const [status, cases] of this.#statuses) copy.#statuses.set(status, cases)
    for (const [month, counts] of this.#months) copy.#months.set(month, { ...counts })
    copy.#spans = this.#spans
    return copy
  }

  add({ status, beganAt, breached, late }: Ending): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1)
    const month = this.#monthOf(beganAt)
    let counts = this.#months.get(month)
    if (counts === undefined) this.#months.set(month, (counts = { month, cases: 0, breached: 0, late: 0 }))
    counts.cases += 1
    if (breached) counts.breached += 1
    if (late) counts.late += 1
  }

  // Cases that follow each other mostly began in the same month, and a log has few.
  #monthOf(at: Instant): string {
    const isWithin = ({ from, to }: MonthSpan) => at >= from && at < to
    if (isWithin(this.#month)) return this.#month.month
    const known = this.#spans.find(isWithin)
    this.#month = known ?? monthAt(timeZone(this.#zone)!, at)
    if (known === undefined) this.#spans = [...this.#spans, this.#month]
    return this.#month.month
  }

  /** In the order of the lifecycle. */
  statuses({ table }: Compiled): ReadonlyArray<AuditStatus> {
    return [...table.statuses.values()].flatMap(({ name, category }) => {
      const cases = this.#statuses.get(name)
      return cases === undefined ? [] : [{ status: name, category, cases }]
    })
  }

  /** In the order of time. */
  months(): ReadonlyArray<AuditMonth> {
    return [...this.#months.values()].toSorted((one, other) => (one.month < other.month ? -1 : 1))
  }
}

type Counts = { -readonly [Field in keyof AuditMonth]: AuditMonth[Field] }

interface MonthSpan {
  readonly month: string
  readonly from: Instant
  readonly to: Instant
}

const monthAt = (zone: TimeZone, at: Instant): MonthSpan => {
  const day = localDay(zone, at)
  const written = formatCivilDay(day)
  const first = day - Number(written.slice(8)) + 1
  // At an end of the years that are known, nothing else of the month can be asked for.
  const from = startOfDay(zone, first) ?? at
  return { month: written.slice(0, 7), from, to: startOfDay(zone, monthsAfter(first, 1)) ?? at + 1 }
}
