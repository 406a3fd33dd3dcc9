/** Who gets what was put away: the requisitions that wait for the part, in the order of their ids. */
import { placeOf } from "../../ledger/place.ts"
import type { Placement } from "./receipt-record.ts"

/**
 * What a receipt needs to know of a requisition that waits.
 *
 * @category receipt
 * @since 0.1.0
 */
export interface WaitingRequisition {
  readonly id: string
  readonly lines: ReadonlyArray<{
    readonly line: number
    readonly part: string
    readonly quantity: number
    readonly reserved: ReadonlyArray<{ readonly quantity: number }>
  }>
}

/**
 * What is reserved for a line of a requisition: how much of which lot or piece, and where. `item` is absent where the
 * part is tracked by neither.
 *
 * @category receipt
 * @since 0.1.0
 */
export interface Reservation {
  readonly line: number
  readonly place: string
  readonly item?: string
  readonly quantity: number
}

/**
 * Shares out what was put away of a part: each requisition in the order of its id, each of its lines in turn, gets what
 * it is short of, until nothing is left. The same goods and the same requisitions always lead to the same shares.
 *
 * @category receipt
 * @since 0.1.0
 */
export const sharedOut = (
  part: string,
  placements: ReadonlyArray<Placement>,
  waiting: ReadonlyArray<WaitingRequisition>,
): ReadonlyMap<string, ReadonlyArray<Reservation>> => {
  const left = placements.map(({ bin, item, quantity }) => ({ place: placeOf("bin", bin), item, quantity }))
  const shares = new Map<string, Array<Reservation>>()
  for (const { id, lines } of waiting.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    for (const { line, quantity, reserved, part: wanted } of lines) {
      if (wanted !== part) continue
      let short = quantity - reserved.reduce((sum, holding) => sum + holding.quantity, 0)
      for (const goods of left) {
        const taken = Math.min(short, goods.quantity)
        if (taken <= 0) continue
        short -= taken
        goods.quantity -= taken
        const { place, item } = goods
        const share = { line, place, ...(item === "" ? {} : { item }), quantity: taken }
        shares.set(id, [...(shares.get(id) ?? []), share])
      }
    }
  }
  return shares
}
