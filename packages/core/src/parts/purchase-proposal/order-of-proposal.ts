/** The id of the purchase order that comes of a proposal, so that it comes once. */
import { digestOf } from "../../engine/journal.ts"

/**
 * The id of the purchase order that is made when this proposal is confirmed.
 *
 * @example
 * ```ts
 * orderOfProposal("2027-W01") === orderOfProposal("2027-W02") // => false
 * ```
 * @category purchase proposal
 * @since 0.1.0
 */
export const orderOfProposal = (proposal: string): string => `order-${digestOf(proposal).slice(0, 40)}`
