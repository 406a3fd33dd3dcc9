/** What is owed on a receipt, by when. Every figure is the policy's. */
import type { DutyDefinition } from "../../engine/duty-definition.ts"
import { minute } from "../../time/instant.ts"
import { isInspected, lineOf, type Receipt, waitingOf } from "./receipt-record.ts"
import type { ReceiptShape } from "./receipt-shape.ts"

// A line's key, once nothing of it waits for a bin.
const putAway = ({ line: number }: { readonly line: number }, receipt: Receipt) => {
  const line = lineOf(receipt, number)
  return line !== undefined && waitingOf(line) === 0 ? String(number) : undefined
}

const allInspected = (_data: unknown, { lines }: Receipt) => (lines.every(isInspected) ? "" : undefined)

/**
 * The duties of a receipt: the delivery is inspected, and each line of which something passed is put away.
 *
 * @category receipt
 * @since 0.1.0
 */
export const receiptDuties = {
  "arrivals-inspected": {
    clause: "5.2.2",
    calendar: "company",
    starts: {
      arrived: (_data, _receipt, { parts }) => ({
        limit: { type: "working", ms: parts.inspectionWorkingMinutes * minute },
      }),
    },
    meets: { inspected: allInspected, lossRecorded: allInspected },
  },
  "passed-put-away": {
    clause: "5.2.3",
    calendar: "company",
    starts: {
      inspected: ({ line, passed }, _receipt, { parts }) =>
        passed === 0
          ? undefined
          : { limit: { type: "working", ms: parts.putAwayWorkingMinutes * minute }, key: String(line) },
    },
    meets: { putAway, setApart: putAway, lossRecorded: putAway },
  },
} satisfies Readonly<Record<string, DutyDefinition<ReceiptShape>>>
