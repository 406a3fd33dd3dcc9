/** Who gets what has come of the parts: each requisition in its turn, each of its lines, until nothing is left. */
import type { Requisition } from "../requisition/requisition-record.ts"

/**
 * Goods that lie in a bin and that nobody has reserved.
 *
 * @category waiting list
 * @since 0.1.0
 */
export interface FreeGoods {
  readonly part: string
  readonly place: string
  /** The lot or the serial number as the ledger keeps it; "" where the part is tracked by neither. */
  readonly item: string
  readonly quantity: number
}

/**
 * What sharing out looks at of a requisition that waits.
 *
 * @category waiting list
 * @since 0.1.0
 */
export interface WaitingRequisition {
  readonly id: string
  readonly lines: ReadonlyArray<
    Pick<Requisition["lines"][number], "line" | "part" | "quantity"> & {
      readonly reserved: ReadonlyArray<{ readonly quantity: number }>
    }
  >
}

/**
 * What is reserved for a line of a requisition: how much of which lot or piece, and where. `item` is absent where the
 * part is tracked by neither.
 *
 * @category waiting list
 * @since 0.1.0
 */
export interface Reservation {
  readonly line: number
  readonly place: string
  readonly item?: string
  readonly quantity: number
}

/**
 * Shares out what has come: each requisition in the order that is given, each of its lines in turn, gets what it is
 * short of, until nothing is left. The same goods and the same requisitions always lead to the same shares.
 *
 * @category waiting list
 * @since 0.1.0
 */
export const sharedOut = (
  goods: ReadonlyArray<FreeGoods>,
  inTurn: ReadonlyArray<WaitingRequisition>,
): ReadonlyMap<string, ReadonlyArray<Reservation>> => {
  const left = goods.map((one) => ({ ...one }))
  const shares = new Map<string, Array<Reservation>>()
  for (const { id, lines } of inTurn) {
    for (const { line, quantity, reserved, part } of lines) {
      let short = quantity - reserved.reduce((sum, holding) => sum + holding.quantity, 0)
      for (const one of left) {
        const taken = one.part === part ? Math.min(short, one.quantity) : 0
        if (taken <= 0) continue
        short -= taken
        one.quantity -= taken
        const { place, item } = one
        const share = { line, place, ...(item === "" ? {} : { item }), quantity: taken }
        shares.set(id, [...(shares.get(id) ?? []), share])
      }
    }
  }
  return shares
}
