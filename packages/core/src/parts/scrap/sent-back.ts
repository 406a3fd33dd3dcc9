/** What a return to the supplier takes of reported damage: it is sent back, and no decision is owed on it any more. */
import { accountKey } from "../../ledger/movement.ts"
import type { TakenLine } from "../taken-line.ts"
import type { ScrapLine } from "./scrap-record.ts"

interface Taken {
  readonly line: number
  readonly quantity: number
}

/** The lines of a report without what is taken of them. */
export const linesWithout = <L extends Pick<ScrapLine, "line" | "quantity">>(
  lines: ReadonlyArray<L>,
  taken: ReadonlyArray<Taken>,
): ReadonlyArray<L> =>
  lines.flatMap((line) => {
    const gone = taken.reduce((sum, one) => sum + (one.line === line.line ? one.quantity : 0), 0)
    return line.quantity > gone ? [{ ...line, quantity: line.quantity - gone }] : []
  })

type Goods = Pick<TakenLine, "line" | "part" | "item" | "place" | "quantity">

/**
 * What goods that are sent back take of each report, by its id: of the same part, lot or piece at the same place, the
 * reports one after another, each piece of goods once.
 */
export const takenOfReports = (
  goods: ReadonlyArray<Goods>,
  reports: ReadonlyArray<{ readonly id: string; readonly lines: ReadonlyArray<Goods> }>,
): ReadonlyMap<string, ReadonlyArray<Taken>> => {
  const left = goods.map((one) => ({ ...one }))
  const taken = new Map<string, Array<Taken>>()
  for (const { id, lines } of reports) {
    for (const line of lines) {
      let open = line.quantity
      for (const one of left) {
        const quantity = accountKey(one) === accountKey(line) ? Math.min(open, one.quantity) : 0
        if (quantity === 0) continue
        open -= quantity
        one.quantity -= quantity
        taken.set(id, [...(taken.get(id) ?? []), { line: line.line, quantity }])
      }
    }
  }
  return taken
}
