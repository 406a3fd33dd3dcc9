/** What lots and single pieces promise: each is known, and a single piece is in one place. */
import { accountKey, type Balance, isOutside } from "@fieldcare/core/ledger"
import type { StockFault } from "./stock-fault.ts"

export interface Unit {
  readonly id: string
  readonly part: string
  readonly item: string
  readonly place: string
  readonly status: string
}

// A unit that was only ordered is nowhere yet; one that went back is at its supplier again.
export const placed = (balances: ReadonlyArray<Balance>, units: ReadonlyArray<Unit>): ReadonlyArray<StockFault> =>
  units.flatMap((unit) => {
    const { id, part, item, place, status } = unit
    const there = balances.filter(
      (one) => one.part === part && one.item === item && one.quantity !== 0 && !isOutside(one.place),
    )
    const wanted = status === "ordered" || isOutside(place) ? [] : [`${place} 1`]
    const seen = there.map((one) => `${one.place} ${one.quantity}`)
    if (seen.join() === wanted.join()) return []
    const promise = there.length > 1 ? "a serial number is in exactly one place" : "a unit is where the ledger has it"
    return [{ promise, where: `${id} (${part} ${item}), ${status} at ${place}`, seen: seen.join(", ") || "nowhere" }]
  })

export interface Part {
  readonly id: string
  readonly tracking: "none" | "lot" | "serial"
}
export interface Lot {
  readonly part: string
  readonly item: string
}
interface Known {
  readonly parts: ReadonlyArray<Part>
  readonly lots: ReadonlyArray<Lot>
  readonly units: ReadonlyArray<Unit>
}

// Of what came back from a customer nobody knows the lot.
export const named = (balances: ReadonlyArray<Balance>, { parts, lots, units }: Known): ReadonlyArray<StockFault> => {
  const tracking = new Map(parts.map((part) => [part.id, part.tracking]))
  const names = new Set([...lots, ...units].map(({ part, item }) => `${part} ${item}`))
  return balances.flatMap((balance) => {
    const { part, item, place, quantity } = balance
    if (isOutside(place) || quantity === 0) return []
    const name = `${part} ${item}`
    const isRight = {
      none: item === "",
      lot: item === "" ? !place.startsWith("bin:") : names.has(name),
      serial: quantity === 1 && names.has(name),
      unknown: parts.length === 0,
    }[tracking.get(part) ?? "unknown"]
    const promise = "what has a lot or a serial number is known by it" as const
    return isRight ? [] : [{ promise, where: accountKey(balance), seen: `${quantity} of ${item || "no number"}` }]
  })
}
