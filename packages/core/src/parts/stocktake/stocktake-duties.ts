/** What is owed on a stocktake. Every figure is the policy's. */
import type { DutyDefinition, DutyStart } from "../../engine/duty-definition.ts"
import type { Policy } from "../../regulation/policy.ts"
import { minute } from "../../time/instant.ts"
import type { StocktakeShape } from "./stocktake-shape.ts"

const counting = (_data: unknown, _stocktake: unknown, { parts: { stocktake } }: Policy): DutyStart => ({
  limit: { type: "working", ms: stocktake.countWorkingMinutes * minute },
})
const reviewing = (_data: unknown, _stocktake: unknown, { parts: { stocktake } }: Policy): DutyStart => ({
  limit: { type: "working", ms: stocktake.reviewWorkingMinutes * minute },
})

/**
 * The duties of a stocktake: it is counted, and then reviewed, in working time of the company. A recount after the
 * count was finished begins both anew.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeDuties = {
  "counted-in-time": {
    clause: "5.1.2",
    calendar: "company",
    starts: { started: counting, countReopened: counting },
    meets: { countFinished: true },
  },
  "reviewed-in-time": {
    clause: "5.1.2",
    calendar: "company",
    starts: { countFinished: reviewing },
    meets: { reviewed: true },
    waives: { countReopened: true },
  },
} satisfies Readonly<Record<string, DutyDefinition<StocktakeShape>>>
