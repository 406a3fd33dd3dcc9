/** What must hold before goods are taken in, inspected and put away (clauses 5.1.1 and 5.2). */
import { arrivalRules } from "./arrival-rules.ts"
import { inspectionRules } from "./inspection-rules.ts"
import { lossRules } from "./loss-rules.ts"
import { putAwayRules } from "./put-away-rules.ts"

/**
 * The rules of a receipt.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptRules = { ...arrivalRules, ...inspectionRules, ...putAwayRules, ...lossRules }
