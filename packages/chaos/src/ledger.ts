/** The supervisor's own account of what was asked and answered, kept where no kill reaches it. */
import { journey, keyOf, type Shape, type Slot, ticketId } from "./journey.ts"
import type { Position, Report } from "./pipe.ts"

/** One ticket as the supervisor knows it. */
export interface LedgerTicket {
  readonly id: string
  /** The commands of its journey that were sent, in order, each with who gave it and under which key. */
  readonly sent: ReadonlyArray<{ readonly command: string; readonly by: string; readonly key: string }>
  /** How many of them were acknowledged: all, or all but the last. */
  readonly acknowledged: number
}

export interface Counts {
  readonly sent: number
  readonly acknowledged: number
  /** Commands that had taken effect although their answer was lost, and were answered when asked again. */
  readonly unacknowledgedCommitted: number
  readonly wrong: ReadonlyArray<string>
  /** Failures after which a worker asked again, by reason. */
  readonly failed: Readonly<Record<string, number>>
}

export class Ledger {
  readonly #shape: Shape
  readonly #tickets = new Map<string, { readonly slot: Slot; sent: number; acknowledged: number }>()
  readonly #current: Array<Array<Position>>
  readonly #wrong: Array<string> = []
  readonly #failed: Record<string, number> = {}
  #again = 0

  constructor(shape: Shape) {
    this.#shape = shape
    this.#current = Array.from({ length: shape.workers }, (_, worker) =>
      Array.from({ length: shape.lanes }, (_, lane) => ({ worker, lane, ticket: 0, step: 0, pending: false })),
    )
  }

  /** Where the lanes of a worker go on. */
  lanes(worker: number): ReadonlyArray<Position> {
    return this.#current[worker]!
  }

  note(report: Report): void {
    switch (report.type) {
      case "ready":
        return
      case "failed":
        this.#failed[report.reason] = (this.#failed[report.reason] ?? 0) + 1
        return
      case "refused": {
        const { slot, step, reason } = report
        this.#wrong.push(`${keyOf(slot, step)}: refused, ${reason}`)
        this.#current[slot.worker]![slot.lane] = { ...slot, ticket: slot.ticket + 1, step: 0, pending: false }
        return
      }
      case "sent": {
        const { slot, step } = report
        const ticket = this.#ticket(slot)
        ticket.sent = Math.max(ticket.sent, step + 1)
        this.#current[slot.worker]![slot.lane] = { ...slot, step, pending: true }
        return
      }
      case "acknowledged": {
        const { slot, step, again, last, wrong } = report
        this.#ticket(slot).acknowledged = step + 1
        if (again) this.#again += 1
        if (wrong !== undefined) this.#wrong.push(`${keyOf(slot, step)}: ${wrong}`)
        this.#current[slot.worker]![slot.lane] = last
          ? { ...slot, ticket: slot.ticket + 1, step: 0, pending: false }
          : { ...slot, step: step + 1, pending: false }
        return
      }
    }
  }

  tickets(): ReadonlyArray<LedgerTicket> {
    return [...this.#tickets.values()].map(({ slot, sent, acknowledged }) => ({
      id: ticketId(slot),
      acknowledged,
      sent: journey(slot, this.#shape)
        .slice(0, sent)
        .map(({ command, by }, step) => ({ command, by, key: keyOf(slot, step) })),
    }))
  }

  counts(): Counts {
    const tickets = [...this.#tickets.values()]
    return {
      sent: tickets.reduce((sum, { sent }) => sum + sent, 0),
      acknowledged: tickets.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      unacknowledgedCommitted: this.#again,
      wrong: this.#wrong,
      failed: this.#failed,
    }
  }

  #ticket(slot: Slot) {
    const id = ticketId(slot)
    const known = this.#tickets.get(id)
    if (known !== undefined) return known
    const ticket = { slot, sent: 0, acknowledged: 0 }
    this.#tickets.set(id, ticket)
    return ticket
  }
}
