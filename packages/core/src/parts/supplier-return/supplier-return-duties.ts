/** What is owed on a return to a supplier: that the supplier answers. */
import type { DutyDefinition } from "../../engine/duty-definition.ts"
import { day } from "../../time/instant.ts"
import type { SupplierReturnShape } from "./supplier-return-shape.ts"

/**
 * The duties of a return to a supplier. The days are the policy's, counted around the clock from the shipment on.
 *
 * @category supplier return
 * @since 0.1.0
 */
export const supplierReturnDuties = {
  "answered-in-time": {
    clause: "5.2.1",
    calendar: "company",
    starts: {
      shipped: (_data, _one, { parts }) => ({ limit: { type: "elapsed", ms: parts.supplierAnswerDays * day } }),
    },
    meets: { creditRecorded: true, replacementRecorded: true, refusalRecorded: true },
  },
} satisfies Readonly<Record<string, DutyDefinition<SupplierReturnShape>>>
