/** What is owed on a defective return, by when, and by which clause. Every figure is the policy's. */
import type { DutyDefinition, DutyStart } from "../../engine/duty-definition.ts"
import type { DefectiveReturnShape } from "./defective-return-shape.ts"

const minuteMs = 60_000

const working = (minutes: number): DutyStart => ({ limit: { type: "working", ms: minutes * minuteMs } })

/**
 * The duties of a defective return: it comes back, and what is to be scrapped is put up for it.
 *
 * @category defective return
 * @since 0.1.0
 */
export const defectiveReturnDuties = {
  "defective-part-returned": {
    clause: "5.3.3",
    calendar: "company",
    starts: { expected: (_data, _record, { parts }) => working(parts.defectiveReturnWorkingMinutes) },
    meets: { received: true },
    waives: { reportedMissing: true },
  },
  "put-up-for-scrap": {
    clause: "5.4.1",
    calendar: "company",
    starts: {
      decided: ({ as }, _record, { parts }) =>
        as === "scrap" ? working(parts.scrapApplicationWorkingMinutes) : undefined,
    },
    meets: { scrapped: true },
    waives: { decided: ({ as }) => (as === "scrap" ? undefined : "") },
  },
} satisfies Readonly<Record<string, DutyDefinition<DefectiveReturnShape>>>
