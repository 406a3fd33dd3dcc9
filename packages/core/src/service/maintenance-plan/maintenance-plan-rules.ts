/** When a plan may start, and what can be true of its visits. */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import { rhythmDaysMin } from "../../time/rhythm.ts"
import type { MaintenancePlanShape } from "./maintenance-plan-shape.ts"

const rule = ruleOf<MaintenancePlanShape>()

/**
 * The rules of a maintenance plan.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const maintenancePlanRules = {
  "unit-in-use": rule({
    clause: "3.1.2",
    on: ["start", "openVisit"],
    mend: "installedUnit.register",
    check: (plan, input, { facts: { unit } }) => {
      if (unit === undefined) return unknown("unit")
      return (unit !== null && unit.status !== "retired") || fails({ unit: "unit" in input ? input.unit : plan.unit })
    },
  }),
  "rhythm-given": rule({
    clause: "1.2",
    on: ["start", "changeRhythm"],
    check: (_plan, { rhythm: { time, use } }) => time !== undefined || use !== undefined || fails(),
  }),
  "lead-shorter-than-rhythm": rule({
    clause: "3.2.1",
    on: ["start", "changeRhythm"],
    check: (_plan, { rhythm: { time }, leadDays }) => {
      const days = time === undefined ? undefined : rhythmDaysMin(time)
      return leadDays === undefined || days === undefined || leadDays < days || fails({ leadDays, days })
    },
  }),
  "plan-ends-after-it-began": rule({
    clause: "1.2",
    on: ["start"],
    check: (_plan, { endsAt }, { occurredAt }) =>
      endsAt === undefined || endsAt > occurredAt || fails({ endsAt: new Date(endsAt).toISOString() }),
  }),
  "visit-is-next": rule({
    clause: "3.2.1",
    on: ["openVisit", "skipVisit"],
    check: ({ schedule: { next } }, { occasion }) =>
      occasion === next?.day || fails({ occasion, next: next?.day ?? null }),
  }),
  "visit-is-due": rule({
    clause: "3.2.1",
    on: ["openVisit"],
    check: ({ schedule: { next } }, _input, { occurredAt }) =>
      next === undefined || occurredAt >= next.openAt || fails({ openAt: new Date(next.openAt).toISOString() }),
  }),
  "visit-is-open": rule({
    clause: "3.4.3",
    on: ["recordVisit", "loseVisit"],
    check: ({ open }, { occasion }) =>
      open.some(({ day }) => day === occasion) || fails({ occasion, open: open.map(({ day }) => day) }),
  }),
  "use-counts-up": rule({
    clause: "3.4.2",
    on: ["takeReading"],
    check: ({ readings }, { total }) => {
      const last = readings.at(-1)
      return last === undefined || total >= last.total || fails({ total, last: last.total })
    },
  }),
}
