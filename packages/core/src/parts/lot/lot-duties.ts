/** What is owed on a lot: that its expiry is told ahead, and that it expires on its day (clause 5.2.3). */
import type { DutyDefinition } from "../../engine/duty-definition.ts"
import { expiredInTime, type Expiring, lookedAtAhead } from "../expiry.ts"
import type { Policy } from "../../regulation/policy.ts"
import type { LotShape } from "./lot-shape.ts"

const ahead = (data: Expiring, _lot: unknown, policy: Policy) => lookedAtAhead(data, policy)

/**
 * The duties of a lot. Both are the desk's own: when the policy's days before the expiry begin, and on the day itself.
 *
 * @category lot
 * @since 0.1.0
 */
export const lotDuties = {
  "expiry-ahead": {
    clause: "5.2.3",
    calendar: "aroundTheClock",
    starts: { entered: ahead, expiryCorrected: ahead },
    meets: { warned: true },
    waives: { expired: true },
    whenDue: { command: "warn", input: () => ({}) },
  },
  "lot-expiry": {
    clause: "5.2.3",
    calendar: "aroundTheClock",
    starts: { entered: expiredInTime, expiryCorrected: expiredInTime },
    meets: { expired: true },
    whenDue: { command: "expire", input: () => ({}) },
  },
} satisfies Readonly<Record<string, DutyDefinition<LotShape>>>
