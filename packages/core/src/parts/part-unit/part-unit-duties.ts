/** What is owed on a part unit: that its expiry is told ahead, and noted on its day (clause 5.2.3). */
import type { DutyDefinition, DutyStart } from "../../engine/duty-definition.ts"
import type { Policy } from "../../regulation/policy.ts"
import { expiredInTime, type Expiring, lookedAtAhead } from "../expiry.ts"
import type { PartUnit } from "./part-unit-record.ts"
import type { PartUnitShape } from "./part-unit-shape.ts"

type Starts = (data: unknown, unit: PartUnit, policy: Policy) => DutyStart | undefined

// What is installed, came back defective or is gone is not the store's to watch.
const inTheStore = ({ status }: PartUnit) => status !== "installed" && status !== "defective"
const ahead: Starts = (_data, unit, policy) => (inTheStore(unit) ? lookedAtAhead(unit, policy) : undefined)
const onItsDay: Starts = (_data, unit) => (inTheStore(unit) ? expiredInTime(unit) : undefined)
const aheadAgain = (data: Expiring, _unit: unknown, policy: Policy) => lookedAtAhead(data, policy)
const gone = { installed: true, sentBack: true, scrapped: true, lost: true } as const

/**
 * The duties of a part unit. Both are the desk's own: when the policy's days before the expiry begin, and on the day
 * itself.
 *
 * @category part unit
 * @since 0.1.0
 */
export const partUnitDuties = {
  "expiry-ahead": {
    clause: "5.2.3",
    calendar: "aroundTheClock",
    starts: { entered: ahead, arrived: ahead, moved: aheadAgain, recovered: ahead },
    meets: { warned: true },
    waives: { expired: true, ...gone },
    whenDue: { command: "warn", input: () => ({}) },
  },
  "unit-expiry": {
    clause: "5.2.3",
    calendar: "aroundTheClock",
    starts: { entered: onItsDay, arrived: onItsDay, moved: expiredInTime, recovered: onItsDay },
    meets: { expired: true },
    waives: gone,
    whenDue: { command: "expire", input: () => ({}) },
  },
} satisfies Readonly<Record<string, DutyDefinition<PartUnitShape>>>
