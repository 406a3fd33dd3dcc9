/** What is owed on a scrap application. Every figure is the policy's. */
import type { DutyDefinition, DutyStart } from "../../engine/duty-definition.ts"
import type { Policy } from "../../regulation/policy.ts"
import { monthsLater } from "../../time/months-later.ts"
import { minute } from "../../time/instant.ts"
import type { ScrapShape } from "./scrap-shape.ts"

const applying = (_data: unknown, _scrap: unknown, { parts }: Policy): DutyStart => ({
  limit: { type: "working", ms: parts.scrapApplicationWorkingMinutes * minute },
})
const deciding = (_data: unknown, _scrap: unknown, { parts }: Policy): DutyStart => ({
  limit: { type: "working", ms: parts.scrapApprovalWorkingMinutes * minute },
})

/**
 * The duties of a scrap application: what is damaged is put up for scrap promptly (anew where an application was
 * rejected or withdrawn), the application is decided, and what is in custody is destroyed before another person's eyes.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapDuties = {
  "put-up-in-time": {
    clause: "5.4.1",
    calendar: "company",
    starts: {
      reported: applying,
      rejected: applying,
      withdrawn: applying,
    },
    meets: { applied: true },
    waives: { dismissed: true, sentBack: (_data, { lines }) => (lines.length === 0 ? "" : undefined) },
  },
  "decided-in-time": {
    clause: "5.4.2",
    calendar: "company",
    starts: { applied: deciding, edited: deciding },
    meets: { approved: true, rejected: true },
    waives: { withdrawn: true },
  },
  "destroyed-in-time": {
    clause: "5.4.3",
    calendar: "company",
    starts: {
      takenIntoCustody: (_data, _scrap, { programme }, at) => ({
        limit: { type: "by", at: monthsLater(at, programme.destructionEveryMonths) },
      }),
    },
    meets: { witnessed: true },
  },
} satisfies Readonly<Record<string, DutyDefinition<ScrapShape>>>
