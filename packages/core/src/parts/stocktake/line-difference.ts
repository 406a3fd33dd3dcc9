/** What a line's counts say: whether they differ from the books, by too much, and whether its stock moved since. */
import type { Balance } from "../../ledger/movement.ts"
import type { Policy } from "../../regulation/policy.ts"
import type { Sighting, Stocktake, StocktakeLine } from "./stocktake-record.ts"

/** What the last count of a line has seen; nothing before the first. */
export const lastSeen = ({ counts }: StocktakeLine): ReadonlyArray<Sighting> => counts.at(-1)?.seen ?? []

/** Whether the last count agrees with the books, lot by lot and piece by piece. */
export const agrees = (line: StocktakeLine): boolean =>
  line.counts.length > 0 && lastSeen(line).every(({ counted, booked }) => counted === booked)

/**
 * Whether a line is to be counted again: its last count differs by more than the policy allows, and the count before,
 * which was another person's, did not.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const isRecountDue = (line: StocktakeLine, policy: Policy): boolean => {
  const [last, before] = [line.counts.at(-1), line.counts.at(-2)]
  const differs = (seen: ReadonlyArray<Sighting>) => differsTooMuch(line, seen, policy)
  return last !== undefined && differs(last.seen) && !(before !== undefined && differs(before.seen))
}

const differsTooMuch = (
  { tracking }: StocktakeLine,
  seen: ReadonlyArray<Sighting>,
  { parts: { stocktake } }: Policy,
): boolean =>
  seen.some(({ counted, booked }) => {
    const difference = Math.abs(counted - booked)
    return difference > 0 && (tracking === "serial" || 100 * difference > stocktake.recountDifferencePercent * booked)
  })

/**
 * Whether anything was posted on a line's accounts after its last count, or after that was accepted. An account that
 * is empty then and now has not moved, whatever came and went between.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const hasMoved = (line: StocktakeLine, stock: ReadonlyArray<Balance>): boolean => {
  const known = new Map((line.accepted ?? lastSeen(line)).map(({ item, postings }) => [item, postings]))
  for (const { item, postings } of stockAt(line, stock)) {
    if ((known.get(item) ?? 0) !== postings) return true
    known.delete(item)
  }
  return [...known.values()].some((postings) => postings > 0)
}

/** The balances of a line's accounts. */
export const stockAt = ({ part, place }: StocktakeLine, stock: ReadonlyArray<Balance>): ReadonlyArray<Balance> =>
  stock.filter((balance) => balance.part === part && balance.place === place)

/**
 * How well book and shelf agreed: the lines that were counted, and those among them whose count was what the books
 * said.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const accuracyOf = ({ lines }: Stocktake): { readonly linesCounted: number; readonly linesRight: number } => ({
  linesCounted: lines.filter(({ counts }) => counts.length > 0).length,
  linesRight: lines.filter((line) => agrees(line)).length,
})
