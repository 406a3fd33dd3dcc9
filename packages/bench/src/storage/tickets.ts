/** Tickets that are in the tables, with the versions that they are at: what contestants write, one after the other. */

import type { UnitOfWork } from "@fieldcare/core/storage"
import { newKey, type Repair } from "./repair.ts"

/** How many tickets fill the tables; more of them do not fit in the server's memory, fewer do. */
export const ticketCount = Number(process.env["FIELDCARE_BENCH_TICKETS"] ?? 6_400)

/** As long as the ids that a desk makes. */
export const idOf = (ticket: number): string => `0197f2c4-7e1b-7000-8000-${String(ticket).padStart(12, "0")}`

/** Every fourth ticket is the desk's: whoever commits by hand would change its status. */
export const isDesks = (ticket: number): boolean => ticket % 4 === 3

export class Tickets {
  readonly count: number
  readonly #repair: Repair
  readonly #versions: Int32Array
  #random = 1

  constructor(repair: Repair, count = ticketCount) {
    this.count = count
    this.#repair = repair
    this.#versions = new Int32Array(count).fill(repair.onSite.writes[0]!.row.version)
  }

  /** Some ticket of those that belong to a caller; no two callers ever ask for the same. */
  some(caller: number, callers: number, desks: boolean): number {
    // Park and Miller's generator: the same tickets in every run.
    this.#random = (this.#random * 48_271) % 2_147_483_647
    const mine = Math.floor(this.count / 4 / callers)
    const four = (this.#random % mine) * callers + caller
    return four * 4 + (desks ? 3 : this.#random % 3)
  }

  /** What makes a ticket as it is at the beginning, all at once. */
  first(ticket: number): UnitOfWork {
    const { writes, entries, key, ...rest } = this.#repair.onSite
    const { row, duties } = writes[0]!
    const id = idOf(ticket)
    const record = { ...(row.record as object), id }
    const remembered = { ...key!.remembered, id }
    return {
      ...rest,
      writes: [{ expectedVersion: 0, row: { ...row, id, record }, duties }],
      entries: [{ ...entries[0]!, id }],
      messages: [],
      key: { actor: key!.actor, key: newKey(), remembered },
    }
  }

  /** The next unit of a ticket, at the version that it is known to be at. */
  next(ticket: number): UnitOfWork {
    const expectedVersion = this.#versions[ticket]!
    const { halfway } = this.#repair
    const unit = halfway[expectedVersion % halfway.length]!
    const { row, duties } = unit.writes[0]!
    const [id, version] = [idOf(ticket), expectedVersion + 1]
    const record = { ...(row.record as object), id }
    const remembered = { ...unit.key!.remembered, id, version }
    return {
      ...unit,
      writes: [{ expectedVersion, row: { ...row, id, version, record }, duties }],
      entries: [{ ...unit.entries[0]!, id, sequence: version }],
      messages: [{ kind: row.kind, id, sequence: version }],
      key: { actor: unit.key!.actor, key: newKey(), remembered },
    }
  }

  /** Says that the next unit of a ticket is written. */
  written(ticket: number): void {
    this.#versions[ticket]! += 1
  }
}
