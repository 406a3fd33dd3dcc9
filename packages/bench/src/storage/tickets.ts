/** Tickets that are in the tables, with the versions that they are at: what contestants write, one after the other. */

import type { UnitOfWork } from "@fieldcare/core/storage"
import { newKey, type Repair } from "./repair.ts"

/** How many tickets fill the tables; more of them do not fit in the server's memory, fewer do. */
export const ticketCount = Number(process.env["FIELDCARE_BENCH_TICKETS"] ?? 6_400)

/** What all ids begin with; twelve digits follow. As long as the ids that a desk makes. */
export const idStart = "0197f2c4-7e1b-7000-8000-"

export const idOf = (ticket: number): string => `${idStart}${String(ticket).padStart(12, "0")}`

/** The version at which all tickets begin, whatever the step that has left them so. */
export const firstVersion = ({ onSite }: Repair): number => onSite.writes[0]!.row.version

/** The unit that takes a ticket on from a version: the steps of the repair in their order, and then from the beginning. */
export const stepOf = ({ halfway }: Repair, ticket: number, before: number): UnitOfWork =>
  halfway[(before + ticket) % halfway.length]!

/** Whether a desk's commands go to it. */
const isDesks = (ticket: number): boolean => ticket % 4 === 3

/**
 * The unit that has left a ticket as it is at the beginning. There are as many at each step of the repair, so that
 * tickets of which most are never asked for get the same mixture of commands as few that go round and round.
 */
export const firstUnit = (repair: Repair, ticket: number): UnitOfWork =>
  isDesks(ticket) ? repair.onSite : stepOf(repair, ticket, firstVersion(repair) - 1)

export class Tickets {
  readonly count: number
  readonly repair: Repair
  readonly #versions: Int32Array
  #random = 1

  constructor(repair: Repair, count = ticketCount) {
    this.count = count
    this.repair = repair
    this.#versions = new Int32Array(count).fill(firstVersion(repair))
  }

  /**
   * Some ticket of those that belong to a caller; no two callers ever ask for the same. Every fourth is the
   * desk's: whoever commits by hand would change its status.
   */
  some(caller: number, callers: number, desks: boolean): number {
    // Park and Miller's generator: the same tickets in every run.
    this.#random = (this.#random * 48_271) % 2_147_483_647
    const mine = Math.floor(this.count / 4 / callers)
    const four = (this.#random % mine) * callers + caller
    return four * 4 + (desks ? 3 : this.#random % 3)
  }

  /** The next unit of a ticket, at the version that it is known to be at. */
  next(ticket: number): UnitOfWork {
    const expectedVersion = this.#versions[ticket]!
    const unit = stepOf(this.repair, ticket, expectedVersion)
    const { row, duties } = unit.writes[0]!
    const [id, version] = [idOf(ticket), expectedVersion + 1]
    const dutiesBefore = this.#before(ticket, expectedVersion).writes[0]!.duties
    const record = { ...(row.record as object), id }
    const remembered = { ...unit.key!.remembered, id, version }
    return {
      ...unit,
      writes: [{ expectedVersion, row: { ...row, id, version, record }, duties, dutiesBefore }],
      entries: [{ ...unit.entries[0]!, id, sequence: version }],
      messages: [{ kind: row.kind, id, sequence: version }],
      key: { actor: unit.key!.actor, key: newKey(), remembered },
    }
  }

  /** The unit that has left a ticket at a version. */
  #before(ticket: number, version: number): UnitOfWork {
    const repair = this.repair
    return version === firstVersion(repair) ? firstUnit(repair, ticket) : stepOf(repair, ticket, version - 1)
  }

  /** Says that the next unit of a ticket is written. */
  written(ticket: number): void {
    this.#versions[ticket]! += 1
  }
}
