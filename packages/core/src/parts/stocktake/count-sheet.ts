/** What people get who count: where to look for what, and nothing of what the books say. */
import type { Policy } from "../../regulation/policy.ts"
import { isRecountDue } from "./line-difference.ts"
import type { Stocktake, StocktakeLine } from "./stocktake-record.ts"

/**
 * A line to count. `lastBy` counted it before, so that another person counts it now.
 *
 * @category stocktake
 * @since 0.1.0
 */
export interface LineToCount extends Pick<StocktakeLine, "line" | "part" | "place" | "tracking"> {
  readonly command: "count" | "recount"
  readonly lastBy?: string
}

/**
 * The lines of a stocktake that are still to be counted, or to be counted again, without any figure: whoever counts
 * sees neither the books nor the count before.
 *
 * @example
 * ```ts
 * import { defaultPolicy } from "@fieldcare/core/regulation"
 *
 * const counted = { item: "", counted: 7, booked: 9, postings: 2 }
 * const lines = [
 *   { line: 1, part: "K-20", place: "bin:A-1", tracking: "none", counts: [] },
 *   { line: 2, part: "F-10", place: "bin:A-1", tracking: "none", counts: [{ by: "anna", at: 0, seen: [counted] }] },
 * ] as const
 * countSheet({ lines }, defaultPolicy).map(({ line, command }) => `${line} ${command}`) // => ["1 count", "2 recount"]
 * ```
 * @category stocktake
 * @since 0.1.0
 */
export const countSheet = ({ lines }: Pick<Stocktake, "lines">, policy: Policy): ReadonlyArray<LineToCount> =>
  lines.flatMap((one): ReadonlyArray<LineToCount> => {
    const { line, part, place, tracking, counts } = one
    const last = counts.at(-1)
    if (last === undefined) return [{ line, part, place, tracking, command: "count" }]
    return isRecountDue(one, policy) ? [{ line, part, place, tracking, command: "recount", lastBy: last.by }] : []
  })
