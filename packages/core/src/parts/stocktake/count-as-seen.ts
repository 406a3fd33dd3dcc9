/** From what somebody has seen of a line to what the ledger can compare: lot by lot, piece by piece. */
import type { Balance } from "../../ledger/movement.ts"
import { normalizeSerial } from "../serial.ts"
import { stockAt } from "./line-difference.ts"
import type { StocktakeCommands } from "./stocktake-commands.ts"
import type { Sighting, StocktakeLine } from "./stocktake-record.ts"

/**
 * What was said of one line.
 *
 * @category stocktake
 * @since 0.1.0
 */
export type Said = StocktakeCommands["count"]["counts"][number]

/** The lots or serial numbers that were named, as the ledger keeps them; of a part with neither its one account. */
export const namedItems = (
  { counted, serials, lots }: Said,
  tracking: StocktakeLine["tracking"],
): ReadonlyArray<Pick<Sighting, "item" | "written" | "counted">> => {
  if (tracking === "serial")
    return (serials ?? []).map((written) => ({ item: normalizeSerial(written) ?? "", written, counted: 1 }))
  if (tracking === "lot")
    return (lots ?? []).map(({ lot, counted }) => ({ item: normalizeSerial(lot) ?? "", written: lot, counted }))
  return [{ item: "", counted: counted ?? 0 }]
}

/** What was seen of a line beside what the books say of it now. What they have and nobody named was not there. */
export const sightingsOf = (
  line: StocktakeLine,
  said: Said,
  stock: ReadonlyArray<Balance>,
): ReadonlyArray<Sighting> => {
  const balances = new Map(stockAt(line, stock).map((balance) => [balance.item, balance]))
  const named = namedItems(said, line.tracking)
  const missed = [...balances.keys()].filter((item) => !named.some((one) => one.item === item))
  return [...named, ...missed.map((item) => ({ item, counted: 0 }))].map((one) => {
    const { quantity: booked = 0, postings = 0 } = balances.get(one.item) ?? {}
    return { ...one, booked, postings }
  })
}
