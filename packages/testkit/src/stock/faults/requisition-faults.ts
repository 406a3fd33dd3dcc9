/** What requisitions promise: what they issued is accounted for, and what is reserved is theirs. */
import { accountKey, type Balance } from "@fieldcare/core/ledger"
import type { StockFault } from "./stock-fault.ts"

export interface Requisition {
  readonly id: string
  readonly status: string
  readonly lines: ReadonlyArray<{
    readonly line: number
    readonly quantity: number
    readonly part: string
    readonly reserved: ReadonlyArray<{ readonly place: string; readonly item: string; readonly quantity: number }>
    readonly issued: number | ReadonlyArray<{ readonly quantity: number }>
    readonly used: number
    readonly returned: number
    readonly lost: number
  }>
}

export const accounted = (requisitions: ReadonlyArray<Requisition>): ReadonlyArray<StockFault> =>
  requisitions.flatMap(({ id, status, lines }) =>
    lines.flatMap(({ line, quantity, issued, used, returned, lost }) => {
      const out = typeof issued === "number" ? issued : issued.reduce((sum, one) => sum + one.quantity, 0)
      const settled = used + returned + lost
      const isSound = settled <= out && out <= quantity && (status !== "closed" || settled === out)
      const seen = `${quantity} requested, ${out} issued, ${used} used, ${returned} returned, ${lost} lost`
      const promise = "what was issued is used, returned, lost or still out" as const
      return isSound ? [] : [{ promise, where: `${id} line ${line}, ${status}`, seen }]
    }),
  )

/** From the confirmation of the receipt on, what was reserved is issued. */
const reserving = new Set(["waiting", "reserved", "handedOver"])

export const promised = (
  balances: ReadonlyArray<Balance>,
  requisitions: ReadonlyArray<Requisition>,
): ReadonlyArray<StockFault> => {
  const told = new Map<string, number>()
  for (const { status, lines } of requisitions) {
    if (!reserving.has(status)) continue
    for (const { part, reserved } of lines)
      for (const { place, item, quantity } of reserved) {
        const key = accountKey({ part, place, item })
        told.set(key, (told.get(key) ?? 0) + quantity)
      }
  }
  const kept = new Map(balances.map((balance) => [accountKey(balance), balance.reserved]))
  return [...new Set([...told.keys(), ...kept.keys()])].flatMap((where) => {
    const [wanted, there] = [told.get(where) ?? 0, kept.get(where) ?? 0]
    const promise = "what is reserved is reserved for somebody" as const
    return wanted === there ? [] : [{ promise, where, seen: `${there} reserved, ${wanted} by requisitions` }]
  })
}
