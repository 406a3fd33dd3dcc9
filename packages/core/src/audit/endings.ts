/** How the cases of a log stand at its end: their statuses, the months they began in, what is still owed. */
import type { Compiled } from "../engine/compile.ts"
import { yearOf } from "../time/civil-day.ts"
import { day, type Instant } from "../time/instant.ts"
import { timeZone } from "../time/time-zone.ts"
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
  readonly #statuses = new Map<string, number>()
  readonly #months = new Map<string, AuditMonth>()
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
    for (const [month, counts] of this.#months) copy.#months.set(month, counts)
    return copy
  }

  add({ status, beganAt, breached, late }: Ending): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1)
    const month = this.#monthOf(beganAt)
    const counts = this.#months.get(month) ?? { month, cases: 0, breached: 0, late: 0 }
    this.#months.set(month, {
      month,
      cases: counts.cases + 1,
      breached: counts.breached + Number(breached),
      late: counts.late + Number(late),
    })
  }

  // Cases that follow each other mostly began on the same day.
  #monthOf(at: Instant): string {
    const { from, to } = this.#month
    if (at < from || at >= to) this.#month = monthAt(this.#zone, at)
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

interface MonthSpan {
  readonly month: string
  /** A span within the month: the local day of the instant that was asked for, where no clock is changed on it. */
  readonly from: Instant
  readonly to: Instant
}

const monthAt = (zone: string, at: Instant): MonthSpan => {
  const stretch = timeZone(zone)
    ?.stretchesOf(yearOf(at))
    .find(({ from, to }) => at >= from && at < to)
  const offset = stretch?.offset ?? 0
  const from = Math.floor((at + offset) / day) * day - offset
  return {
    month: new Date(at + offset).toISOString().slice(0, 7),
    from: Math.max(from, stretch?.from ?? from),
    to: Math.min(from + day, stretch?.to ?? from + day),
  }
}
